import { describe, expect, test } from "vitest";
import { auditCriterion, auditRule } from "../../src/core/audit/examples.ts";
import { comparisonsOf } from "../../src/core/condition.ts";
import { slotModel, type SlotModel } from "../../src/core/slot-model.ts";
import type { Comparison, Condition } from "../../src/model/condition.ts";
import type { Rule } from "../../src/model/rule.ts";
import { changed, inverted, opposite } from "../support/mutants.ts";
import { published } from "../support/published.ts";

const models = published.categories.map((knowledge) => slotModel(knowledge));
const rules = models.flatMap((model) => model.knowledge.rules.map((rule) => ({ model, rule, id: rule.id })));
const criteria = models.flatMap((model) =>
  model.knowledge.criteria.map((criterion) => ({ model, criterion, id: criterion.id })),
);

function mutants(rule: Rule, change: (comparison: Comparison) => Condition[]): Rule[] {
  const whens = changed(rule.when, change).map((when) => ({ ...rule, when }));
  if (rule.kind !== "exclude") return whens;
  return [...whens, ...changed(rule.require, change).map((require) => ({ ...rule, require }))];
}

/** The conditions of mutants that no example tells from the rule. */
function unnoticed(model: SlotModel, rule: Rule, change: (comparison: Comparison) => Condition[]) {
  return mutants(rule, change)
    .filter((mutant) => auditRule(model, mutant).length === 0)
    .map((mutant) => (mutant.kind === "exclude" ? [mutant.when, mutant.require] : [mutant.when]));
}

test("every comparison of every rule gets a mutant", () => {
  const all = rules.flatMap(({ rule }) =>
    rule.kind === "exclude" ? [rule.when, rule.require] : [rule.when],
  );
  expect(rules.flatMap(({ rule }) => mutants(rule, inverted))).toHaveLength(
    all.flatMap(comparisonsOf).length,
  );
});

describe("the examples of rules", () => {
  test.each(rules)("$id come out as written", ({ model, rule }) => {
    expect(auditRule(model, rule)).toEqual([]);
  });

  test.each(rules)("$id notice an inverted comparison", ({ model, rule }) => {
    expect(unnoticed(model, rule, inverted)).toEqual([]);
  });

  test.each(rules)("$id notice an operator turned into its opposite", ({ model, rule }) => {
    expect(unnoticed(model, rule, opposite)).toEqual([]);
  });
});

describe("the examples of criteria", () => {
  test.each(criteria)("$id come out as written", ({ model, criterion }) => {
    expect(auditCriterion(model, criterion)).toEqual([]);
  });
});
