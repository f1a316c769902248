import type { Condition } from "../model/condition.ts";
import type { ValueFunction } from "../model/criterion.ts";
import type { Scalar, ValueType } from "../model/value.ts";
import { isInterval, levelsOf, spread, type Known } from "./compare.ts";
import { attributesRead, evaluateCondition, fieldsRead, type Lookup } from "./condition.ts";
import { namesIn } from "./variants.ts";

/** A value between 0 and 1, or what is known of it: over an unknown attribute it is an interval, never a silent zero. */
export interface Bounds {
  low: number;
  high: number;
}

/** A lookup that also knows what kind of value each attribute holds. */
export interface ValueLookup extends Lookup {
  type(attribute: string): ValueType | undefined;
}

/** The value of a variant on one criterion, with exact bounds over everything unknown (interval arithmetic). */
export function valueBounds(fn: ValueFunction, lookup: ValueLookup): Bounds {
  if (typeof fn === "number") return { low: fn, high: fn };
  switch (fn.kind) {
    case "levels":
      return hull(possible(fn.attribute, lookup).map((value) => levelValue(fn, value, lookup)));
    case "points":
      return hull(
        ends(
          fn.attribute,
          lookup,
          fn.points.map(([x]) => x),
        ).map((x) => interpolate(fn, x)),
      );
    case "decades":
      return hull(ends(fn.attribute, lookup, []).map((x) => decadeValue(fn, x, lookup)));
    case "includes":
      return includedShare(fn, lookup);
    case "asked":
      return askedShare(fn, lookup);
    case "mean":
      return mean(fn.parts.map(({ weight, value }) => ({ weight, bounds: valueBounds(value, lookup) })));
    case "cases":
      return caseValue(fn.cases, fn.otherwise, lookup);
  }
}

/** A part of a value function that is remembered by itself: the value is the mean of the terms that are asked for. */
export interface Term {
  /** Nothing where it always counts. */
  readonly when: Condition | undefined;
  /** What it reads of the workload and of a variant. */
  readonly fields: readonly string[];
  readonly attributes: readonly string[];
  boundsOf(lookup: ValueLookup): Bounds;
}

/** The terms of a value function: one for each thing that may be asked for, else the function itself. */
export function termsOf(fn: ValueFunction): Term[] {
  if (typeof fn === "number" || fn.kind !== "asked") {
    const boundsOf = (lookup: ValueLookup) => valueBounds(fn, lookup);
    return [
      { when: undefined, fields: fieldsOfFunction(fn), attributes: attributesOfFunction(fn), boundsOf },
    ];
  }
  return fn.items.map((item) => {
    const conditions = [item.met, ...(item.partly === undefined ? [] : [item.partly])];
    return {
      when: item.when,
      fields: conditions.flatMap(fieldsRead),
      attributes: conditions.flatMap(attributesRead),
      boundsOf: (lookup) => itemBounds(item, lookup),
    };
  });
}

type Kind<K extends string> = Extract<ValueFunction, { kind: K }>;

/** Saturates at the target: more than the requirement, plus its headroom, is worth nothing extra. */
function levelValue(fn: Kind<"levels">, value: Scalar, lookup: Lookup): number {
  const own = fn.values[String(value)] ?? 0;
  if (fn.target === undefined) return own;
  const answer = lookup.field(fn.target.field);
  const wanted =
    answer === undefined ? fn.target.otherwise : (fn.target.values[String(answer)] ?? fn.target.otherwise);
  const sufficient = Math.min(1, wanted + fn.target.headroom);
  return sufficient === 0 ? 1 : Math.min(1, own / sufficient);
}

function interpolate(fn: Kind<"points">, x: number): number {
  const at = (value: number) => (fn.scale === "log10" ? Math.log10(Math.max(value, 1e-9)) : value);
  const points = fn.points;
  const after = points.findIndex(([px]) => px >= x);
  const [x1, y1] = points[after] ?? points.at(-1) ?? [0, 0];
  const [x0, y0] = points[after - 1] ?? [x1, y1];
  if (after <= 0) return after === 0 ? y1 : (points.at(-1)?.[1] ?? 0);
  return y0 + ((y1 - y0) * (at(x) - at(x0))) / (at(x1) - at(x0));
}

/** 1 where the attribute reaches the target with its headroom, 0 so many decades short of it, linear in between. */
function decadeValue(fn: Kind<"decades">, x: number, lookup: Lookup): number {
  const answer = lookup.field(fn.target.field);
  const target = typeof answer === "number" ? answer : fn.target.otherwise;
  const shortfall =
    fn.better === "more"
      ? Math.log10((Math.max(target, 1e-9) * fn.target.headroom) / Math.max(x, 1e-9))
      : Math.log10((Math.max(x, 1e-9) * fn.target.headroom) / Math.max(target, 1e-9));
  return Math.min(1, Math.max(0, 1 - shortfall / fn.decades));
}

