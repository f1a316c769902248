import type { WeightFlip } from "../model/decision.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";
import { leadersOf, winnerOf } from "./flips.ts";
import { admits, centroid } from "./weights.ts";

/**
 * The smallest change of one objective's weight that lets a rival reach the leader, the other weights rescaled in
 * proportion. Exact: both scores are linear in the moved weight. Nothing when no single weight flips the winner.
 */
export function weightFlip(evaluator: Evaluator, evaluation: Evaluation): WeightFlip | undefined {
  const leaders = leadersOf(evaluation);
  const [leader] = leaders;
  if (leader === undefined || leaders.length > 1) return undefined;
  const weights = centroid(evaluation.space);
  const rivals = evaluation.ranking.filter((option) => option !== leader);
  const flips = evaluation.objectives.flatMap((_, k) =>
    rivals.flatMap((rival) => {
      const to = crossing(weights, k, objectiveGaps(evaluation, leader, rival));
      return to === undefined ? [] : [{ k, rival, to, change: Math.abs(to - (weights[k] ?? 0)) }];
    }),
  );
  if (flips.length === 0) return undefined;
  const { k, rival, to } = flips.reduce((a, b) => (b.change < a.change ? b : a));
  const objective = evaluation.objectives[k] ?? "";
  return {
    objective,
    title:
      evaluator.model.knowledge.category.objectives.find(({ id }) => id === objective)?.title ?? objective,
    from: weights[k] ?? 0,
    to,
    withinOrder: admits(evaluation.space, rescaled(weights, k, to)),
    ...winnerOf(evaluator, rival),
  };
}

/** Value of the leader minus value of the rival on each objective. */
function objectiveGaps(evaluation: Evaluation, leader: number, rival: number): Float64Array {
  const gaps = new Float64Array(evaluation.objectives.length);
  const middle = (c: number, option: number) => {
    const variant = evaluation.standings[option]?.variant ?? -1;
    return ((evaluation.values[c]?.low[variant] ?? 0) + (evaluation.values[c]?.high[variant] ?? 0)) / 2;
  };
  evaluation.criteria.forEach((criterion, c) => {
    const k = evaluation.objectives.indexOf(criterion.objective);
    gaps[k] = (gaps[k] ?? 0) + (evaluation.shares[c] ?? 0) * (middle(c, leader) - middle(c, rival));
  });
  return gaps;
}

/** Where the leader's margin vanishes when weight k moves to t and the others scale by (1 - t) / (1 - w). */
function crossing(weights: Float64Array, k: number, gaps: Float64Array): number | undefined {
  const own = weights[k] ?? 0;
  if (own >= 1) return undefined;
  const rest =
    weights.reduce((sum, weight, i) => (i === k ? sum : sum + weight * (gaps[i] ?? 0)), 0) / (1 - own);
  const slope = (gaps[k] ?? 0) - rest;
  if (slope === 0) return undefined;
  const to = rest === 0 ? 0 : -rest / slope;
  return to >= 0 && to <= 1 ? to : undefined;
}

function rescaled(weights: Float64Array, k: number, to: number): Float64Array {
  const own = weights[k] ?? 0;
  return weights.map((weight, i) => (i === k ? to : (weight * (1 - to)) / (1 - own)));
}
