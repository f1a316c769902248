import type { Criterion } from "../model/criterion.ts";
import type { Fields, Order } from "../model/workload.ts";
import type { Answers } from "./answers.ts";
import { MET, truthOf, type ConditionCode } from "./condition-code.ts";
import type { ByOption } from "./memo.ts";
import type { QuantileTable } from "./quantile-table.ts";
import type { SlotModel } from "./slot-model.ts";
import type { Term, ValueLookup } from "./value-function.ts";
import { centroid, weightSpace, type WeightSpace } from "./weights.ts";

/** Values of the variants that violate no must on one criterion, by variant: exact where low equals high. */
export interface Values {
  readonly low: number[];
  readonly high: number[];
  /** The terms that they are the mean of. */
  readonly terms: readonly ByOption<TermValues>[];
}

/** Values of some variants on one term, by variant; absent while nobody has asked. */
export interface TermValues {
  readonly term: Term;
  readonly low: number[];
  readonly high: number[];
  /** Where they differ: the value as a function of what is unknown, made when it is first sampled. */
  readonly tables: Map<number, QuantileTable<number>>;
}

/** The active criteria with their weights, and what the variants are worth on them. */
export interface Scoring {
  criteria: Criterion[];
  values: Values[];
  objectives: string[];
  space: WeightSpace;
  order: StatedOrder;
  weights: Float64Array;
  shares: Float64Array;
}

/** A term with its condition prepared. */
export interface PreparedTerm {
  readonly term: Term;
  readonly when: ConditionCode | undefined;
}

/** A criterion with its conditions prepared. */
export interface PreparedCriterion {
  readonly criterion: Criterion;
  readonly when: ConditionCode | undefined;
  readonly terms: readonly PreparedTerm[];
}

/** A criterion that is on, with the terms that are asked for. */
interface ActiveCriterion {
  readonly criterion: Criterion;
  readonly terms: readonly PreparedTerm[];
}

/**
 * The active criteria and their point weights, and the values of all variants that violate nothing.
 *
 * @param valuesOf values of the variants on the mean of these terms
 */
export function score(
  model: SlotModel,
  answers: Answers,
  valuesOf: (terms: readonly PreparedTerm[]) => Values,
): Scoring {
  const active = activeCriteria(model, answers);
  const criteria = active.map(({ criterion }) => criterion);
  const objectives = model.knowledge.category.objectives
    .map(({ id }) => id)
    .filter((id) => criteria.some(({ objective }) => objective === id));
  const order = orderOf(model, answers.fields);
  const space = weightSpace(objectives, order.value);
  const shares = sharesOf(criteria);
  const objectiveWeights = centroid(space);
  const weights = Float64Array.from(
    criteria,
    ({ objective }, c) => (objectiveWeights[objectives.indexOf(objective)] ?? 0) * (shares[c] ?? 0),
  );
  const values = active.map(({ terms }) => valuesOf(terms));
  return { criteria, values, objectives, space, order, weights, shares };
}

/** The share of each criterion within its objective: sums to 1 for each objective. */
function sharesOf(criteria: readonly Criterion[]): Float64Array {
  const totals = new Map<string, number>();
  for (const { objective, share } of criteria) totals.set(objective, (totals.get(objective) ?? 0) + share);
  return Float64Array.from(criteria, ({ objective, share }) => share / (totals.get(objective) ?? 1));
}

/** A criterion is switched on by the workload, never by the options; one over nothing that is asked for is off. */
function activeCriteria({ criteria, levels }: SlotModel, answers: Answers): ActiveCriterion[] {
  const isMet = ({ when }: { when: ConditionCode | undefined }) =>
    when === undefined || truthOf(when, answers, levels) === MET;
  return criteria
    .filter(isMet)
    .map(({ criterion, terms }) => ({ criterion, terms: terms.filter(isMet) }))
    .filter(({ terms }) => terms.length > 0);
}

/** The stated order of objectives, or the category's documented default order. */
function orderOf(model: SlotModel, fields: Fields): StatedOrder {
  const stated = fields[model.roleField("order") ?? ""];
  if (stated !== undefined && Array.isArray(stated.value)) return { value: stated.value, origin: "stated" };
  return { value: model.knowledge.category.objectives.map((objective) => objective.id), origin: "defaulted" };
}

/** Values that nobody has computed yet. */
export function noValues(term: Term): TermValues {
  return { term, low: [], high: [], tables: new Map() };
}

/** A variant that violates no must, with the option that it belongs to. */
export interface Remaining {
  readonly option: number;
  readonly variant: number;
}

/** The mean of the terms of each remaining variant; what is missing is computed. */
export function meanOfTerms(
  terms: Values["terms"],
  remaining: readonly Remaining[],
  lookupOf: (variant: number) => ValueLookup,
): Values {
  const low: number[] = [];
  const high: number[] = [];
  for (const { option, variant } of remaining) {
    let [least, most] = [0, 0];
    for (const ofTerm of terms) {
      const values = ofTerm.of(option);
      if (values.low[variant] === undefined) compute(values, variant, lookupOf(variant));
      least += values.low[variant] ?? NaN;
      most += values.high[variant] ?? NaN;
    }
    low[variant] = least / terms.length;
    high[variant] = most / terms.length;
  }
  return { low, high, terms };
}

function compute({ term, low, high }: TermValues, variant: number, lookup: ValueLookup): void {
  const bounds = term.boundsOf(lookup);
  low[variant] = bounds.low;
  high[variant] = bounds.high;
}

/** The order of objectives and who gave it. */
export interface StatedOrder {
  value: Order;
  origin: "stated" | "defaulted";
}
