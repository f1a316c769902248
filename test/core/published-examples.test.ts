import { describe, expect, test } from "vitest";
import { drawOf } from "./published-draws.ts";
import { publishedExamples, type PublishedExample } from "./published-examples.ts";
import { offShares } from "./smaa-differences.ts";
import { firstShare, oracleOfDraws } from "./smaa-oracle.ts";

const samples = 20_000;

/** Both sides are sampled: as if one had been with n samples, where 1/n = 1/ours + 1/theirs. */
const together = (theirs: number): number => 1 / (1 / samples + 1 / theirs);

/** What remains of a difference once the printed figure may be anything that rounds to it. */
const beyondPrint = (seen: number, printed: number, decimals: number): number => {
  const off = Math.max(0, Math.abs(seen - printed) - 0.5 * 10 ** -decimals);
  return seen > printed ? printed + off : printed - off;
};

function offFigures(
  what: string,
  seen: number[][],
  printed: number[][],
  example: PublishedExample,
): string[] {
  const rounded = printed.map((row, at) =>
    row.map((figure, rank) => beyondPrint(seen[at]![rank]!, figure, example.decimals)),
  );
  return offShares(what, rounded, printed, together(example.samples));
}

const furthest = (seen: number[][], printed: number[][]): number =>
  Math.max(...printed.flatMap((row, at) => row.map((figure, each) => Math.abs(seen[at]![each]! - figure))));

describe("samples against published figures", () => {
  describe.each(publishedExamples)("$id", (example) => {
    const draws = { draw: drawOf(example.measured), order: example.order, samples, seed: 11 };
    const seen = oracleOfDraws(draws);

    test("rank acceptabilities and pairwise winning indices", () => {
      expect(offFigures("rank", seen.ranks, example.ranks, example)).toEqual([]);
      if (example.pairwise !== undefined) {
        expect(offFigures("pair", seen.pairwise, example.pairwise, example)).toEqual([]);
      }
    });

    test("central weights", () => {
      const half = 0.5 * 10 ** -example.decimals;
      for (const [option, weights] of example.central.entries()) {
        const hits = seen.ranks[option]![0]! * together(example.samples);
        for (const [at, weight] of weights.entries()) {
          const allowed = half + (4 * seen.spread[option]![0]![at]!) / Math.sqrt(hits);
          expect(Math.abs(seen.central[option]![0]![at]! - weight)).toBeLessThan(allowed);
        }
      }
    });

    test("confidence factors at the printed central weights", () => {
      const factors = example.central.map((weights, option) => firstShare(draws, option, weights));
      // Weights printed with two decimals are too coarse for less than what the source grants.
      if (example.decimals > 2) {
        expect(offFigures("confidence", [factors], [example.confidence], example)).toEqual([]);
      } else {
        expect(furthest([factors], [example.confidence])).toBeLessThanOrEqual(example.allowed.confidence);
      }
    });

    test("everything is within what the source grants its own figures", () => {
      const { ranks, central, confidence } = example.allowed;
      expect(furthest(seen.ranks, example.ranks)).toBeLessThanOrEqual(ranks);
      expect(
        furthest(
          seen.central.map(([first]) => first!),
          example.central,
        ),
      ).toBeLessThanOrEqual(central);
      expect(furthest([seen.confidence.map((each) => each!)], [example.confidence])).toBeLessThanOrEqual(
        confidence,
      );
    });
  });
});
