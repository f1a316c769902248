import type { Assessment, ComparedStanding } from "../model/comparison.ts";
import type { Violation } from "../model/decision.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { Option } from "../model/option.ts";
import type { Fields } from "../model/workload.ts";
import type { Column } from "./compared-values.ts";
import { createEvaluator, type Evaluation, type Evaluator, type Standing } from "./evaluate.ts";
import { contributionsOf, violationsOf } from "./explain.ts";
import { optionInSlot, type SlotKnowledge } from "./slots.ts";

/**
 * How each column does under the stated fields, in the best of the column's own variants. Scales are fixed, so that a column
 * can be evaluated by itself: what stands beside it changes nothing.
 */
export function assess(
  { knowledge, slot }: SlotKnowledge,
  columns: readonly Column[],
  fields: Fields,
): Pick<Assessment, "criteria" | "standings"> {
  const standings = columns.map(({ id, option }) =>
    standingOf(knowledge, id, optionInSlot(option, slot.id), fields),
  );
  const { criteria, weights } = createEvaluator({ ...knowledge, options: [] }).evaluate(fields);
  return {
    criteria: criteria.map(({ id }, c) => ({
      criterion: id,
      weight: weights[c] ?? 0,
      difference: differenceOf(id, standings),
    })),
    standings,
  };
}

function differenceOf(criterion: string, standings: readonly ComparedStanding[]): number {
  const parts = standings.flatMap(({ contributions }) =>
    contributions.filter((part) => part.criterion === criterion).map(({ contribution }) => contribution),
  );
  return parts.length === 0 ? 0 : Math.max(...parts) - Math.min(...parts);
}

function standingOf(
  knowledge: CategoryKnowledge,
  id: string,
  option: Option,
  fields: Fields,
): ComparedStanding {
  const evaluator = createEvaluator({ ...knowledge, options: [option] });
  const evaluation = evaluator.evaluate(fields);
  const standing = evaluation.standings[0];
  const variant = evaluator.model.variants[standing?.variant ?? -1];
  if (standing === undefined || variant === undefined) {
    return { column: id, status: "inactive", contributions: [], violated: [], undetermined: [] };
  }
  const unmet = violationsOf(evaluator, evaluation.fields, standing.variant, evaluation.hard);
  return {
    column: id,
    status: standing.status,
    mode: variant.mode,
    offering: variant.offering,
    ...scored(evaluator, evaluation, standing),
    violated: unmet.filter(({ status }) => status === "violated").map(mustOf),
    undetermined: unmet.filter(({ status }) => status === "undetermined").map(mustOf),
  };
}

/** What is removed has no score: it is not in the running. */
function scored(
  evaluator: Evaluator,
  evaluation: Evaluation,
  { variant, status, low, high }: Standing,
): Pick<ComparedStanding, "score" | "low" | "high" | "contributions"> {
  if (status === "excluded") return { contributions: [] };
  const contributions = contributionsOf(evaluator, evaluation, variant);
  return {
    score: Math.min(
      1,
      contributions.reduce((sum, { contribution }) => sum + contribution, 0),
    ),
    low,
    high,
    contributions: contributions.map(({ criterion, value, contribution }) => ({
      criterion,
      value,
      contribution,
    })),
  };
}

function mustOf({ rule, title, because }: Violation) {
  return { rule, title, because };
}
