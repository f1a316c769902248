import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueBounds, type ValueLookup } from "../../src/core/value-function.ts";
import type { ValueFunction } from "../../src/model/criterion.ts";
import type { Known } from "../../src/core/compare.ts";
import type { FieldValue } from "../../src/model/workload.ts";
import type { ValueType } from "../../src/model/value.ts";
import { levels, number, yesNo } from "../support/knowledge.ts";

const types: Record<string, ValueType> = { sweetness: levels, weight: number, shiny: yesNo };

function lookup(attributes: Record<string, Known>, fields: Record<string, FieldValue> = {}): ValueLookup {
  return {
    field: (name) => fields[name],
    attribute: (id) => attributes[id],
    levels: (_, name) => (name === "sweetness" ? ["low", "middle", "high"] : []),
    type: (id) => types[id],
  };
}

const sweet: ValueFunction = {
  kind: "levels",
  attribute: "sweetness",
  values: { low: 0.2, middle: 0.5, high: 1 },
  target: { field: "needed", values: { low: 0.2, middle: 0.5, high: 1 }, otherwise: 0.5, headroom: 0 },
};
const heavy: ValueFunction = {
  kind: "decades",
  attribute: "weight",
  target: { field: "needed", otherwise: 10, headroom: 3 },
  better: "more",
  decades: 1,
};

describe("levels saturate at the requirement", () => {
  test.each([
    ["low", "high", 0.2],
    ["low", "middle", 0.4],
    ["middle", "middle", 1],
    ["high", "middle", 1],
    ["high", "low", 1],
  ])("%s where %s is needed is worth %d", (have, needed, value) => {
    expect(valueBounds(sweet, lookup({ sweetness: have }, { needed }))).toEqual({ low: value, high: value });
  });

  test("unknown is an interval over every level, not zero", () => {
    expect(valueBounds(sweet, lookup({}, { needed: "high" }))).toEqual({ low: 0.2, high: 1 });
  });
});

describe("decades", () => {
  test.each([
    [10, 1, 1],
    [3, 1, 1],
    [0.3, 1, 0],
    [1e9, 1, 1],
  ])("%d against a target of %d with headroom 3 is worth %d", (weight, needed, value) => {
    expect(valueBounds(heavy, lookup({ weight }, { needed })).low).toBeCloseTo(value);
  });

  test("an interval gives its ends, and nothing more than enough counts", () => {
    const bounds = valueBounds(heavy, lookup({ weight: { min: 30, max: 3000 } }, { needed: 100 }));
    expect(bounds.low).toBeCloseTo(0);
    expect(bounds.high).toBe(1);
  });

  test("never fall as the attribute grows", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        (a, b) => {
          const at = (weight: number) => valueBounds(heavy, lookup({ weight }, { needed: 50 })).low;
          expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
        },
      ),
    );
  });
});

test("points are joined by straight lines on their own scale and flat outside", () => {
  const fn: ValueFunction = {
    kind: "points",
    attribute: "weight",
    scale: "linear",
    points: [
      [1, 1],
      [3, 0.5],
      [5, 0],
    ],
  };
  const at = (weight: number) => valueBounds(fn, lookup({ weight })).low;
  expect([0, 1, 2, 3, 4, 5, 9].map(at)).toEqual([1, 1, 0.75, 0.5, 0.25, 0, 0]);
  expect(valueBounds(fn, lookup({ weight: { min: 2, max: 4 } }))).toEqual({ low: 0.25, high: 0.75 });
});

test("asked counts only what is asked, half for what is met partly, and leaves unknown open", () => {
  const item = (field: string, attribute: string) => ({
    title: field,
    when: { field, operator: "equals" as const, value: true },
    met: { attribute, operator: "equals" as const, value: true },
    partly: { attribute, operator: "equals" as const, value: false },
  });
  const fn: ValueFunction = { kind: "asked", items: [item("a", "shiny"), item("b", "other")] };
  expect(valueBounds(fn, lookup({ shiny: true }, { a: true }))).toEqual({ low: 1, high: 1 });
  expect(valueBounds(fn, lookup({ shiny: false }, { a: true }))).toEqual({ low: 0.5, high: 0.5 });
  expect(valueBounds(fn, lookup({ shiny: true }, { a: true, b: true }))).toEqual({ low: 0.5, high: 1 });
});

test("a case that cannot be decided spans both branches", () => {
  const fn: ValueFunction = {
    kind: "cases",
    cases: [{ when: { attribute: "shiny", operator: "equals", value: true }, value: 0.9 }],
    otherwise: 0.1,
  };
  expect(valueBounds(fn, lookup({}))).toEqual({ low: 0.1, high: 0.9 });
  expect(valueBounds(fn, lookup({ shiny: false }))).toEqual({ low: 0.1, high: 0.1 });
});
