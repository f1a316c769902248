import { describe, expect, test } from "vitest";
import { auditDecompositionRule } from "../../src/core/audit/decomposition.ts";
import { analyse, partsOf } from "../../src/core/decompose/analyse.ts";
import { fieldsRead } from "../../src/core/condition.ts";
import type { Comparison, Condition } from "../../src/model/condition.ts";
import type { DecompositionRule } from "../../src/model/decomposition-rule.ts";
import { FACTS } from "../../src/model/facts.ts";
import { changed, inverted, opposite } from "../support/mutants.ts";
import { published } from "../support/published.ts";

const rules = published.decomposition;

/** The conditions of mutants that no example tells from the rule. */
function unnoticed(rule: DecompositionRule, change: (comparison: Comparison) => Condition[]): Condition[] {
  return changed(rule.when, change).filter(
    (when) => auditDecompositionRule(rules, { ...rule, when }).length === 0,
  );
}

test("there are rules of every kind, and about everything", () => {
  const kinds = new Set(rules.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["communication", "derive", "finding", "service"]);
  expect(new Set(rules.map(({ about }) => about))).toEqual(new Set(Object.keys(FACTS)));
});

describe("the examples of decomposition rules", () => {
  test.each(rules)("$id come out as written", (rule) => {
    expect(auditDecompositionRule(rules, rule)).toEqual([]);
  });

  test.each(rules)("$id notice an inverted comparison", (rule) => {
    expect(unnoticed(rule, inverted)).toEqual([]);
  });

  test.each(rules)("$id notice an operator turned into its opposite", (rule) => {
    expect(unnoticed(rule, opposite)).toEqual([]);
  });
});

test("every fact that is computed is declared, and the other way round", () => {
  const found = new Map<string, Set<string>>();
  for (const map of rules.flatMap(({ examples }) => [...examples.fires, ...examples.silent])) {
    for (const { about, facts } of analyse(map, rules).subjects) {
      found.set(about, new Set([...(found.get(about) ?? []), ...Object.keys(facts)]));
    }
  }
  for (const [about, facts] of Object.entries(FACTS)) {
    expect([...(found.get(about) ?? [])].sort(), about).toEqual(Object.keys(facts).sort());
  }
});

test("every fact is read by a rule", () => {
  const read = new Set(
    rules.flatMap((rule) => [
      ...fieldsRead(rule.when).map((fact) => `${rule.about} ${fact}`),
      ...(rule.kind === "derive" ? [`${rule.about} ${rule.derive.fact ?? ""}`] : []),
    ]),
  );
  const declared = Object.entries(FACTS).flatMap(([about, facts]) =>
    Object.keys(facts).map((fact) => `${about} ${fact}`),
  );
  expect(declared.filter((fact) => !read.has(fact))).toEqual([]);
});

test("a rule speaks only of what it is about", () => {
  for (const rule of rules) {
    const parts = rule.examples.fires.flatMap((map) => partsOf(analyse(map, rules), rule));
    expect(new Set(parts.map(({ about }) => about))).toEqual(new Set([rule.about]));
  }
});
