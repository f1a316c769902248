import type { Criterion } from "../model/criterion.ts";
import type { Fields, Order } from "../model/workload.ts";
import { evaluateCondition } from "./condition.ts";
import { fieldLookup } from "./fields.ts";
import type { Memo } from "./memo.ts";
import type { Screening } from "./screen.ts";
import type { SlotModel } from "./slot-model.ts";
import { asksAnything, valueBounds, type ValueLookup } from "./value-function.ts";
import { centroid, weightSpace, type WeightSpace } from "./weights.ts";

/** Values of the variants on one criterion: exact where low equals high, NaN for a variant that violates a must. */
export interface Values {
  readonly low: Float64Array;
  readonly high: Float64Array;
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

/** Point weights and values; values that are not known from an earlier evaluation are NaN until they are filled. */
export function score(model: SlotModel, fields: Fields, values: Memo<Criterion, Values>): Scoring {
  const criteria = activeCriteria(model, fields);
  const { category } = model.knowledge;
  const objectives = category.objectives
    .map((objective) => objective.id)
    .filter((id) => criteria.some((criterion) => criterion.objective === id));
  const order = orderOf(model, fields);
  const space = weightSpace(objectives, order.value);
  const objectiveWeights = centroid(space);
  const shares = Float64Array.from(criteria, (criterion) => {
    const siblings = criteria.filter((other) => other.objective === criterion.objective);
    return criterion.share / siblings.reduce((sum, other) => sum + other.share, 0);
  });
  const weights = Float64Array.from(
    criteria,
    (criterion, c) => (objectiveWeights[objectives.indexOf(criterion.objective)] ?? 0) * (shares[c] ?? 0),
  );
  const memo = criteria.map((criterion) => values(criterion, fields));
  return { criteria, values: memo, objectives, space, order, weights, shares };
}

/** A criterion is switched on by the workload, never by the options. */
function activeCriteria(model: SlotModel, fields: Fields): Criterion[] {
  const lookup = fieldLookup(fields, model.levels);
  return model.knowledge.criteria.filter(
    (criterion) =>
      (criterion.when === undefined || evaluateCondition(criterion.when, lookup) === "met") &&
      asksAnything(criterion.value, lookup),
  );
}

/** The stated order of objectives, or the category's documented default order. */
function orderOf(model: SlotModel, fields: Fields): StatedOrder {
  const stated = fields[model.roleField("order") ?? ""];
  if (stated !== undefined && Array.isArray(stated.value)) return { value: stated.value, origin: "stated" };
  return { value: model.knowledge.category.objectives.map((objective) => objective.id), origin: "defaulted" };
}

/** Values that nobody has computed yet. */
export function emptyValues(size: number): Values {
  return { low: new Float64Array(size).fill(NaN), high: new Float64Array(size).fill(NaN) };
}

/** Computes the values that are still missing, of the variants that may be scored. */
export function fillValues(scoring: Scoring, screening: Screening, lookups: readonly ValueLookup[]): void {
  scoring.values.forEach(({ low, high }, c) => {
    const fn = scoring.criteria[c]?.value;
    lookups.forEach((lookup, v) => {
      if (fn === undefined || screening.violated[v] !== 0 || !Number.isNaN(low[v])) return;
      const bounds = valueBounds(fn, lookup);
      low[v] = bounds.low;
      high[v] = bounds.high;
    });
  });
}

/** The order of objectives and who gave it. */
export interface StatedOrder {
  value: Order;
  origin: "stated" | "defaulted";
}
