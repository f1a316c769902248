import type { Operator } from "../model/condition.ts";
import type { Interval, Scalar, Value, ValueType } from "../model/value.ts";

/** Three-valued: what holds, what does not, and what cannot be decided because something is unknown. */
export type Truth = "met" | "violated" | "undetermined";

/** A value as the model meets it: absent means unknown. */
export type Known = Value | undefined;

export function not(truth: Truth): Truth {
  if (truth === "undetermined") return truth;
  return truth === "met" ? "violated" : "met";
}

/** Strong Kleene conjunction. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes("violated")) return "violated";
  return truths.includes("undetermined") ? "undetermined" : "met";
}

/** Strong Kleene disjunction. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes("met")) return "met";
  return truths.includes("undetermined") ? "undetermined" : "violated";
}

export function isInterval(value: Known): value is Interval {
  return typeof value === "object" && !Array.isArray(value);
}

/** The levels of a type from low to high; none for what has no levels. */
export function levelsOf(type: ValueType | undefined): readonly string[] {
  return type?.kind === "levels" ? type.levels : [];
}

/** Position on the scale: the number itself, or the index of the level; NaN for what has no position. */
export function positionOf(value: Scalar, levels: readonly string[]): number {
  if (typeof value === "number") return value;
  const index = typeof value === "string" ? levels.indexOf(value) : -1;
  return index < 0 ? NaN : index;
}

/**
 * Compares a known value (or bounds, or nothing) with a required one. An interval meets or violates only as a whole.
 * `levels` are those of the left side, for ordered operators; both sides share them.
 */
export function compare(left: Known, operator: Operator, right: Scalar, levels: readonly string[]): Truth {
  if (operator === "known") return left === undefined ? "violated" : "met";
  if (left === undefined) return "undetermined";
  if (isInterval(left)) return compareInterval(left, operator, right, levels);
  return holds(left, operator, right, levels) ? "met" : "violated";
}

function holds(left: Scalar, operator: Operator, right: Scalar, levels: readonly string[]): boolean {
  switch (operator) {
    case "equals":
      return isSame(left, right);
    case "notEquals":
      return !isSame(left, right);
    case "in":
      return hasName(right, String(left));
    case "notIn":
      return !hasName(right, String(left));
    case "atLeast":
      return positionOf(left, levels) >= positionOf(right, levels);
    case "atMost":
      return positionOf(left, levels) <= positionOf(right, levels);
    case "includes":
    case "includesAll":
      return Array.isArray(right) ? right.every((name) => hasName(left, name)) : hasName(left, String(right));
    case "includesAny":
      return Array.isArray(right) ? right.some((name) => hasName(left, name)) : hasName(left, String(right));
    case "excludes":
      return !holds(left, "includesAny", right, levels);
    case "known":
      return true;
  }
}

/** Whether two values are the same; sets are when they have the same names, in whatever order. */
function isSame(left: Scalar, right: Scalar): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.every((name) => right.includes(name)) && right.every((name) => left.includes(name));
}

/** Whether a set, or a single value taken as one, has the name. */
function hasName(set: Scalar, name: string): boolean {
  return Array.isArray(set) ? set.includes(name) : String(set) === name;
}

function compareInterval(
  left: Interval,
  operator: Operator,
  right: Scalar,
  levels: readonly string[],
): Truth {
  const ends = [left.min, left.max].map((end) => holds(end, operator, right, levels));
  if (operator === "atLeast" || operator === "atMost") return agree(ends);
  const inside =
    !Array.isArray(right) &&
    positionOf(right, levels) >= positionOf(left.min, levels) &&
    positionOf(right, levels) <= positionOf(left.max, levels);
  if (operator === "equals" || operator === "notEquals") {
    return inside ? "undetermined" : agree(ends);
  }
  return agree(spread(left, levels).map((value) => holds(value, operator, right, levels)));
}

function agree(results: readonly boolean[]): Truth {
  if (results.every((result) => result)) return "met";
  return results.some((result) => result) ? "undetermined" : "violated";
}

/** Every level between the ends, or the two ends of a range of numbers. */
export function spread(interval: Interval, levels: readonly string[]): Scalar[] {
  const from = positionOf(interval.min, levels);
  const to = positionOf(interval.max, levels);
  return typeof interval.min === "string" ? levels.slice(from, to + 1) : [from, to];
}
