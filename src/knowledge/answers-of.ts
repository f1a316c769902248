import type { Question } from "../model/question.ts";

/** The answers that a question offers by name; nothing where they are names of components, slots or objectives. */
export function answersOf(type: Question["type"]): string[] | undefined {
  switch (type.kind) {
    case "boolean":
      return ["true", "false"];
    case "levels":
      return Object.keys(type.levels);
    case "enum":
      return Object.keys(type.values);
    case "set":
      return Object.keys(type.of);
    case "number":
      return Object.keys(type.choices);
    case "components":
    case "slots":
    case "order":
      return undefined;
  }
}
