import { expect, test } from "vitest";
import { withFollowing, withoutFollowing } from "../../src/knowledge/follows.ts";
import type { Attribute, Cell } from "../../src/model/attribute.ts";
import type { Option } from "../../src/model/option.ts";
import type { Value } from "../../src/model/value.ts";

const attribute = (id: string, follows?: Attribute["follows"]): Attribute => ({
  id,
  title: id,
  description: id,
  type: { kind: "number", unit: "things", scale: "linear", min: 0, max: 9 },
  follows,
  volatility: { months: 12, because: "made up" },
});

const cell = (value: Value, section = "A section"): Cell => ({
  value,
  note: "A note.",
  basis: "documented",
  source: { url: "https://example.org/page", section },
  asOf: "1.0",
  checkedOn: "2026-11-24",
});

const attributes = [
  attribute("grown-by"),
  attribute("gardeners", [
    { from: "grown-by", values: { neighbour: 0 }, because: "By definition none." },
    { from: "trees", values: { "1": 1, "3": 2 }, because: "Follows from the trees." },
  ]),
  attribute("trees"),
  attribute("wages", [{ from: "gardeners", values: { "0": 0, "2": 5 }, because: "Follows from gardeners." }]),
];

function option(
  offering: Record<string, Cell>,
  modes: Record<string, Record<string, Cell>> = { raw: {} },
): Option {
  const named = Object.entries(modes);
  return {
    id: "apple",
    title: "Apple",
    summary: "A fruit.",
    version: "1",
    status: { kind: "active" },
    attributes: {},
    modes: Object.fromEntries(named.map(([id]) => [id, { title: id, summary: id, attributes: {} }])),
    offerings: {
      garden: {
        title: "garden",
        summary: "From the garden.",
        attributes: offering,
        modes: Object.fromEntries(named.map(([id, cells]) => [id, { attributes: cells }])),
      },
    },
  };
}

const filled = (...args: Parameters<typeof option>) =>
  withFollowing(option(...args), attributes).offerings.garden!;

test("a cell that follows has the value declared, and basis, source and dates of the cell it follows from", () => {
  const { attributes: cells } = filled({ "grown-by": cell("neighbour", "Who grows it") });
  expect(cells.gardeners).toEqual({
    ...cell(0, "Who grows it"),
    note: "By definition none.",
    follows: "grown-by",
  });
});

test("what is recorded wins, in the offering and in one of its modes", () => {
  const recorded = cell(7);
  expect(filled({ "grown-by": cell("neighbour"), gardeners: recorded }).attributes.gardeners).toBe(recorded);
  const { attributes: cells, modes } = filled(
    { "grown-by": cell("neighbour") },
    { raw: { gardeners: recorded }, dried: {} },
  );
  expect(cells.gardeners).toBeUndefined();
  expect(modes.raw?.attributes?.gardeners).toBe(recorded);
  expect(modes.dried?.attributes?.gardeners?.value).toBe(0);
});

test("a number reaches the highest of the numbers given, and what follows may follow from what follows", () => {
  const values = (trees: number) => {
    const { gardeners, wages } = filled({ trees: cell(trees) }).attributes;
    return [gardeners?.value, wages?.value];
  };
  expect([0, 1, 2, 3, 9].map(values)).toEqual([
    [undefined, undefined],
    [1, 0],
    [1, 0],
    [2, 5],
    [2, 5],
  ]);
});

test("nothing follows from what is unknown, an interval, or a name that is not given", () => {
  expect(filled({}).attributes).toEqual({});
  expect(filled({ trees: cell({ min: 1, max: 5 }) }).attributes.gardeners).toBeUndefined();
  expect(filled({ "grown-by": cell("cooperative") }).attributes.gardeners).toBeUndefined();
});

test("attributes that follow from each other in a circle stay unknown", () => {
  const circle = [
    attribute("a", [{ from: "b", values: { "0": 1 }, because: "b" }]),
    attribute("b", [{ from: "a", values: { "0": 1 }, because: "a" }]),
  ];
  expect(withFollowing(option({}), circle).offerings.garden?.attributes).toEqual({});
});

test("taking out what follows gives back what was recorded", () => {
  const recorded = option({ trees: cell(3) }, { raw: { "grown-by": cell("neighbour") }, dried: {} });
  const round = withoutFollowing(withFollowing(recorded, attributes));
  expect(JSON.parse(JSON.stringify(round))).toEqual(JSON.parse(JSON.stringify(recorded)));
});
