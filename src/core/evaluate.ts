import type { Criterion } from "../model/criterion.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { ExcludeRule } from "../model/rule.ts";
import type { Fields } from "../model/workload.ts";
import type { Truth } from "./compare.ts";
import { attributesRead, evaluateCondition, fieldsRead } from "./condition.ts";
import { derive, withDefaults } from "./fields.ts";
import { memoized } from "./memo.ts";
import { emptyValues, fillValues, score, type Scoring, type StatedOrder, type Values } from "./score.ts";
import { screen, type Screening } from "./screen.ts";
import { QUANTILES } from "./sample-value.ts";
import {
  attributesOfFunction,
  fieldsBehind,
  fieldsOfFunction,
  quantileLookup,
  slotModel,
  variantLookup,
  type SlotModel,
} from "./slot-model.ts";
import type { ValueLookup } from "./value-function.ts";
import type { WeightSpace } from "./weights.ts";

/** How one option stands: its best variant, or the nearest miss when none is eligible. */
export interface Standing {
  readonly variant: number;
  readonly status: "eligible" | "undetermined" | "excluded";
  /** Share of the quantiles of its unknowns, all taken alike, at which it meets every must: 1 when eligible. */
  readonly chance: number;
  /** Midpoint score and its bounds; 0 to 1. */
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

export interface Evaluation {
  readonly fields: Fields;
  /** Rules that state a hard condition for this workload, and those that state only a preference. */
  readonly hard: readonly ExcludeRule[];
  readonly soft: readonly ExcludeRule[];
  readonly criteria: readonly Criterion[];
  readonly values: readonly Values[];
  /** Objectives with an active criterion, and the admissible weights over them. */
  readonly objectives: readonly string[];
  readonly space: WeightSpace;
  readonly order: StatedOrder;
  /** Point weight of each active criterion. */
  readonly weights: Float64Array;
  /** Share of each active criterion within its objective. */
  readonly shares: Float64Array;
  /** One for each option, in the order of the knowledge base. */
  readonly standings: readonly Standing[];
  /** Options that are not excluded: those that surely meet every must before those that may, best score first. */
  readonly ranking: readonly number[];
}

export interface Evaluator {
  readonly model: SlotModel;
  /** Indices of the variants of each active option. */
  readonly groups: readonly (readonly number[])[];
  /** Derive, screen and score: one pure function of the fields. What a changed answer does not touch is reused. */
  evaluate(stated: Fields): Evaluation;
  /** Truth of a rule's condition for each variant. */
  truths(rule: ExcludeRule, fields: Fields): readonly Truth[];
}

/** Prepares a category once; each later evaluation costs only what its changed answers touch. */
export function createEvaluator(knowledge: CategoryKnowledge): Evaluator {
  const model = slotModel(knowledge);
  const groups = variantGroups(model);
  const lookups = variantLookups(model);
  const truths = memoized(
    (rule: ExcludeRule, fields) => lookups(fields).map((lookup) => evaluateCondition(rule.require, lookup)),
    (rule) => fieldsBehind(model, fieldsRead(rule.require), attributesRead(rule.require)),
  );
  const values = memoized<Criterion, Values>(
    () => emptyValues(model.variants.length),
    (criterion) =>
      fieldsBehind(model, fieldsOfFunction(criterion.value), attributesOfFunction(criterion.value)),
  );
  const evaluate = (stated: Fields): Evaluation => {
    const fields = derive(withDefaults(stated, knowledge.questions), model.deriveRules, model.levels);
    const screening = screen(model, fields, truths);
    const scoring = score(model, fields, values);
    fillValues(scoring, screening, lookups(fields));
    const chance = (variant: number) => chanceOf(model, screening, lookups(fields)[variant]);
    const standings = groups.map((group) => standingOf(group, screening, scoring, chance));
    return { fields, ...screening, ...scoring, standings, ranking: rank(standings) };
  };
  return { model, groups, evaluate, truths };
}

/** One lookup for each variant, made once for each set of fields. */
function variantLookups(model: SlotModel): (fields: Fields) => readonly ValueLookup[] {
  const made = new WeakMap<Fields, readonly ValueLookup[]>();
  return (fields) => {
    let lookups = made.get(fields);
    if (lookups === undefined) {
      lookups = model.variants.map((variant) => variantLookup(model, variant, fields));
      made.set(fields, lookups);
    }
    return lookups;
  };
}

function variantGroups(model: SlotModel): number[][] {
  const groups = new Map<string, number[]>();
  model.variants.forEach((variant, index) => {
    const group = groups.get(variant.option.id);
    if (group === undefined) groups.set(variant.option.id, [index]);
    else group.push(index);
  });
  return [...groups.values()];
}

/**
 * The variant an option is judged by: the best-scored of those that surely meet every must, else of those that may, else
 * the one that violates the fewest musts, and of them the fewest that nobody can change.
 */
function standingOf(
  group: readonly number[],
  screening: Screening,
  scoring: Scoring,
  chanceOfVariant: (variant: number) => number,
): Standing {
  const candidates = group.map((variant) => ({
    variant,
    violated: screening.violated[variant] ?? 0,
    given: screening.given[variant] ?? 0,
    open: Math.min(1, screening.undetermined[variant] ?? 0),
    ...(screening.violated[variant] === 0 ? scoreOf(variant, scoring) : { score: 0, low: 0, high: 0 }),
  }));
  const best = candidates.reduce((a, b) => {
    const order =
      a.violated - b.violated ||
      a.given - b.given ||
      (a.violated > 0 ? 0 : a.open - b.open) ||
      b.score - a.score;
    return order <= 0 ? a : b;
  });
  const { variant, score, low, high } = best;
  if (best.violated > 0) return { variant, status: "excluded", chance: 0, score, low, high };
  if (best.open === 0) return { variant, status: "eligible", chance: 1, score, low, high };
  return { variant, status: "undetermined", chance: chanceOfVariant(variant), score, low, high };
}

/** How many of the quantiles of what is unknown about a variant meet every hard condition. */
function chanceOf(model: SlotModel, { hard }: Screening, lookup: ValueLookup | undefined): number {
  if (lookup === undefined) return 0;
  const quantiles = Array.from({ length: QUANTILES }, (_, q) => (q + 0.5) / QUANTILES);
  const met = quantiles.filter((u) => {
    const definite = quantileLookup(lookup, model.types, () => u);
    return hard.every((rule) => evaluateCondition(rule.require, definite) === "met");
  });
  return met.length / QUANTILES;
}

function scoreOf(
  variant: number,
  { values, weights }: Scoring,
): { score: number; low: number; high: number } {
  let low = 0;
  let high = 0;
  for (let c = 0; c < values.length; c++) {
    low += (weights[c] ?? 0) * (values[c]?.low[variant] ?? 0);
    high += (weights[c] ?? 0) * (values[c]?.high[variant] ?? 0);
  }
  return { score: (low + high) / 2, low, high };
}

/** Options that surely meet every must come first, then those that may, then those that hardly do; each by score. */
function rank(standings: readonly Standing[]): number[] {
  const tier = (option: number) => {
    const chance = standings[option]?.chance ?? 0;
    return chance === 1 ? 0 : chance > 0 ? 1 : 2;
  };
  return standings
    .map((_, option) => option)
    .filter((option) => standings[option]?.status !== "excluded")
    .sort((a, b) => tier(a) - tier(b) || (standings[b]?.score ?? 0) - (standings[a]?.score ?? 0));
}
