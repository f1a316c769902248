import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { compareOptions } from "../../src/core/compare-options.ts";
import { Comparison, type Where } from "../../src/model/comparison.ts";
import { cellGroups } from "../../src/render/comparison/cells.ts";
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

describe("a cell", () => {
  const place = (mode: string, ...offerings: string[]): Where => ({ mode, offerings, every: false });
  const groups = (...cell: [string, ...Where[]][]) =>
    cellGroups(cell.map(([value, ...where]) => ({ value, where }))).map(({ text, where }) => [text, where]);

  test.each<[string, [string, ...Where[]][], string[][]]>([
    [
      "one value needs no place",
      [
        ["a", place("m", "x")],
        ["a", place("n", "x")],
      ],
      [["a", ""]],
    ],
    [
      "modes, where they differ",
      [
        ["a", place("m", "x")],
        ["b", place("n", "x")],
      ],
      [
        ["a", "m"],
        ["b", "n"],
      ],
    ],
    [
      "offerings, where they differ",
      [
        ["a", place("m", "x")],
        ["b", place("m", "y")],
      ],
      [
        ["a", "x"],
        ["b", "y"],
      ],
    ],
    [
      "offerings alone, where all modes agree",
      [
        ["a", place("m", "x"), place("n", "x")],
        ["b", place("m", "y"), place("n", "y")],
      ],
      [
        ["a", "x"],
        ["b", "y"],
      ],
    ],
    [
      "both, where it takes both",
      [
        ["a", place("m", "x"), place("n", "x", "y")],
        ["b", place("m", "y")],
      ],
      [
        ["a", "m on x; n"],
        ["b", "m on y"],
      ],
    ],
    [
      "the exception, where it is shorter",
      [
        ["a", place("m", "x", "y")],
        ["b", place("m", "z"), place("n", "x", "y", "z")],
      ],
      [
        ["a", "m but not on z"],
        ["b", "m on z; n"],
      ],
    ],
    [
      "the commonest last, and not listed, where it would be long",
      [
        ["a", place("m", "v", "w", "x", "y")],
        ["b", place("m", "z")],
      ],
      [
        ["b", "z"],
        ["a", "elsewhere"],
      ],
    ],
  ])("names %s", (_, cell, expected) => {
    expect(groups(...cell)).toEqual(expected);
  });
});

test("values of different modes and offerings stand apart, unknown cells say so", () => {
  const text = comparisonText(compared(), page(200));
  expect(text).toContain("middle (fresh)");
  expect(text).toContain("high (dried)");
  expect(text).toContain("100 to 1,000 kg (market-stall)");
  expect(text).toMatch(/weight .*unknown {2,}unknown/);
});

test("a single column in the running is told apart from nothing", () => {
  const [apple] = all;
  const text = comparisonText(
    compareOptions(stalls, fruits, [apple!], { ...plain, workload: asked }),
    page(80),
  );
  expect(text).toContain("sweet  weight 0.611\n");
  expect(comparisonText(compared({ workload: asked }), page(80))).toContain("weight 0.611, apart by 0.306");
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

describe("texts that a format would take for something else", () => {
  /** The comparison with this note on every value and this title on every criterion. */
  const worded = (note: string, title: string) => {
    const comparison = compared();
    return {
      ...comparison,
      criteria: comparison.criteria.map((one) => ({
        ...one,
        rows: one.rows.map((row) => ({
          ...row,
          title,
          cells: row.cells.map((cell) => cell.map((value) => ({ ...value, note }))),
        })),
      })),
    };
  };

  test.each(["=1+1", "+1", "-1", "@now"])("csv: %s is no formula", (note) => {
    const lines = comparisonCsv(worded(note, "x")).trim().split("\r\n").slice(1);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.endsWith(`,'${note}`)).toBe(true);
  });

  test("csv: quotes and commas stay in their field", () => {
    expect(comparisonCsv(worded('say "a", then b', "x"))).toContain(',"say ""a"", then b"\r\n');
  });

  test("markdown: a pipe does not end its cell", () => {
    const text = comparisonMarkdown(worded("x", "left | right"));
    expect(text).toContain("left \\| right");
    expect(text).not.toMatch(/left \| right/);
  });
});
