import type { ValueFunction } from "../model/criterion.ts";
import { attributesRead, evaluateCondition, type Lookup } from "./condition.ts";

/**
 * The attributes that bear on a value for this workload: of what is asked for, only what somebody asks; of cases, those up to
 * the one that holds.
 */
export function countingAttributes(fn: ValueFunction, lookup: Lookup): string[] {
  if (typeof fn === "number") return [];
  switch (fn.kind) {
    case "mean":
      return fn.parts.flatMap(({ value }) => countingAttributes(value, lookup));
    case "asked":
      return fn.items
        .filter(({ when }) => evaluateCondition(when, lookup) === "met")
        .flatMap(({ met, partly }) => [
          ...attributesRead(met),
          ...(partly === undefined ? [] : attributesRead(partly)),
        ]);
    case "cases":
      return inCases(fn.cases, fn.otherwise, lookup);
    default:
      return [fn.attribute];
  }
}

function inCases(
  [first, ...rest]: Extract<ValueFunction, { kind: "cases" }>["cases"],
  otherwise: ValueFunction,
  lookup: Lookup,
): string[] {
  if (first === undefined) return countingAttributes(otherwise, lookup);
  const truth = evaluateCondition(first.when, lookup);
  return [
    ...attributesRead(first.when),
    ...(truth === "violated" ? [] : countingAttributes(first.value, lookup)),
    ...(truth === "met" ? [] : inCases(rest, otherwise, lookup)),
  ];
}
