import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { compareOptions } from "../../src/core/compare-options.ts";
import { Comparison } from "../../src/model/comparison.ts";
import { comparisonCsv } from "../../src/render/comparison/csv.ts";
import { comparisonJson } from "../../src/render/comparison/json.ts";
import { comparisonMarkdown } from "../../src/render/comparison/markdown.ts";
import { comparisonText } from "../../src/render/comparison/terminal.ts";
import { workload } from "../support/knowledge.ts";
import { validateAgainstSchema } from "../support/schema.ts";
import { page, stalls } from "../support/stalls.ts";

const [fruits] = stalls.categories;
if (fruits === undefined) throw new Error("no fruit");
const all = fruits.options.map((option) => ({ option }));
const plain = { version: "0", modes: false, onlyDifferences: false };
const asked = workload({ sweetNeeded: "high" });

const compared = (settings: object = {}) => compareOptions(stalls, fruits, all, { ...plain, ...settings });

describe("on a terminal", () => {
  test.each([
    [80, false],
    [80, true],
    [120, false],
    [120, true],
  ])("at %d columns, colour %s", async (columns, colour) => {
    const text = comparisonText(compared({ workload: asked }), page(columns, colour));
    await expect(text).toMatchFileSnapshot(`../golden/compare-${columns}${colour ? "-colour" : ""}.txt`);
  });

  test.each([40, 60, 80, 120])("no line is wider than %d columns and no word is cut", (columns) => {
    const comparison = compared({ modes: true, workload: asked });
    const text = comparisonText(comparison, page(columns));
    const wide = text.split("\n").filter((line) => stringWidth(line) > columns);
    expect(wide).toEqual([]);
    const words = comparison.columns.flatMap(({ id, title }) => [id, ...title.split(" ")]);
    expect(words.filter((word) => !text.split(/[\s,]+/).includes(word.replace(",", "")))).toEqual([]);
  });

  test("colour only repeats what the words say", () => {
    const strip = (text: string) => text.replaceAll(/\u001B\[\d+m/g, "");
    const comparison = compared({ workload: asked });
    expect(strip(comparisonText(comparison, page(80, true)))).toBe(comparisonText(comparison, page(80)));
  });
});

test("values of different modes and offerings stand apart, unknown cells say so", () => {
  const text = comparisonText(compared(), page(200));
  expect(text).toContain("middle (fresh)");
  expect(text).toContain("high (dried)");
  expect(text).toContain("100 to 1,000 kg (market-stall)");
  expect(text).toMatch(/weight .*unknown {2,}unknown/);
});

test("a mode has a column of its own with --modes", () => {
  const ids = compared({ modes: true }).columns.map(({ id }) => id);
  expect(ids).toEqual(["apple/fresh", "apple/dried", "melon/plain", "plum/plain"]);
});

test("Markdown carries every source once, and no cell breaks the table", async () => {
  const text = comparisonMarkdown(compared({ workload: asked }));
  await expect(text).toMatchFileSnapshot("../golden/compare.md");
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  const cells = rows.map((row) => row.replaceAll("\\|", "").split("|").length - 2);
  expect(new Set(cells.slice(5))).toEqual(new Set([4]));
  expect(text.match(/^\[\^1\]: /gm)).toHaveLength(1);
});

test("CSV has one line for each recorded value, quoted", async () => {
  const text = comparisonCsv(compared());
  await expect(text).toMatchFileSnapshot("../golden/compare.csv");
  expect(text.split("\r\n").every((line) => line === "" || !line.startsWith(" "))).toBe(true);
});

test("JSON is the comparison, and fits its published schema", () => {
  const comparison = compared({ workload: asked });
  const json: unknown = JSON.parse(comparisonJson(comparison));
  expect(json).toEqual(comparison);
  expect(Comparison.parse(json)).toEqual(comparison);
  expect(validateAgainstSchema("comparison", json)).toEqual([]);
});
