import type { ExcludeRule } from "../../model/rule.ts";
import type { Fields } from "../../model/workload.ts";
import { evaluateCondition } from "../condition.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { QUANTILES } from "../sample-value.ts";
import { quantileLookup, variantLookup, type SlotModel } from "../slot-model.ts";
import { tierOf } from "./leaders.ts";

/** A variant that violates no must. */
export interface FittingVariant {
  readonly option: number;
  readonly variant: number;
  /** A must is open, or it surely meets all of them. */
  readonly isOpen: boolean;
}

/** All variants that violate none of the musts. */
export function fittingVariants(
  { groups, truths }: Evaluator,
  { hard, fields }: Pick<Evaluation, "hard" | "fields">,
): FittingVariant[] {
  const rows = hard.map((rule) => truths(rule, fields));
  const has = (variant: number, truth: string) => rows.some((row) => row[variant] === truth);
  return groups.flatMap((group, option) =>
    group
      .filter((variant) => !has(variant, "violated"))
      .map((variant) => ({ option, variant, isOpen: has(variant, "undetermined") })),
  );
}

/**
 * The variants that options can be judged by: those that leave nothing open, and where an option has none of these, all that
 * fit. Which of them it is judged by is a matter of their scores, and so of the weights.
 */
export function classVariants(evaluator: Evaluator, evaluation: Evaluation): FittingVariant[] {
  return fittingVariants(evaluator, evaluation).filter(
    ({ option, isOpen }) => !isOpen || evaluation.standings[option]?.status === "undetermined",
  );
}

/** The tier that its option is in with this variant, under these musts. */
export function tierWith(
  { model }: Evaluator,
  { hard, fields }: Pick<Evaluation, "hard" | "fields">,
  { variant, isOpen }: FittingVariant,
): number {
  if (!isOpen) return 0;
  return tierOf({ status: "undetermined", chance: chanceOf(model, hard, fields, variant) });
}

/** Share of the quantiles of what is unknown about a variant, all taken alike, at which it meets every hard condition. */
function chanceOf(model: SlotModel, hard: readonly ExcludeRule[], fields: Fields, variant: number): number {
  const lookup = variantLookup(model, model.variants[variant]!, fields);
  const met = Array.from({ length: QUANTILES }, (_, q) => (q + 0.5) / QUANTILES).filter((u) => {
    const definite = quantileLookup(lookup, model.types, () => u);
    return hard.every((rule) => evaluateCondition(rule.require, definite) === "met");
  });
  return met.length / QUANTILES;
}

/** Middle of the values of a variant on each active criterion, added up with these weights. */
export function weighted({ values }: Evaluation, variant: number, weights: ArrayLike<number>): number {
  return values.reduce(
    (sum, { low, high }, c) => sum + ((weights[c] ?? 0) * ((low[variant] ?? 0) + (high[variant] ?? 0))) / 2,
    0,
  );
}
