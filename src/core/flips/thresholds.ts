import type { Comparison } from "../../model/condition.ts";
import type { ValueFunction } from "../../model/criterion.ts";
import type { ExcludeRule } from "../../model/rule.ts";
import type { Value, ValueType } from "../../model/value.ts";
import { hasBit } from "../bits.ts";
import { isInterval, type Known } from "../compare.ts";
import { comparisonsOf } from "../condition.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { QUANTILES, valueAt } from "../sample-value.ts";
import { conditionsOf, leavesOf } from "../value-function.ts";

/** Where a numeric field, growing, meets something. */
export interface Thresholds {
  /** All numbers at which anything can begin to change: between two of them every condition stays as it is. */
  readonly all: ReadonlySet<number>;
  /** Those of them at which more can happen than that rivals of the leaders meet a must or no longer do. */
  readonly stops: ReadonlySet<number>;
  /** Those of the stops at which something jumps; at the others values only begin or cease to move. */
  readonly jumps: ReadonlySet<number>;
  /** Some value falls or rises with the logarithm of the field between the stops; else it is constant there. */
  readonly moves: boolean;
}

/**
 * The numbers that conditions compare a field with, the recorded values that have to reach it, and those at which value
 * functions saturate: found from the conditions themselves. Fields that are derived from it as products count with it.
 */
export function thresholdsOf(
  evaluator: Evaluator,
  evaluation: Evaluation,
  leaders: readonly number[],
  field: string,
): Thresholds {
  const { model } = evaluator;
  const near = new Set(leaders.flatMap((option) => evaluator.groups[option] ?? []));
  const against = new Set(model.excludeRules.filter((rule) => holdsAgainst(rule, field)));
  const place = { evaluator, evaluation, field, against };
  const { criteria } = model.knowledge;
  const leaves = criteria.flatMap(({ value }) => leavesOf(value));
  const whens = [...model.excludeRules, ...model.deriveRules, ...criteria].flatMap(({ when }) => when ?? []);
  const plain = [...whens, ...criteria.flatMap(({ value }) => conditionsOf(value))].flatMap(comparisonsOf);
  const points = [
    ...plain.flatMap((comparison) => compared(place, comparison)),
    ...leaves.flatMap((leaf) => saturations(place, leaf)),
    ...model.excludeRules
      .flatMap(({ require }) => comparisonsOf(require))
      .flatMap((one) => required(place, one)),
    ...productsOf(place, leaders),
  ].filter(({ x }) => Number.isFinite(x));
  const stops = points.filter(({ variant }) => variant === undefined || near.has(variant));
  return {
    all: new Set(points.map(({ x }) => x)),
    stops: new Set(stops.map(({ x }) => x)),
    jumps: new Set(stops.filter(({ isKink }) => isKink !== true).map(({ x }) => x)),
    moves:
      leaves.some((leaf) => isDecades(leaf, field)) ||
      derivedFrom(place).some(({ rule }) => leaves.some((leaf) => isDecades(leaf, rule.derive.field))),
  };
}

interface Place {
  evaluator: Evaluator;
  evaluation: Evaluation;
  field: string;
  /** The musts that compare recorded values with the field. */
  against: ReadonlySet<ExcludeRule>;
}

/** A number; `variant` is the one that comes to meet a must there, or no longer does, where nothing else happens. */
interface Point {
  x: number;
  variant?: number;
  /** A value begins or ceases to move there, and nothing else happens. */
  isKink?: boolean;
}

const forAll = (x: number): Point => ({ x });

/** What a must holds against the field: its recorded values one by one, for each is a matter of its variant alone. */
function required(place: Place, comparison: Comparison): Point[] {
  const { attribute, valueFrom } = comparison;
  if (attribute === undefined || valueFrom !== place.field) return compared(place, comparison);
  return place.evaluator.model.variants.flatMap((_, variant) =>
    knownOf(place, variant, attribute)
      .flatMap((known) => [...endsOf(known), ...quantilesOf(place, variant, attribute, known)])
      .map((x) => ({ x, variant })),
  );
}

/** The numbers that one comparison holds against the field. */
function compared(place: Place, { field, attribute, value, valueFrom }: Comparison): Point[] {
  const { evaluator, evaluation } = place;
  const answer = (name: string) => numbers(evaluation.fields[name]?.value);
  if (field === place.field)
    return (valueFrom === undefined ? numbers(value) : answer(valueFrom)).map(forAll);
  if (valueFrom !== place.field) return [];
  if (field !== undefined) return answer(field).map(forAll);
  const known = evaluator.model.variants.flatMap((_, variant) => knownOf(place, variant, attribute ?? ""));
  return known.flatMap(endsOf).map(forAll);
}

