import { expect, test } from "vitest";
import type { Evaluation } from "../../../src/core/evaluate.ts";
import { leadersOf, newLeader } from "../../../src/core/flips/leaders.ts";
import { option, stated } from "../../support/knowledge.ts";
import { placed, stall } from "../../support/flip-stall.ts";

const lemon = { sweetness: "low", shiny: true, weight: 5000 };

test("options of the same score tie, but not what surely meets a must with what may", () => {
  const options = [
    option("sure", lemon),
    option("twin", lemon),
    option("unsure", { shiny: true, weight: 5000 }),
  ];
  const knowledge = stall(options);
  // Of no taste that counts, so that the unknown one is worth as much.
  const criteria = knowledge.criteria.filter(({ id }) => id !== "sweet");
  const rules = knowledge.rules.map((rule) =>
    rule.id === "sweet-enough" && rule.kind === "exclude"
      ? { ...rule, require: { attribute: "sweetness", operator: "equals" as const, value: "low" } }
      : rule,
  );
  const { before } = placed({ ...knowledge, criteria, rules }, stated({ sweetNeeded: "low" }));
  expect(new Set(before.standings.map(({ score }) => score)).size).toBe(1);
  expect(before.standings.map(({ status }) => status)).toEqual(["eligible", "eligible", "undetermined"]);
  expect(leadersOf(before)).toEqual([0, 1]);
});

test("a new leader is one where no earlier leader leads still", () => {
  const two = stall([
    option("lemon", lemon),
    option("mango", { sweetness: "high", shiny: false, weight: 5 }),
  ]);
  const { evaluator, before } = placed(two, stated({ order: ["looks", "price", "taste"] }));
  const other = evaluator.evaluate(stated({ order: ["taste", "price", "looks"] }));
  expect(leadersOf(before)).toEqual([0]);
  expect(newLeader(before, other)).toBe(1);
  expect(newLeader(before, before)).toBeUndefined();
  const none = evaluator.evaluate(stated({ sweetNeeded: "high", weightNeeded: 1000 }));
  expect(newLeader(before, none)).toBeUndefined();
});

/** Options that surely fit, with these scores, ranked in this order. */
const ranked = (...scores: number[]) =>
  ({
    ranking: scores.map((_, option) => option),
    standings: scores.map((score, variant) => ({ status: "eligible", score, variant, undetermined: [] })),
  }) as unknown as Evaluation;

test("options whose sums differ by what floating point leaves over lead together", () => {
  expect(0.1 + 0.2).not.toBe(0.3);
  expect(leadersOf(ranked(0.1 + 0.2, 0.3, 0.2))).toEqual([0, 1]);
  expect(leadersOf(ranked(0.3, 0.3 - 1e-9))).toEqual([0]);
});