function includedShare(fn: Kind<"includes">, lookup: Lookup): Bounds {
  const wanted = namesIn(lookup.field(fn.field));
  const have = lookup.attribute(fn.attribute);
  if (wanted.length === 0) return { low: 1, high: 1 };
  if (!Array.isArray(have)) return { low: 0, high: 1 };
  const share = wanted.filter((name) => have.includes(name)).length / wanted.length;
  return { low: share, high: share };
}

function askedShare(fn: Kind<"asked">, lookup: Lookup): Bounds {
  const asked = fn.items.filter((item) => evaluateCondition(item.when, lookup) === "met");
  return mean(asked.map((item) => ({ weight: 1, bounds: itemBounds(item, lookup) })));
}

function itemBounds(item: Kind<"asked">["items"][number], lookup: Lookup): Bounds {
  const met = evaluateCondition(item.met, lookup);
  if (met === "met") return { low: 1, high: 1 };
  const partly = item.partly === undefined ? "violated" : evaluateCondition(item.partly, lookup);
  const low = partly === "met" ? 0.5 : 0;
  if (met === "undetermined") return { low, high: 1 };
  return { low, high: partly === "violated" ? 0 : 0.5 };
}

function caseValue(cases: Kind<"cases">["cases"], otherwise: ValueFunction, lookup: ValueLookup): Bounds {
  const [first, ...rest] = cases;
  if (first === undefined) return valueBounds(otherwise, lookup);
  const truth = evaluateCondition(first.when, lookup);
  if (truth === "met") return valueBounds(first.value, lookup);
  const others = caseValue(rest, otherwise, lookup);
  if (truth === "violated") return others;
  const chosen = valueBounds(first.value, lookup);
  return { low: Math.min(chosen.low, others.low), high: Math.max(chosen.high, others.high) };
}

function mean(parts: readonly { weight: number; bounds: Bounds }[]): Bounds {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  if (total === 0) return { low: 1, high: 1 };
  const along = (end: keyof Bounds) =>
    parts.reduce((sum, part) => sum + part.weight * part.bounds[end], 0) / total;
  return { low: along("low"), high: along("high") };
}

function hull(values: readonly number[]): Bounds {
  return values.length === 0 ? { low: 0, high: 1 } : { low: Math.min(...values), high: Math.max(...values) };
}

/** Every value that an attribute may have, for attributes with few of them. */
function possible(attribute: string, lookup: ValueLookup): readonly Scalar[] {
  const known = lookup.attribute(attribute);
  const type = lookup.type(attribute);
  if (known !== undefined) return isInterval(known) ? spread(known, levelsOf(type)) : [known];
  if (type?.kind === "boolean") return [false, true];
  if (type?.kind === "levels") return type.levels;
  return type?.kind === "enum" ? type.values : [];
}

/** The ends of what a number may be, and the break points between them. */
function ends(attribute: string, lookup: ValueLookup, breaks: readonly number[]): number[] {
  const known: Known = lookup.attribute(attribute);
  const type = lookup.type(attribute);
  if (typeof known === "number") return [known];
  const range = isInterval(known) ? known : type?.kind === "number" ? type : undefined;
  if (range === undefined) return [];
  const [min, max] = [Number(range.min), Number(range.max)];
  return [min, ...breaks.filter((x) => x > min && x < max), max];
}

/** The attributes that a value function reads. */
export function attributesOfFunction(fn: ValueFunction): string[] {
  return [...conditionsOf(fn).flatMap(attributesRead), ...leavesOf(fn).flatMap(leafAttribute)];
}

/** The fields that a value function reads. */
export function fieldsOfFunction(fn: ValueFunction): string[] {
  return [...conditionsOf(fn).flatMap(fieldsRead), ...leavesOf(fn).flatMap(leafField)];
}

/** The value functions at the leaves of a mean or a case distinction. */
export function leavesOf(fn: ValueFunction): ValueFunction[] {
  if (typeof fn === "number") return [];
  if (fn.kind === "mean") return fn.parts.flatMap((part) => leavesOf(part.value));
  if (fn.kind === "cases") return [...fn.cases.map((part) => part.value), fn.otherwise].flatMap(leavesOf);
  return [fn];
}

/** All conditions in a value function. */
export function conditionsOf(fn: ValueFunction): Condition[] {
  if (typeof fn === "number") return [];
  if (fn.kind === "mean") return fn.parts.flatMap((part) => conditionsOf(part.value));
  if (fn.kind === "asked") {
    return fn.items.flatMap((item) => [item.when, item.met, ...(item.partly ? [item.partly] : [])]);
  }
  if (fn.kind !== "cases") return [];
  return [
    ...fn.cases.flatMap((part) => [part.when, ...conditionsOf(part.value)]),
    ...conditionsOf(fn.otherwise),
  ];
}

function leafAttribute(fn: ValueFunction): string[] {
  return typeof fn === "object" && "attribute" in fn ? [fn.attribute] : [];
}

function leafField(fn: ValueFunction): string[] {
  if (typeof fn === "number") return [];
  if (fn.kind === "includes") return [fn.field];
  return "target" in fn && fn.target !== undefined ? [fn.target.field] : [];
}
