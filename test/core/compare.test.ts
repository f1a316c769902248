import { expect, test } from "vitest";
import { compare, type Known } from "../../src/core/compare.ts";
import { evaluateCondition, unmetComparisons, type Lookup } from "../../src/core/condition.ts";
import type { Condition, Operator } from "../../src/model/condition.ts";
import type { Scalar } from "../../src/model/value.ts";

const levels = ["low", "middle", "high"];

test.each<[Known, Operator, Scalar, string]>([
  [undefined, "atLeast", 3, "undetermined"],
  [undefined, "known", true, "violated"],
  [0, "known", true, "met"],
  [0, "atLeast", 1, "violated"],
  [3, "atLeast", 3, "met"],
  [3, "atMost", 2, "violated"],
  ["middle", "atLeast", "low", "met"],
  ["low", "atLeast", "high", "violated"],
  ["low", "atMost", "high", "met"],
  [{ min: 1, max: 10 }, "atLeast", 10, "undetermined"],
  [{ min: 1, max: 10 }, "atLeast", 1, "met"],
  [{ min: 1, max: 10 }, "atLeast", 11, "violated"],
  [{ min: 1, max: 10 }, "equals", 5, "undetermined"],
  [{ min: 1, max: 10 }, "equals", 11, "violated"],
  [{ min: "low", max: "middle" }, "equals", "high", "violated"],
  [{ min: "low", max: "middle" }, "in", ["low", "middle"], "met"],
  [{ min: "low", max: "middle" }, "in", ["low"], "undetermined"],
  [["a", "b"], "includes", "b", "met"],
  [["a", "b"], "includesAll", ["a", "c"], "violated"],
  [["a", "b"], "includesAny", ["c", "b"], "met"],
  [["a"], "excludes", ["b"], "met"],
  [true, "equals", true, "met"],
  [false, "notEquals", false, "violated"],
  ["a", "notIn", ["b"], "met"],
  [["a", "b"], "equals", ["b", "a"], "met"],
  [["a", "b"], "equals", ["a"], "violated"],
  [["a"], "equals", ["a", "b"], "violated"],
  [[], "equals", [], "met"],
  [["a"], "equals", "a", "violated"],
  [["a", "b"], "notEquals", ["b", "a"], "violated"],
  [["a", "b"], "notEquals", ["a", "c"], "met"],
])("%j %s %j is %s", (left, operator, right, expected) => {
  expect(compare(left, operator, right, levels)).toBe(expected);
});

const lookup: Lookup = {
  field: (name) => (name === "answered" ? 1 : undefined),
  attribute: () => undefined,
  levels: () => [],
};
const yes: Condition = { field: "answered", operator: "equals", value: 1 };
const no: Condition = { field: "answered", operator: "equals", value: 2 };
const open: Condition = { field: "unanswered", operator: "equals", value: 1 };

test.each<[Condition, string]>([
  [{ all: [yes, open] }, "undetermined"],
  [{ all: [no, open] }, "violated"],
  [{ any: [yes, open] }, "met"],
  [{ any: [no, open] }, "undetermined"],
  [{ not: open }, "undetermined"],
  [{ not: no }, "met"],
])("%j is %s", (condition, expected) => {
  expect(evaluateCondition(condition, lookup)).toBe(expected);
});

test("every comparison that fails is named, not only the first", () => {
  expect(unmetComparisons({ all: [no, yes, open] }, lookup)).toEqual([
    { comparison: no, truth: "violated" },
    { comparison: open, truth: "undetermined" },
  ]);
});
