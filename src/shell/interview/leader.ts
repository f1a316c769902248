import { createEvaluator, type Evaluator } from "../../core/evaluate.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Workload } from "../../model/workload.ts";
import { fieldsOf } from "../../core/fields.ts";
import { fieldsInCategory, titleOfSlot, type SlotKnowledge } from "../../core/slots.ts";
import { decimals, listed } from "../../render/text.ts";

export type LeaderLines = (workload: Workload, slots: readonly SlotKnowledge[]) => string[];

/** Says in one line who leads under the answers so far; one line for each slot, or none where they are many. */
export function leaderLines(base: KnowledgeBase): LeaderLines {
  const evaluators = new Map<SlotKnowledge, Evaluator>();
  const evaluatorOf = (slot: SlotKnowledge) => {
    const evaluator = evaluators.get(slot) ?? createEvaluator(slot.knowledge);
    evaluators.set(slot, evaluator);
    return evaluator;
  };
  return (workload, slots) =>
    slots.length > MANY
      ? []
      : slots.map((slot) => {
          const [flow] = workload.flows;
          const stated = slot.slot.perFlow && flow !== undefined ? fieldsOf(workload, flow) : workload.fields;
          const line = leaderLine(evaluatorOf(slot), fieldsInCategory(base, slot.knowledge, stated));
          return slots.length === 1 ? line : `${titleOfSlot(slot)}: ${line}`;
        });
}

/** More lines than this after every answer would bury the next question. */
const MANY = 4;

function leaderLine(evaluator: Evaluator, fields: Workload["fields"]): string {
  const { ranking, standings } = evaluator.evaluate(fields);
  const [leader] = ranking;
  if (leader === undefined) return `Nothing fits any more: all ${standings.length} options are removed.`;
  const scoreOf = (option: number) => standings[option]?.score ?? 0;
  const level = ranking.filter((option) => Math.abs(scoreOf(option) - scoreOf(leader)) < SAME);
  const next = ranking[level.length];
  const titles = level.map((option) => titleOf(evaluator, option));
  const shown = titles.length > 3 ? [...titles.slice(0, 2), `${titles.length - 2} more`] : titles;
  return [
    `So far: ${listed(shown)} ${level.length > 1 ? "lead level" : "leads"} with ${decimals(scoreOf(leader))}`,
    ...(next === undefined ? [] : [`, then ${titleOf(evaluator, next)} with ${decimals(scoreOf(next))}`]),
    `; ${ranking.length} of ${standings.length} options still fit.`,
  ].join("");
}

/** Differences below this are rounding, not merit. */
const SAME = 1e-9;

function titleOf({ model, groups }: Evaluator, option: number): string {
  return model.variants[groups[option]?.[0] ?? -1]?.option.title ?? "";
}
