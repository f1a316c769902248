import type { Criterion } from "../model/criterion.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { ExcludeRule } from "../model/rule.ts";
import type { Fields, Order } from "../model/workload.ts";
import type { Truth } from "./compare.ts";
import { attributesRead, evaluateCondition, fieldsRead } from "./condition.ts";
import { derive, fieldLookup, mayScreen, restsOnMusts, withDefaults } from "./fields.ts";
import {
  attributesOfFunction,
  fieldsBehind,
  fieldsOfFunction,
  slotModel,
  variantLookup,
  type SlotModel,
} from "./slot-model.ts";
import { asksAnything, valueBounds, type ValueLookup } from "./value-function.ts";
import { centroid, weightSpace, type WeightSpace } from "./weights.ts";

/** Values of the variants on one criterion: exact where low equals high, NaN for a variant that violates a must. */
export interface Values {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** How one option stands: its best variant, or the nearest miss when none is eligible. */
export interface Standing {
  readonly variant: number;
  readonly status: "eligible" | "undetermined" | "excluded";
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
  readonly order: { value: Order; origin: "stated" | "defaulted" };
  /** Point weight of each active criterion. */
  readonly weights: Float64Array;
  /** Share of each active criterion within its objective. */
  readonly shares: Float64Array;
  /** One for each option, in the order of the knowledge base. */
  readonly standings: readonly Standing[];
  /** Options that are not excluded, best score first; equal scores keep no meaning in their order. */
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
    const standings = groups.map((group) => standingOf(group, screening, scoring));
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

type Memo<K extends { id: string }, V> = (key: K, fields: Fields) => V;

/** Remembers results by the answers that they depend on. */
function memoized<K extends { id: string }, V>(compute: Memo<K, V>, reads: (key: K) => string[]): Memo<K, V> {
  const readsOf = new Map<string, string[]>();
  const results = new Map<string, V>();
  return (key, fields) => {
    let names = readsOf.get(key.id);
    if (names === undefined) readsOf.set(key.id, (names = reads(key)));
    const id = `${key.id} ${JSON.stringify(names.map((name) => fields[name]?.value))}`;
    let result = results.get(id);
    if (result === undefined) results.set(id, (result = compute(key, fields)));
    return result;
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

interface Screening {
  hard: ExcludeRule[];
  soft: ExcludeRule[];
  /** Number of hard conditions violated, of those among them that nobody can change, and undetermined; by variant. */
  violated: Uint8Array;
  given: Uint8Array;
  undetermined: Uint8Array;
}

function screen(model: SlotModel, fields: Fields, truths: Evaluator["truths"]): Screening {
  const lookup = fieldLookup(fields, model.levels);
  const fired = model.excludeRules.filter((rule) => evaluateCondition(rule.when, lookup) === "met");
  const hard = fired.filter(
    (rule) =>
      restsOnMusts(rule.when, fields, lookup) &&
      fieldsRead(rule.require).every((name) => limits(name, fields)),
  );
  const violated = new Uint8Array(model.variants.length);
  const given = new Uint8Array(model.variants.length);
  const undetermined = new Uint8Array(model.variants.length);
  for (const rule of hard) {
    const changeable = fieldsRead(rule.when).some((name) => model.questions.get(name)?.changeable === true);
    truths(rule, fields).forEach((truth, v) => {
      if (truth === "violated") violated[v] = (violated[v] ?? 0) + 1;
      if (truth === "violated" && !changeable) given[v] = (given[v] ?? 0) + 1;
      if (truth === "undetermined") undetermined[v] = (undetermined[v] ?? 0) + 1;
    });
  }
  return { hard, soft: fired.filter((rule) => !hard.includes(rule)), violated, given, undetermined };
}

/** Whether a field that the required value comes from may limit; unanswered, it leaves the condition undetermined. */
function limits(name: string, fields: Fields): boolean {
  return fields[name] === undefined || mayScreen(fields[name]);
}

interface Scoring {
  criteria: Criterion[];
  values: Values[];
  objectives: string[];
  space: WeightSpace;
  order: Evaluation["order"];
  weights: Float64Array;
  shares: Float64Array;
}

function score(model: SlotModel, fields: Fields, values: Memo<Criterion, Values>): Scoring {
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
function orderOf(model: SlotModel, fields: Fields): Evaluation["order"] {
  const stated = fields[model.roleField("order") ?? ""];
  if (stated !== undefined && Array.isArray(stated.value)) return { value: stated.value, origin: "stated" };
  return { value: model.knowledge.category.objectives.map((objective) => objective.id), origin: "defaulted" };
}

function emptyValues(size: number): Values {
  return { low: new Float64Array(size).fill(NaN), high: new Float64Array(size).fill(NaN) };
}

/** Computes the values that are still missing, of the variants that may be scored. */
function fillValues(scoring: Scoring, screening: Screening, lookups: readonly ValueLookup[]): void {
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

/**
 * The variant an option is judged by: the best-scored of those that surely meet every must, else of those that may, else
 * the one that violates the fewest musts, and of them the fewest that nobody can change.
 */
function standingOf(group: readonly number[], screening: Screening, scoring: Scoring): Standing {
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
  const status = best.violated > 0 ? "excluded" : best.open > 0 ? "undetermined" : "eligible";
  return { variant: best.variant, status, score: best.score, low: best.low, high: best.high };
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

function rank(standings: readonly Standing[]): number[] {
  return standings
    .map((_, option) => option)
    .filter((option) => standings[option]?.status !== "excluded")
    .sort((a, b) => (standings[b]?.score ?? 0) - (standings[a]?.score ?? 0));
}
