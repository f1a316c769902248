import { expect, test } from "vitest";
import type { Cover, NoStack } from "../../src/model/stack.ts";
import { coverText } from "../../src/render/stack/cover.ts";
import { stackText } from "../../src/render/stack/terminal.ts";

const plain = (text: string) => text;
const page = {
  columns: 200,
  style: { title: plain, good: plain, bad: plain, warn: plain, quiet: plain, accent: plain },
};

const apple = { option: "apple", title: "Apple" };
const pear = { option: "pear", title: "Pear" };
const both = (name: typeof apple) => ["jam", "juice"].map((flow) => ({ flow, option: name }));
const one = { options: [apple], total: 0.6, effort: 0.1, carries: both(apple) };
const two = {
  options: [apple, pear],
  total: 0.65,
  effort: 0.25,
  carries: [
    { flow: "jam", option: apple },
    { flow: "juice", option: pear },
  ],
};
const cover = (of: Partial<Cover>) =>
  coverText({ category: "fruit", slot: "bowl", title: "Fruit", ...of }, page);

test("a cover says what the second option is worth and costs, and only then", () => {
  expect(cover({ one, best: two })).toContain(
    "Apple for jam, Pear for juice: total 0.650, 0.050 better. Together they take 0.150 more effort than Apple alone, and fit 0.200 better.",
  );
  expect(cover({ one, best: { ...two, effort: 0.02, total: 0.65 } })).toContain(
    "Together they take 0.080 less effort than Apple alone, and fit 0.030 worse.",
  );
  expect(cover({ one, best: one })).toContain(
    "Apple for all: total 0.600. No second option is worth its effort.",
  );
  expect(cover({ best: two })).toContain(
    "No single option meets all flows. Apple for jam, Pear for juice: total 0.650.",
  );
  expect(cover({})).toContain("No two options meet all flows.");
});

test("where no stack fits, what is in the way is named with the limit and the least that it takes", () => {
  const stack: NoStack = {
    kind: "none",
    pairings: [{ id: "apart", kind: "conflict", summary: "Apples and pears rot each other." }],
    budget: { title: "Hands", answer: "few", atMost: 2, used: 5 },
    open: ["Nuts"],
    proved: true,
    nodes: 1,
  };
  const text = stackText(stack, page);
  expect(text).toContain("No stack fits. Without any one of these there would be one:");
  expect(text).toContain("  - Apples and pears rot each other.");
  expect(text).toContain("  - Hands: at most 2 new (few); the best stack without this limit takes 5.");
  expect(text).toContain("Nuts: nothing fits");
  const without = stackText({ ...stack, budget: { title: "Hands", answer: "few", atMost: 2 } }, page);
  expect(without).not.toContain("without this limit");
});
