import type { Evaluation, Evaluator } from "../evaluate.ts";
import { classVariants, fittingVariants, type FittingVariant } from "./class-variants.ts";
import type { Line } from "./contest.ts";
import { holdsAgainst } from "./thresholds.ts";

/**
 * Two looks at a growing field, at a quarter and at three quarters of a part of its way in which nothing changes but what moves
 * with its logarithm. The part begins with the way; `share` is how much of it it is.
 */
export interface Looks {
  readonly early: Evaluation;
  /** Scores of all variants at the two places. */
  readonly scores: readonly [Float64Array, Float64Array];
  readonly share: number;
}

/** The lines of all options as they are judged, to the end of the part. */
export function linesOf(evaluator: Evaluator, looks: Looks): Line[] {
  const variants = classVariants(evaluator, looks.early);
  return variants.map((variant) => lineOf(variant.option, variant, { ...looks, share: 1 }));
}

/**
 * The best that can become of rivals to the end of the whole way: each of their variants stands for itself, as if it met every
 * must that holds its values against the field. The leaders stay as they are.
 */
export function reachOf(
  evaluator: Evaluator,
  leaders: ReadonlySet<number>,
  looks: Looks,
  field: string,
): Line[] {
  const own = classVariants(evaluator, looks.early).filter(({ option }) => leaders.has(option));
  const hard = looks.early.hard.filter((rule) => !holdsAgainst(rule, field));
  // Without standings: the chances in them are those under all musts.
  const rivals = fittingVariants(evaluator, { ...looks.early, hard, standings: [] });
  const count = evaluator.groups.length;
  return [
    ...own.map((variant) => lineOf(variant.option, variant, looks)),
    ...rivals
      .filter(({ option }) => !leaders.has(option))
      .map((variant) => lineOf(count + variant.variant, variant, looks)),
  ];
}

function lineOf(option: number, { tier, variant }: FittingVariant, { scores, share }: Looks): Line {
  const [early, late] = scores.map((all) => all[variant]!) as [number, number];
  const slope = (late - early) / (share / 2);
  const from = early - (slope * share) / 4;
  return { option, tier, from, to: from + slope };
}