/** All that may hold of an attribute of a variant, for users of whatever languages. */
function knownOf({ evaluator: { model } }: Place, variant: number, attribute: string): Known[] {
  const cell = model.variants[variant]?.cells[attribute];
  return [cell?.value, ...Object.values(cell?.byLanguage ?? {})];
}

/** Where a value function that is judged by decades begins and ceases to depend on the field, or by levels changes. */
function saturations(place: Place, fn: ValueFunction): Point[] {
  if (typeof fn === "number" || !("target" in fn) || fn.target?.field !== place.field) return [];
  if (fn.kind !== "decades") return Object.keys(fn.target.values).map(Number).map(forAll);
  const { model } = place.evaluator;
  const { headroom } = fn.target;
  const none = fn.better === "more" ? 1 / headroom : headroom;
  const all = fn.better === "more" ? 10 ** fn.decades : 10 ** -fn.decades;
  const type = model.types.get(fn.attribute);
  return model.variants
    .flatMap((_, variant) => knownOf(place, variant, fn.attribute))
    .flatMap((known) => (known === undefined ? rangeOf(type) : endsOf(known)))
    .flatMap((x) => [x * none, x * none * all])
    .map((x) => ({ x, isKink: true }));
}

function isDecades(fn: ValueFunction, field: string): boolean {
  return typeof fn === "object" && fn.kind === "decades" && fn.target.field === field;
}

/** Derive rules that multiply the field with others; `factor` is what the others come to. */
function derivedFrom({ evaluator: { model }, evaluation: { fields }, field }: Place) {
  return model.deriveRules.flatMap((rule) => {
    const product = rule.derive.product ?? [];
    const others = product.filter((name) => name !== field).map((name) => fields[name]?.value);
    const factor = others.reduce((all: number, one) => all * (typeof one === "number" ? one : NaN), 1);
    const power = product.length - others.length;
    const counts = power > 0 && factor > 0 && fields[rule.derive.field]?.origin !== "stated";
    return counts ? [{ rule, factor, power }] : [];
  });
}

function productsOf(place: Place, leaders: readonly number[]): Point[] {
  return derivedFrom(place).flatMap(({ rule, factor, power }) => {
    const { all } = thresholdsOf(place.evaluator, place.evaluation, leaders, rule.derive.field);
    return [...all].map((point) => forAll((point / factor) ** (1 / power)));
  });
}

/** Whether a must compares recorded values with the field. */
export function holdsAgainst({ require }: ExcludeRule, field: string): boolean {
  return comparisonsOf(require).some(
    ({ attribute, valueFrom }) => attribute !== undefined && valueFrom === field,
  );
}

/**
 * Where the chance of a variant that is known by bounds, or not at all, changes. Whether it surely, perhaps or hardly meets its
 * musts turns at the first and the last quantile, unless another must is open too.
 */
function quantilesOf(place: Place, variant: number, attribute: string, known: Known): number[] {
  const { evaluator, evaluation, against } = place;
  const type = evaluator.model.types.get(attribute);
  if (type?.kind !== "number" || !(known === undefined || isInterval(known))) return [];
  const isOpen = evaluation.screening.hard.some(
    ({ exclude, truths }) =>
      !against.has(exclude.rule) && truths.results.some(({ undetermined }) => hasBit(undetermined, variant)),
  );
  const shown =
    isOpen || against.size > 1 ? Array.from({ length: QUANTILES }, (_, q) => q) : [0, QUANTILES - 1];
  return shown.map((q) => Number(valueAt(known, type, (q + 0.5) / QUANTILES)));
}

function rangeOf(type: ValueType | undefined): number[] {
  return type?.kind === "number" ? [type.min, type.max] : [];
}

function endsOf(value: Value | undefined): number[] {
  return isInterval(value) ? [value.min, value.max].flatMap(numbers) : numbers(value);
}

/** The number, or the numbers in a list of names. */
function numbers(value: unknown): number[] {
  return [value]
    .flat()
    .map(Number)
    .filter((n) => typeof value !== "boolean" && Number.isFinite(n));
}
