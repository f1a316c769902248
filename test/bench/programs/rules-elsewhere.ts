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

/** The rules as the rows of one decision table that collects the ids of all that are violated; one column for each fact. */
export function forZenEngine(rules: readonly GeneratedRule[]): object {
  const facts = [...new Set(rules.flatMap(({ when, require }) => [...when, require]).map(nameOf))];
  const table = {
    hitPolicy: "collect",
    inputs: facts.map((fact) => ({ id: fact, name: fact, field: fact })),
    outputs: [{ id: "violated", name: "violated", field: "rule" }],
    rules: rules.map(({ id, when, require }) => ({
      _id: id,
      ...Object.fromEntries(facts.map((fact) => [fact, ""])),
      ...Object.fromEntries(when.map((comparison) => [nameOf(comparison), test(comparison)])),
      [nameOf(require)]: opposite(require),
      violated: JSON.stringify(id),
    })),
  };
  const nodes = [
    { id: "in", name: "in", type: "inputNode" },
    { id: "table", name: "table", type: "decisionTableNode", content: table },
    { id: "out", name: "out", type: "outputNode" },
  ].map((node) => ({ ...node, position: { x: 0, y: 0 } }));
  const edges = [
    { id: "to-table", type: "edge", sourceId: "in", targetId: "table" },
    { id: "to-out", type: "edge", sourceId: "table", targetId: "out" },
  ];
  return { contentType: "application/vnd.gorules.decision", nodes, edges };
}

/** A cell: a unary test of zen's expression language. */
function test({ operator, value, valueFrom }: Comparison): string {
  const right = valueFrom ?? JSON.stringify(value);
  switch (operator) {
    case "equals":
      return right;
    case "notEquals":
      return `$ != ${right}`;
    case "in":
      return `$ in ${right}`;
    case "notIn":
      return `$ not in ${right}`;
    case "atLeast":
      return `>= ${right}`;
    case "atMost":
      return `<= ${right}`;
    default:
      throw new RangeError(`No rule here uses ${operator}`);
  }
}

const OPPOSITES: Partial<Record<Comparison["operator"], Comparison["operator"]>> = {
  equals: "notEquals",
  notEquals: "equals",
  in: "notIn",
  notIn: "in",
};

function opposite(comparison: Comparison): string {
  const { operator, value, valueFrom } = comparison;
  if (operator === "atLeast") return `< ${valueFrom ?? String(value)}`;
  if (operator === "atMost") return `> ${valueFrom ?? String(value)}`;
  return test({ ...comparison, operator: OPPOSITES[operator] ?? operator });
}
