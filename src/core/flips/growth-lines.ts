import type { Evaluation, Evaluator } from "../evaluate.ts";
import { classVariants, fittingVariants, weighted, type FittingVariant } from "./class-variants.ts";
import type { Line } from "./contest.ts";

/**
 * Two looks at a growing field, at a quarter and at three quarters of a part of its way between which nothing changes but what
 * moves with its logarithm; the part is given by its share of the way.
 */
export interface Looks {
  readonly early: Evaluation;
  readonly late: Evaluation;
  readonly share: number;
}

/** The lines of all options as they are judged, to the end of the part. */
export function linesOf(evaluator: Evaluator, looks: Looks): Line[] {
  const variants = classVariants(evaluator, looks.early);
  return variants.map((variant) => lineOf(variant.option, variant, { ...looks, share: 1 }));
}

/**
 * The best that can become of rivals to the end of the whole way, on which they only get worse: each of their variants that fits
 * now stands for itself. The leaders stay as they are.
 */
export function reachOf(evaluator: Evaluator, leaders: ReadonlySet<number>, looks: Looks): Line[] {
  const own = classVariants(evaluator, looks.early).filter(({ option }) => leaders.has(option));
  const rivals = fittingVariants(evaluator, looks.early).filter(({ option }) => !leaders.has(option));
  const count = evaluator.groups.length;
  return [
    ...own.map((variant) => lineOf(variant.option, variant, looks)),
    ...rivals.map((variant) => lineOf(count + variant.variant, variant, looks)),
  ];
}

function lineOf(option: number, { tier, variant }: FittingVariant, { early, late, share }: Looks): Line {
  const score = (evaluation: Evaluation) => weighted(evaluation, variant, evaluation.weights);
  const slope = (score(late) - score(early)) / (share / 2);
  const from = score(early) - (slope * share) / 4;
  return { option, tier, from, to: from + slope };
}
