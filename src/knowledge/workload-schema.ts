import { z } from "zod";
import { contextMapShape } from "./context-map-schema.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { ContextMap } from "../model/context-map.ts";
import type { Question } from "../model/question.ts";

/** The word for "don't know", accepted by every question. */
export const UNKNOWN = "unknown";

/** All questions of a base, each once, in the order of the interview. */
export function questionsOf(base: KnowledgeBase): Question[] {
  const all = new Map(base.categories.flatMap(({ questions }) => questions).map((q) => [q.field, q]));
  return [...all.values()].sort((a, b) => a.position - b.position);
}

/**
 * The schema of a workload file, built from the questions: every field is a plain answer, or `{value, strength}`, or
 * `unknown`. Fields about a flow may stand at the top, where they hold for every flow, or under it.
 */
export function workloadSchema(base: KnowledgeBase): z.ZodType<WrittenWorkload> {
  const questions = questionsOf(base);
  const shapeOf = (among: readonly Question[]) =>
    Object.fromEntries(among.map((question) => [question.field, fieldSchema(question, base).optional()]));
  const flow = z
    .strictObject({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected a kebab-case id"),
      ...shapeOf(questions.filter(({ scope }) => scope === "flow")),
    })
    .meta({ description: "One stream of messages with its own requirements." });
  return z
    .strictObject({
      name: z.string().optional().meta({ description: "What the workload is called in the record." }),
      description: z.string().optional().meta({ description: "Where it comes from, in a sentence or two." }),
      ...shapeOf(questions),
      flows: z.array(flow).min(1).optional(),
      ...contextMapShape(base),
    })
    .meta({
      title: "arch-map workload",
      description: "What a system needs, as far as it is known.",
    }) as never;
}

export type WrittenField = unknown;
export interface WrittenWorkload {
  name?: string;
  description?: string;
  flows?: ({ id: string } & Record<string, WrittenField>)[];
  teams?: ContextMap["teams"];
  contexts?: ContextMap["contexts"];
  relations?: ContextMap["relations"];
  services?: ContextMap["services"];
  [field: string]: WrittenField;
}

function fieldSchema(question: Question, base: KnowledgeBase): z.ZodType {
  const value = valueSchema(question, base);
  const stated = z.strictObject({ value, strength: z.enum(["must", "prefer"]) });
  return z
    .union([value, stated, z.literal(UNKNOWN)])
    .meta({ title: question.title, description: [question.prompt, question.help].filter(Boolean).join(" ") });
}

/** What a plain answer to a question can be. */
export function valueSchema(question: Question, base: KnowledgeBase): z.ZodType {
  const { type } = question;
  switch (type.kind) {
    case "boolean":
      return z.boolean();
    case "levels":
      return z.enum(Object.keys(type.levels));
    case "enum":
      return z.enum(Object.keys(type.values));
    case "set":
      return listOf(z.enum(Object.keys(type.of)));
    case "number":
      return z.number().min(type.min).max(type.max).meta({ unit: type.unit });
    case "components":
      return type.many ? listOf(componentSchema(base)) : componentSchema(base);
    case "slots":
      return listOf(z.enum(slotNames(base)));
    case "order": {
      const objective = z.enum(objectivesOf(base));
      return z.array(z.union([objective, z.array(objective).min(2)])).min(1);
    }
  }
}

/** A list, or its only item; the item first, since what is wrong about a single name is told best as such. */
function listOf(item: z.ZodType): z.ZodType {
  return z.union([item, z.array(item)]);
}

/** What can be decided: categories, and slots as `category/slot` where a category has several. */
export function slotNames(base: KnowledgeBase): string[] {
  return base.categories.flatMap(({ category: { id, slots } }) => [
    id,
    ...(slots.length === 1 ? [] : slots.map((slot) => `${id}/${slot.id}`)),
  ]);
}

/** Names that stand for something that is operated: components, options that have none, and kinds of them. */
export function componentNames(base: KnowledgeBase): string[] {
  const names = base.categories.flatMap(
    (one) => one.names ?? one.options.flatMap(({ id, kinds }) => [id, ...(kinds ?? [])]),
  );
  return [...new Set([...base.components.map(({ id }) => id), ...names])].sort();
}

function componentSchema(base: KnowledgeBase): z.ZodType {
  const other = z.string().regex(/^other:.+$/, { error: "expected other:<name>", abort: true });
  return z.union([z.enum(componentNames(base)), other]);
}

function objectivesOf(base: KnowledgeBase): string[] {
  return [...new Set(base.categories.flatMap(({ category }) => category.objectives.map(({ id }) => id)))];
}
