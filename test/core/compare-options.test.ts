import { describe, expect, test } from "vitest";
import { compareOptions } from "../../src/core/compare-options.ts";
import { decide } from "../../src/core/decide.ts";
import type { Comparison } from "../../src/model/comparison.ts";
import { variantsOf } from "../../src/core/variants.ts";
import { workload } from "../support/knowledge.ts";
import { published } from "../support/published.ts";
import { stalls } from "../support/stalls.ts";

const [fruits] = stalls.categories;
if (fruits === undefined) throw new Error("no fruit");
const knowledge = fruits;
const all = knowledge.options.map((option) => ({ option }));
const plain = { version: "0", modes: false, onlyDifferences: false };

const rowsOf = ({ criteria }: Comparison) =>
  criteria.flatMap(({ rows }) => rows.map(({ attribute }) => attribute));
const cell = (comparison: Comparison, attribute: string, column: string) => {
  const n = comparison.columns.findIndex(({ id }) => id === column);
  const row = comparison.criteria.flatMap(({ rows }) => rows).find((one) => one.attribute === attribute);
  return row?.cells[n] ?? [];
};

test("each value names exactly the variants that resolve to it", () => {
  const comparison = compareOptions(stalls, knowledge, all, plain);
  expect(cell(comparison, "shiny", "apple").map(({ value, where }) => [value, where])).toEqual([
    [true, [{ mode: "fresh", offerings: ["market-stall", "farm-shop"], every: true }]],
    [false, [{ mode: "dried", offerings: ["market-stall"], every: true }]],
  ]);
});

test("every known value carries its source and its dates; an unknown one carries none", () => {
  const comparison = compareOptions(stalls, knowledge, all, plain);
  const values = comparison.criteria.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat()));
  for (const { value, basis, note, asOf, checkedOn } of values) {
    const known = [basis, note, asOf, checkedOn].every((part) => part !== undefined);
    expect(known).toBe(value !== "unknown");
  }
  expect(cell(comparison, "sweetness", "apple")[0]?.source?.url).toBe("https://fruit.example/taste");
});

describe("only differences", () => {
  const same = { ...knowledge.options[0]!, id: "pear", title: "Pear" };
  const selected = [
    { option: knowledge.options[0]!, mode: "dried" },
    { option: same, mode: "dried" },
  ];
  const settings = { ...plain, onlyDifferences: true };

  test("leaves out rows in which all columns agree, and counts them", () => {
    const { criteria, sameRows } = compareOptions(stalls, knowledge, selected, settings);
    expect({ criteria, sameRows }).toEqual({ criteria: [], sameRows: 3 });
  });

  test("known and unknown differ", () => {
    const { weight, ...attributes } = { weight: undefined, ...knowledge.options[1]!.attributes };
    const lighter = { ...knowledge.options[1]!, attributes };
    const heavier = {
      ...lighter,
      id: "heavy",
      attributes: {
        ...attributes,
        weight: knowledge.options[0]!.offerings["farm-shop"]!.attributes["weight"]!,
      },
    };
    expect(weight).toBeUndefined();
    const pair = [{ option: lighter }, { option: heavier }];
    expect(rowsOf(compareOptions(stalls, knowledge, pair, settings))).toEqual(["weight"]);
  });
});

describe("for a workload", () => {
  const asked = workload({ sweetNeeded: "high" });
  const [assessment] = compareOptions(stalls, knowledge, all, { ...plain, workload: asked }).assessments;
  const decision = decide(stalls, asked, {
    version: "0",
    seed: 1,
    samples: 100,
    completions: 0,
    command: "",
  });

  test("scores and statuses are those that advise gives", () => {
    const [outcome] = decision.outcomes;
    for (const ranked of outcome?.ranking ?? []) {
      const standing = assessment?.standings.find(({ column }) => column === ranked.option);
      expect(standing?.score).toBeCloseTo(ranked.score, 12);
      expect([standing?.mode, standing?.offering]).toEqual([ranked.mode.id, ranked.offering.id]);
    }
    expect(outcome?.ranking.length).toBeGreaterThan(0);
  });

  test("an archived option is not in the running", () => {
    expect(assessment?.standings.map(({ column, status }) => [column, status])).toEqual([
      ["apple", "eligible"],
      ["melon", "undetermined"],
      ["plum", "inactive"],
    ]);
  });

  test("a column of one mode is judged by that mode alone", () => {
    const fresh = compareOptions(stalls, knowledge, [{ option: knowledge.options[0]!, mode: "fresh" }], {
      ...plain,
      workload: asked,
    });
    const [standing] = fresh.assessments[0]?.standings ?? [];
    expect(standing).toMatchObject({ status: "excluded", contributions: [] });
    expect(standing?.score).toBeUndefined();
    expect(standing?.violated.map(({ title }) => title)).toEqual(["Sweet enough"]);
  });

  test("the difference of a criterion is that between its largest and smallest contribution", () => {
    const sweet = assessment?.criteria.find(({ criterion }) => criterion === "sweet");
    const parts = assessment?.standings.flatMap(({ contributions }) =>
      contributions.filter(({ criterion }) => criterion === "sweet").map(({ contribution }) => contribution),
    );
    expect(parts).toHaveLength(2);
    expect(sweet?.difference).toBeCloseTo(Math.abs(parts![0]! - parts![1]!), 12);
  });
});

test("in the real base, every variant is in exactly one value of a cell, and it is the variant's own", () => {
  for (const category of published.categories) {
    const selected = category.options.map((option) => ({ option }));
    const { criteria } = compareOptions(published, category, selected, plain);
    for (const { attribute, cells } of criteria.flatMap(({ rows }) => rows)) {
      selected.forEach(({ option }, n) => {
        const shown = (cells[n] ?? []).flatMap(({ value, source, where }) =>
          where.flatMap(({ mode, offerings }) =>
            offerings.map((offering) => [`${mode} ${offering}`, { value, source }] as const),
          ),
        );
        const resolved = variantsOf(option).map(({ mode, offering, cells: own }) => {
          const { value = "unknown", source } = own[attribute] ?? {};
          return [`${mode} ${offering}`, { value, source }] as const;
        });
        expect(shown).toHaveLength(resolved.length);
        expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(resolved));
      });
    }
  }
});
