import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { thingsNamed } from "../../src/core/explain-thing.ts";
import { glossaryOf, namesOf } from "../../src/core/explained-names.ts";
import type { ValueFunction } from "../../src/model/criterion.ts";
import type { Condition } from "../../src/model/condition.ts";
import { conditionText } from "../../src/render/explanation/condition.ts";
import { explanationText } from "../../src/render/explanation/terminal.ts";
import { valueFunctionLines } from "../../src/render/explanation/value-function.ts";
import { page, stalls } from "../support/stalls.ts";

const explained = (id: string, columns = 80, colour = false) => {
  const [thing] = thingsNamed(stalls, id);
  if (thing === undefined) throw new Error(`nothing called ${id}`);
  return explanationText(thing, glossaryOf(stalls, thing), page(columns, colour));
};

test.each([
  ["apple", 80, false],
  ["apple", 80, true],
  ["apple", 120, false],
  ["apple/dried", 80, false],
  ["sweetness", 80, false],
  ["sweet", 80, false],
  ["sweetness-as-asked", 80, false],
  ["sweetNeeded", 80, false],
  ["orchard", 80, false],
  ["apples-are-sour", 80, false],
])("%s at %d columns, colour %s", async (id, columns, colour) => {
  const file = `explain-${id.replace("/", "-")}-${columns}${colour ? "-colour" : ""}.txt`;
  await expect(explained(id, columns, colour)).toMatchFileSnapshot(`../golden/${file}`);
});

test("everything that can be listed can be explained, within the page but for addresses", () => {
  for (const { kind, id } of namesOf(stalls)) {
    const things = thingsNamed(stalls, id, kind);
    expect(things.map((thing) => thing.kind)).toEqual([kind]);
    const lines = things.flatMap((thing) =>
      explanationText(thing, glossaryOf(stalls, thing), page(60)).split("\n"),
    );
    expect(lines.filter((line) => stringWidth(line) > 60 && !line.includes("https://"))).toEqual([]);
  }
});

test("every recorded value of an option is printed with note, basis, source, heading and dates", () => {
  const text = explained("apple");
  for (const section of ["Skin", "Taste", "Drying", "Crates", "Sacks", "Rings"]) {
    expect(text).toContain(`${section} says so`);
    expect(text).toContain(`source: ${section}`);
    expect(text).toContain(`https://fruit.example/${section.toLowerCase()}`);
  }
  expect(text.match(/documented, as of 3\.1, read 2026-02-03/g)).toHaveLength(6);
});

test("one mode of an option leaves the other modes out", () => {
  const text = explained("apple/dried");
  expect(text).toContain("Drying says so");
  expect(text).not.toContain("Taste says so");
  expect(text).not.toContain("farm-shop:");
});

test("what no variant has is said to be unknown", () => {
  expect(explained("melon")).toMatch(/Unknown, which is not no\n {2}weight/);
  expect(explained("apple")).not.toContain("Unknown");
});

describe("in words", () => {
  const titles = { field: (name: string) => name.toUpperCase(), attribute: (id: string) => `[${id}]` };

  test.each<[Condition, string]>([
    [{ field: "a", operator: "equals", value: true }, "A is yes"],
    [{ attribute: "b", operator: "atLeast", valueFrom: "c" }, "the option's [b] is at least the answer to C"],
    [
      { attribute: "b", operator: "includesAny", value: ["x", "y"] },
      "the option's [b] includes any of x or y",
    ],
    [{ not: { field: "a", operator: "known" } }, "not (A is known)"],
    [
      {
        all: [
          { field: "a", operator: "known" },
          {
            any: [
              { field: "b", operator: "atMost", value: 2000 },
              { field: "c", operator: "notEquals", value: "x" },
            ],
          },
        ],
      },
      "A is known and (B is at most 2,000 or C is not x)",
    ],
  ])("condition %#", (condition, text) => {
    expect(conditionText(condition, titles)).toBe(text);
  });

  test.each<[ValueFunction, string[]]>([
    [0.5, ["always 0.5"]],
    [{ kind: "includes", attribute: "a", field: "f" }, ["the share of F that [a] includes"]],
    [
      {
        kind: "points",
        attribute: "a",
        scale: "log10",
        points: [
          [1, 0],
          [1000, 1],
        ],
      },
      ["[a], by orders of magnitude between: 1 = 0, 1,000 = 1"],
    ],
    [
      {
        kind: "decades",
        attribute: "a",
        target: { field: "f", otherwise: 100, headroom: 3 },
        better: "less",
        decades: 2,
      },
      [
        "1 where [a] stays below 1/3 of F (100 while unanswered), 0 from 2 decades short of it, by orders of magnitude in between",
      ],
    ],
    [
      { kind: "cases", cases: [{ when: { field: "f", operator: "known" }, value: 1 }], otherwise: 0 },
      ["when F is known:", "  - always 1", "otherwise:", "  - always 0"],
    ],
  ])("value function %#", (fn, lines) => {
    expect(valueFunctionLines(fn, titles)).toEqual(lines);
  });
});
