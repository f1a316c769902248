import type { Comparison, Condition, Operator } from "../../src/model/condition.ts";

/** A condition with one comparison changed, once for each comparison in it. */
export function changed(condition: Condition, change: (comparison: Comparison) => Condition[]): Condition[] {
  const inside = (key: "all" | "any", parts: Condition[]) =>
    parts.flatMap((part, n) =>
      changed(part, change).map((other) => ({ [key]: parts.with(n, other) }) as unknown as Condition),
    );
  if ("all" in condition) return inside("all", condition.all);
  if ("any" in condition) return inside("any", condition.any);
  if ("not" in condition) return changed(condition.not, change).map((other) => ({ not: other }));
  return change(condition);
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  equals: "notEquals",
  notEquals: "equals",
  in: "notIn",
  notIn: "in",
  atLeast: "atMost",
  atMost: "atLeast",
  includes: "excludes",
  includesAll: "excludes",
  includesAny: "excludes",
  excludes: "includesAny",
};

/** The comparison denied. */
export const inverted = (comparison: Comparison): Condition[] => [{ not: comparison }];
/** The comparison with its operator turned round, where there is such an operator. */
export const opposite = (comparison: Comparison): Condition[] => {
  const operator = OPPOSITE[comparison.operator];
  return operator === undefined ? [] : [{ ...comparison, operator }];
};
