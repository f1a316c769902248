import type { WeightFlip } from "../../model/decision.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { admits, centroid } from "../weights.ts";
import { classVariants, tierWith, weighted } from "./class-variants.ts";
import { firstChange, type Change } from "./contest.ts";
import { leadersOf, winnerOf } from "./leaders.ts";

/**
 * The smallest change of one objective's weight, the others rescaled in proportion, beyond which another option leads; and,
 * where that breaks the stated order of objectives, the smallest one that keeps it. Exact: a variant's score is linear in the
 * moved weight, an option's is the maximum over its variants, and only a rival of the leader's tier can overtake it. Nothing
 * when no single weight does it.
 */
export function weightFlips(evaluator: Evaluator, evaluation: Evaluation): WeightFlip[] {
  const former = new Set(leadersOf(evaluation));
  return smallest(evaluator, evaluation, former, (leaders) => !leaders.some((option) => former.has(option)));
}

/** The same for one option: the smallest changes of one weight beyond which it leads. */
export function weightFlipsFor(evaluator: Evaluator, evaluation: Evaluation, option: number): WeightFlip[] {
  return smallest(evaluator, evaluation, new Set([option]), (leaders) => leaders.includes(option)).map(
    (flip) => ({ ...flip, ...winnerOf(evaluator, option) }),
  );
}

function smallest(
  evaluator: Evaluator,
  evaluation: Evaluation,
  watched: ReadonlySet<number>,
  holds: Parameters<typeof firstChange>[2],
): WeightFlip[] {
  if (evaluation.ranking.length === 0) return [];
  const variants = classVariants(evaluator, evaluation).map((one) => ({
    ...one,
    tier: tierWith(evaluation.screening, one),
  }));
  const weights = centroid(evaluation.space);
  const flips = evaluation.objectives
    .flatMap((_, k) => [0, 1].map((end) => ({ k, end })))
    .filter(({ k, end }) => weights[k] !== end && (weights[k] ?? 0) < 1)
    .flatMap((move) => {
      const change = firstChange(linesAlong(evaluation, variants, weights, move), watched, holds);
      return change === undefined ? [] : [flipOf(evaluator, evaluation, weights, move, change)];
    })
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
  const [first] = flips;
  const kept = first?.withinOrder === false ? flips.filter(({ withinOrder }) => withinOrder).slice(0, 1) : [];
  return first === undefined ? [] : [first, ...kept];
}

/** Objective `k` on the way from its weight to 0 or to 1. */
interface Move {
  k: number;
  end: number;
}

function linesAlong(
  evaluation: Evaluation,
  variants: readonly { option: number; variant: number; tier: number }[],
  weights: Float64Array,
  { k, end }: Move,
) {
  const criterionWeights = (objectives: Float64Array) =>
    Float64Array.from(
      evaluation.criteria,
      ({ objective }, c) =>
        (objectives[evaluation.objectives.indexOf(objective)] ?? 0) * (evaluation.shares[c] ?? 0),
    );
  const [before, after] = [criterionWeights(weights), criterionWeights(rescaled(weights, k, end))];
  return variants.map(({ option, tier, variant }) => ({
    option,
    tier,
    from: weighted(evaluation, variant, before),
    to: weighted(evaluation, variant, after),
  }));
}

/** So little beyond the place where a rival draws level that the order still holds there if it holds at all. */
const BEYOND = 1e-7;

function flipOf(
  evaluator: Evaluator,
  { objectives, space }: Evaluation,
  weights: Float64Array,
  { k, end }: Move,
  { at, leaders }: Change,
): WeightFlip {
  const objective = objectives[k] ?? "";
  const declared = evaluator.model.knowledge.category.objectives.find(({ id }) => id === objective);
  const from = weights[k] ?? 0;
  const to = from + at * (end - from);
  return {
    objective,
    title: declared?.title ?? objective,
    from,
    to,
    withinOrder: admits(space, rescaled(weights, k, to + Math.sign(end - from) * BEYOND)),
    ...winnerOf(evaluator, leaders[0] ?? -1),
  };
}

/** The weights with that of `k` at `to`, the others in proportion. */
function rescaled(weights: Float64Array, k: number, to: number): Float64Array {
  const own = weights[k] ?? 0;
  return weights.map((weight, i) => (i === k ? to : (weight * (1 - to)) / (1 - own)));
}
