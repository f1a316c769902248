import { hasBit } from "../bits.ts";
import { tierOf, type Evaluation, type Evaluator } from "../evaluate.ts";
import { chanceOf } from "../rule-truths.ts";
import { openRules, type Screening } from "../screen.ts";

/** A variant that violates no must. */
export interface FittingVariant {
  readonly option: number;
  readonly variant: number;
  /** A must is open, or it surely meets all of them. */
  readonly isOpen: boolean;
}

/** What the musts say of the variants. */
export type Musts = Pick<Screening, "hard" | "violated" | "undetermined">;

/** All variants that violate none of the musts. */
export function fittingVariants({ groups }: Evaluator, { violated, undetermined }: Musts): FittingVariant[] {
  return groups.flatMap((group, option) =>
    group
      .filter((variant) => !hasBit(violated, variant))
      .map((variant) => ({ option, variant, isOpen: hasBit(undetermined, variant) })),
  );
}

/**
 * The variants that options can be judged by: those that leave nothing open, and where an option has none of these, all that
 * fit. Which of them it is judged by is a matter of their scores, and so of the weights.
 */
export function classVariants(evaluator: Evaluator, { screening, standings }: Evaluation): FittingVariant[] {
  return fittingVariants(evaluator, screening).filter(
    ({ option, isOpen }) => !isOpen || standings[option]?.status === "undetermined",
  );
}

/** The tier that its option is in with this variant, under these musts. */
export function tierWith(musts: Musts, { option, variant, isOpen }: FittingVariant): number {
  if (!isOpen) return 0;
  return tierOf({ status: "undetermined", chance: chanceOf(variant, openRules(musts, option, variant)) });
}

/** Middle of the values of a fitting variant on each active criterion, added up with these weights. */
export function weighted({ values }: Evaluation, variant: number, weights: ArrayLike<number>): number {
  return values.reduce(
    (sum, { low, high }, c) =>
      sum + ((weights[c] ?? 0) * ((low[variant] ?? NaN) + (high[variant] ?? NaN))) / 2,
    0,
  );
}
