import { expect, test } from "vitest";
import { entropy, mutualInformation } from "../../src/core/interview/information.ts";

/** Counts of pairs, written out as two columns. */
function columns(counts: readonly (readonly [a: string, b: string, count: number])[]): [string[], string[]] {
  const rows = counts.flatMap(([a, b, count]) => Array.from({ length: count }, () => [a, b] as const));
  return [rows.map(([a]) => a), rows.map(([, b]) => b)];
}

test("the entropy of a fair coin is one bit, of four equal classes two, of one class none", () => {
  expect(entropy(["a", "b", "a", "b"])).toBe(1);
  expect(entropy(["a", "b", "c", "d"])).toBe(2);
  expect(entropy(["a", "a"])).toBe(0);
});

test("worked by hand: 8 completions, 3 + 1 against 1 + 3", () => {
  // Plug-in: H(W) = H(A) = 1, H(W,A) = 2 * 3/8 log2(8/3) + 2 * 1/8 log2(8) = 1.811278; I = 0.188722 bits.
  // Miller: minus (2 + 2 - 4 - 1) / (2 * 8) nats, that is 1/16 / ln 2 = 0.090168 bits less.
  const [winner, answer] = columns([
    ["x", "yes", 3],
    ["x", "no", 1],
    ["y", "yes", 1],
    ["y", "no", 3],
  ]);
  expect(mutualInformation(winner, answer)).toBeCloseTo(0.188722 - 0.090168, 5);
});

test("an answer that names the winner is worth the winner's entropy, less what is owed to chance", () => {
  const [winner, answer] = columns([
    ["x", "yes", 500],
    ["y", "no", 500],
  ]);
  // Three of the four counts of classes are 2, so the correction is (2 - 2 - 2 + 1) / 2n < 0 nats.
  expect(mutualInformation(winner, answer)).toBeCloseTo(1 + 1 / 2000 / Math.LN2, 10);
});

test("a column of as many classes as rows seems to tell all, and is not believed", () => {
  const n = 64;
  const winner = Array.from({ length: n }, (_, row) => `w${row % 4}`);
  const answer = Array.from({ length: n }, (_, row) => `a${row}`);
  // Plug-in says 2 bits. Miller: (64 - 4 - 64 + 1) / 128 nats is negative, so only what the classes of W are worth is added:
  // the correction cannot know better, and this is why orders and sets are counted part by part (worth.ts).
  expect(mutualInformation(winner, answer)).toBeCloseTo(2 + 3 / 128 / Math.LN2, 10);
});

test("independent columns are worth nothing on average", () => {
  const [winner, answer] = columns([
    ["x", "yes", 25],
    ["x", "no", 25],
    ["y", "yes", 25],
    ["y", "no", 25],
  ]);
  expect(mutualInformation(winner, answer)).toBe(0);
});
