import type { RuleProperties } from "json-rules-engine";
import type { Comparison } from "../../../src/model/condition.ts";
import type { GeneratedRule } from "./rules-generated.ts";

/** What each operator is called, and what is its opposite. */
const OPERATORS: Partial<Record<Comparison["operator"], { is: string; isNot: string }>> = {
  equals: { is: "equal", isNot: "notEqual" },
  notEquals: { is: "notEqual", isNot: "equal" },
  in: { is: "in", isNot: "notIn" },
  notIn: { is: "notIn", isNot: "in" },
  atLeast: { is: "greaterThanInclusive", isNot: "lessThan" },
  atMost: { is: "lessThanInclusive", isNot: "greaterThan" },
};

/** The rule as an event that is raised when it is violated. */
export function forJsonRulesEngine({ id, when, require }: GeneratedRule): RuleProperties {
  const condition = (comparison: Comparison, kind: "is" | "isNot") => ({
    fact: nameOf(comparison),
    operator: OPERATORS[comparison.operator]![kind],
    value: comparison.valueFrom === undefined ? comparison.value : { fact: comparison.valueFrom },
  });
  return {
    conditions: {
      all: [...when.map((comparison) => condition(comparison, "is")), condition(require, "isNot")],
    },
    event: { type: id },
  };
}

const nameOf = ({ field, attribute }: Comparison) => field ?? attribute ?? "";
