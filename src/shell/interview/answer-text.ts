import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { FieldValue } from "../../model/workload.ts";
import { quantity } from "../../render/text.ts";
import { objectiveEntries, offeredBy } from "./entries.ts";

/** An answer in the words of its question. */
export function answerText(question: Question, value: FieldValue | undefined, base: KnowledgeBase): string {
  if (value === undefined) return "don't know";
  if (question.type.kind === "order") return orderText(value, base);
  if (question.type.kind === "number") return `${quantity(Number(value))} ${question.type.unit}`;
  const { entries, idsOf } = offeredBy(question, base);
  const names = idsOf(value).map((id) => entries.find((entry) => entry.id === id)?.name ?? id);
  return names.length === 0 ? "none" : names.join(", ");
}

/** Objectives from the most important; tied ones joined by "=". */
function orderText(value: FieldValue, base: KnowledgeBase): string {
  const titles = new Map(objectiveEntries(base).map(({ id, name }) => [id, name]));
  const groups = Array.isArray(value) ? value : [];
  return groups
    .map((group) =>
      [group]
        .flat()
        .map((id) => titles.get(id) ?? id)
        .join(" = "),
    )
    .join(", then ");
}
