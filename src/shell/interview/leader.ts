import { createEvaluator, type Evaluator } from "../../core/evaluate.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Workload } from "../../model/workload.ts";
import { fieldsOf } from "../../core/fields.ts";
import { decimals, listed } from "../../render/text.ts";

/** Says in one line who leads under the answers so far; one line for each category. */
export function leaderLines(base: KnowledgeBase): (workload: Workload) => string[] {
  const evaluators = base.categories.map((knowledge) => createEvaluator(knowledge));
  return (workload) =>
    evaluators.flatMap((evaluator) =>
      workload.flows.map((flow) => leaderLine(evaluator, fieldsOf(workload, flow))),
    );
}

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
