import { evaluateCondition } from "../condition.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { QUANTILES } from "../sample-value.ts";
import { quantileLookup, variantLookup } from "../slot-model.ts";
import { tierOf } from "./leaders.ts";

/** A variant that violates nothing, and the tier that its option would be in with it. */
export interface FittingVariant {
  readonly option: number;
  readonly variant: number;
  readonly tier: number;
}

/** All variants that violate no must. */
export function fittingVariants(evaluator: Evaluator, evaluation: Evaluation): FittingVariant[] {
  return fitting(evaluator, evaluation).map(({ option, variant, isOpen }) => ({
    option,
    variant,
    tier: isOpen ? openTier(evaluator, evaluation, option, variant) : 0,
  }));
}

/**
 * The variants that options can be judged by: those that leave nothing open, and where an option has none of these, all that
 * fit. Which of them it is judged by is a matter of their scores, and so of the weights.
 */
export function classVariants(evaluator: Evaluator, evaluation: Evaluation): FittingVariant[] {
  return fitting(evaluator, evaluation)
    .filter(({ option, isOpen }) => !isOpen || evaluation.standings[option]?.status === "undetermined")
    .map(({ option, variant, isOpen }) => ({
      option,
      variant,
      tier: isOpen ? openTier(evaluator, evaluation, option, variant) : 0,
    }));
}

function fitting(evaluator: Evaluator, evaluation: Evaluation) {
  const truths = evaluation.hard.map((rule) => evaluator.truths(rule, evaluation.fields));
  const has = (variant: number, truth: string) => truths.some((row) => row[variant] === truth);
  return evaluator.groups.flatMap((group, option) =>
    group
      .filter((variant) => !has(variant, "violated"))
      .map((variant) => ({ option, variant, isOpen: has(variant, "undetermined") })),
  );
}

function openTier(evaluator: Evaluator, evaluation: Evaluation, option: number, variant: number): number {
  const standing = evaluation.standings[option];
  const known = standing?.status === "undetermined" && standing.variant === variant;
  const chance = known ? standing.chance : chanceOf(evaluator, evaluation, variant);
  return tierOf({ status: "undetermined", chance });
}

/** Share of the quantiles of what is unknown about a variant, all taken alike, at which it meets every hard condition. */
function chanceOf({ model }: Evaluator, { hard, fields }: Evaluation, variant: number): number {
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
