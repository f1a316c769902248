import type { Comparison, Condition } from "../model/condition.ts";
import type { Scalar } from "../model/value.ts";
import type { FieldValue } from "../model/workload.ts";
import { allOf, anyOf, compare, not, type Known, type Truth } from "./compare.ts";

/** How a condition looks things up: fields of the workload, attributes of a variant, and the levels of both. */
export interface Lookup {
  field(name: string): FieldValue | undefined;
  attribute(id: string): Known;
  /** The ordered levels of a field or attribute, empty where it has none. */
  levels(side: "field" | "attribute", name: string): readonly string[];
}

/** Evaluates a condition, three-valued (Kleene 1938): no branch is cut short, so that reasons are complete. */
export function evaluateCondition(condition: Condition, lookup: Lookup): Truth {
  if ("all" in condition) return allOf(condition.all.map((part) => evaluateCondition(part, lookup)));
  if ("any" in condition) return anyOf(condition.any.map((part) => evaluateCondition(part, lookup)));
  if ("not" in condition) return not(evaluateCondition(condition.not, lookup));
  return evaluateComparison(condition, lookup);
}

/** What the right side of a comparison is for this workload; nothing when it names an unanswered field. */
export function requiredOf(comparison: Comparison, lookup: Lookup): Scalar | undefined {
  if (comparison.valueFrom === undefined) return comparison.value;
  const value = lookup.field(comparison.valueFrom);
  return value === undefined || isNested(value) ? undefined : value;
}

function evaluateComparison(comparison: Comparison, lookup: Lookup): Truth {
  const side = comparison.field === undefined ? "attribute" : "field";
  const name = comparison.field ?? comparison.attribute ?? "";
  const left = side === "attribute" ? lookup.attribute(name) : plain(lookup.field(name));
  if (comparison.operator === "known") return compare(left, "known", true, []);
  const right = requiredOf(comparison, lookup);
  if (right === undefined) return "undetermined";
  return compare(left, comparison.operator, right, lookup.levels(side, name));
}

/** The comparisons that keep a condition from being met, with their truth. */
export function unmetComparisons(
  condition: Condition,
  lookup: Lookup,
): { comparison: Comparison; truth: Truth }[] {
  const truth = evaluateCondition(condition, lookup);
  if (truth === "met") return [];
  if ("all" in condition) return condition.all.flatMap((part) => unmetComparisons(part, lookup));
  if ("any" in condition) return condition.any.flatMap((part) => unmetComparisons(part, lookup));
  if ("not" in condition) return comparisonsOf(condition.not).map((comparison) => ({ comparison, truth }));
  return [{ comparison: condition, truth }];
}

/** All comparisons of a condition, in the order written. */
export function comparisonsOf(condition: Condition): Comparison[] {
  if ("all" in condition) return condition.all.flatMap(comparisonsOf);
  if ("any" in condition) return condition.any.flatMap(comparisonsOf);
  if ("not" in condition) return comparisonsOf(condition.not);
  return [condition];
}

/** The fields that a condition reads, on either side. */
export function fieldsRead(condition: Condition): string[] {
  return comparisonsOf(condition).flatMap((c) => [c.field, c.valueFrom].filter((name) => name !== undefined));
}

/** The attributes that a condition reads. */
export function attributesRead(condition: Condition): string[] {
  return comparisonsOf(condition).flatMap((c) => (c.attribute === undefined ? [] : [c.attribute]));
}

function isNested(value: FieldValue): value is (string | string[])[] {
  return Array.isArray(value) && value.some((item) => Array.isArray(item));
}

function plain(value: FieldValue | undefined): Scalar | undefined {
  return value === undefined || isNested(value) ? undefined : value;
}
