import { expect, test } from "vitest";
import type { Evaluation } from "../../../src/core/evaluate.ts";
import { leadersOf } from "../../../src/core/flips/leaders.ts";

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
