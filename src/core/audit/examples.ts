import type { Cell } from "../../model/attribute.ts";
import type { CategoryKnowledge } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import type { Criterion } from "../../model/criterion.ts";
import type { Rule, RuleExample } from "../../model/rule.ts";
import type { Scalar } from "../../model/value.ts";
import type { Condition } from "../../model/condition.ts";
import type { Fields } from "../../model/workload.ts";
import { evaluateCondition, type Lookup } from "../condition.ts";
import { slotModel, variantLookup, type SlotModel } from "../slot-model.ts";
import { termsOf, valueBounds, type ValueLookup } from "../value-function.ts";

/** An example that does not come out as its author wrote it. */
export interface AuditProblem {
  kind: "rule" | "criterion";
  id: string;
  message: string;
}

/** Evaluates the examples that rules and criteria carry: does each piece of knowledge mean what its author thinks? */
export function auditExamples(knowledge: CategoryKnowledge): AuditProblem[] {
  const model = slotModel(knowledge);
  return [
    ...knowledge.rules.flatMap((rule) => auditRule(model, rule)),
    ...knowledge.criteria.flatMap((criterion) => auditCriterion(model, criterion)),
  ];
}

/** The examples of one rule that come out wrong. */
export function auditRule(model: SlotModel, rule: Rule): AuditProblem[] {
  const wrong = (examples: readonly RuleExample[], expected: boolean) =>
    examples.flatMap((example, n) => {
      if (fires(rule, exampleLookup(model, example)) === expected) return [];
      const message = `Example ${String(n + 1)} under ${expected ? "fires" : "silent"} does not.`;
      return [{ kind: "rule" as const, id: rule.id, message }];
    });
  return [...wrong(rule.examples.fires, true), ...wrong(rule.examples.silent, false)];
}

/** An exclude rule fires on an option that it removes; the others fire when their condition is met. */
function fires(rule: Rule, lookup: Lookup): boolean {
  if (evaluateCondition(rule.when, lookup) !== "met") return false;
  return rule.kind !== "exclude" || evaluateCondition(rule.require, lookup) === "violated";
}

/** The examples of one criterion whose value comes out differently. */
export function auditCriterion(model: SlotModel, criterion: Criterion): AuditProblem[] {
  return criterion.examples.flatMap((example, n) => {
    const lookup = exampleLookup(model, example);
    const isMet = (condition: Condition) => evaluateCondition(condition, lookup) === "met";
    const active =
      (criterion.when === undefined || isMet(criterion.when)) &&
      termsOf(criterion.value).some(({ when }) => when === undefined || isMet(when));
    const { low, high } = valueBounds(criterion.value, lookup);
    const expected =
      typeof example.value === "number" ? { low: example.value, high: example.value } : example.value;
    const near = Math.abs(low - expected.low) < 1e-9 && Math.abs(high - expected.high) < 1e-9;
    if (active && near) return [];
    const found = active ? `${String(low)} to ${String(high)}` : "an inactive criterion";
    const message = `Example ${String(n + 1)}: expected ${JSON.stringify(example.value)}, found ${found}.`;
    return [{ kind: "criterion" as const, id: criterion.id, message }];
  });
}

/** A made-up option with one variant; what every variant has without a cell can be given like an attribute. */
function exampleLookup(model: SlotModel, example: RuleExample): ValueLookup {
  const fields: Fields = Object.fromEntries(
    Object.entries(example.workload).map(([name, value]) => [
      name,
      { value, origin: "stated", strength: "must" },
    ]),
  );
  const given = example.option ?? {};
  const option: Option = {
    id: "example",
    title: "Example",
    summary: "",
    version: "1",
    status: { kind: "active" },
    attributes: {},
    modes: {},
    offerings: {},
  };
  const cells = Object.fromEntries(Object.entries(given).map(([id, value]) => [id, exampleCell(value)]));
  const lookup = variantLookup(model, { option, mode: "", offering: "", cells }, fields);
  return { ...lookup, attribute: (id) => given[id] ?? (id === "action" ? undefined : lookup.attribute(id)) };
}

function exampleCell(value: Scalar): Cell {
  return { value, note: "-", basis: "judgement", reason: "-", asOf: "-", checkedOn: "2000-01-01" };
}
