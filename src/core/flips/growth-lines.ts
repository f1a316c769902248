import type { Evaluation, Evaluator } from "../evaluate.ts";
import { addBits, noBits } from "../bits.ts";
import { valueBounds } from "../value-function.ts";
import {
  classVariants,
  fittingVariants,
  tierWith,
  weighted,
  type FittingVariant,
  type Musts,
} from "./class-variants.ts";
import type { Line } from "./contest.ts";
import { holdsAgainst } from "./thresholds.ts";

/**
 * Two looks at a growing field, at a quarter and at three quarters of a part of its way in which nothing changes but what moves
 * with its logarithm. The part begins with the way; `share` is how much of it it is.
 */
export interface Looks {
  readonly early: Evaluation;
  readonly late: Evaluation;
  readonly share: number;
}

/** The lines of all options that can matter, as they are judged, to the end of the part. */
export function linesOf(evaluator: Evaluator, leaders: ReadonlySet<number>, looks: Looks): Line[] {
  const part = { ...looks, share: 1 };
  const variants = classVariants(evaluator, looks.early);
  const own = ownLines(evaluator, leaders, part, variants);
  const rivals = variants.filter(({ option }) => !leaders.has(option));
  return [
    ...own,
    ...rivalLines(evaluator, part, own, rivals, {
      musts: looks.early.screening,
      standsFor: ({ option }) => option,
    }),
  ];
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
  const own = ownLines(evaluator, leaders, looks, classVariants(evaluator, looks.early));
  const musts = without(looks.early, field, evaluator.model.variants.length);
  const rivals = fittingVariants(evaluator, musts).filter(({ option }) => !leaders.has(option));
  const count = evaluator.groups.length;
  return [
    ...own,
    ...rivalLines(evaluator, looks, own, rivals, { musts, standsFor: ({ variant }) => count + variant }),
  ];
}

/** The musts without those that hold recorded values against the field. */
function without({ screening }: Evaluation, field: string, size: number): Musts {
  const hard = screening.hard.filter(({ exclude }) => !holdsAgainst(exclude.rule, field));
  const [violated, undetermined] = [noBits(size), noBits(size)];
  for (const { results } of hard.map(({ truths }) => truths)) {
    for (const result of results) {
      addBits(violated, result.violated);
      addBits(undetermined, result.undetermined);
    }
  }
  return { hard, violated, undetermined };
}

function ownLines(
  evaluator: Evaluator,
  leaders: ReadonlySet<number>,
  looks: Looks,
  variants: readonly FittingVariant[],
): Line[] {
  return variants
    .filter(({ option }) => leaders.has(option))
    .map((one) => ({
      option: one.option,
      tier: tierWith(looks.early.screening, one),
      ...lineOf(evaluator, looks, one.variant),
    }));
}

/**
 * Rivals without those that nowhere come above a line of a leader that surely meets every must, whichever of its variants it is
 * judged by: a variant that surely does helps nothing while a better one that only may is what counts.
 */
function rivalLines(
  evaluator: Evaluator,
  looks: Looks,
  own: readonly Line[],
  rivals: readonly FittingVariant[],
  { musts, standsFor }: { musts: Musts; standsFor: (rival: FittingVariant) => number },
): Line[] {
  const unsure = new Set(own.flatMap(({ tier, option }) => (tier === 0 ? [] : [option])));
  const sure = own.filter(({ option }) => !unsure.has(option));
  return rivals.flatMap((one) => {
    const line = lineOf(evaluator, looks, one.variant);
    if (sure.some(({ from, to }) => line.from < from && line.to < to)) return [];
    return [{ option: standsFor(one), tier: tierWith(musts, one), ...line }];
  });
}

function lineOf(
  evaluator: Evaluator,
  { early, late, share }: Looks,
  variant: number,
): { from: number; to: number } {
  const first = scoreAt(evaluator, early, variant);
  const second = late === early ? first : scoreAt(evaluator, late, variant);
  const slope = (second - first) / (share / 2);
  const from = first - (slope * share) / 4;
  return { from, to: from + slope };
}

/** The score of a variant; where it is removed, evaluations leave it out. */
function scoreAt({ lookup: lookups }: Evaluator, evaluation: Evaluation, variant: number): number {
  const known = weighted(evaluation, variant, evaluation.weights);
  if (!Number.isNaN(known)) return known;
  const lookup = lookups(evaluation.fields, variant);
  return evaluation.criteria.reduce((sum, { value }, c) => {
    const { low, high } = valueBounds(value, lookup);
    return sum + ((evaluation.weights[c] ?? 0) * (low + high)) / 2;
  }, 0);
}
