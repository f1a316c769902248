import { describe, expect, test } from "vitest";
import { exactVolumes, oneUncertainValue, orderCentroid, type ExactResult } from "./polytope-volumes.ts";
import { drawOf } from "./published-draws.ts";
import { offShares, offWeights, standardErrors } from "./smaa-differences.ts";
import { firstShare, oracle, uniformStream, type OracleResult, type WeakOrder } from "./smaa-oracle.ts";
import { fullOrder, noOrder, orders, sequence, sizeOf } from "./weak-orders.ts";

const samples = 20_000;
const exact = (values: number[][], order: WeakOrder, seed = 1): OracleResult =>
  oracle({ low: values, high: values, order, samples, seed });

const offCentral = (seen: OracleResult, expected: Pick<ExactResult, "ranks" | "central">): string[] =>
  expected.central.flatMap((row, option) =>
    row.flatMap((weights, rank) => {
      const [central, spread] = [seen.central[option]![rank], seen.spread[option]![rank]];
      const hits = expected.ranks[option]![rank]! * samples;
      return offWeights(`central ${option}/${rank}`, { weights: central, spread, hits }, weights);
    }),
  );

const off = (seen: OracleResult, expected: ExactResult): string[] => [
  ...offShares("rank", seen.ranks, expected.ranks, samples),
  ...offShares("pair", seen.pairwise, expected.pairwise, samples),
  ...offCentral(seen, expected),
];

describe("samples against exact volumes", () => {
  test.each(orders)("within four standard errors: %s", (_, order) => {
    const uniform = uniformStream(7);
    for (let round = 0; round < 6; round += 1) {
      const values = sequence(4).map(() => sequence(sizeOf(order)).map(uniform));
      const seen = exact(values, order, round);
      expect(off(seen, exactVolumes(values, order))).toEqual([]);
    }
  });

  test("twins and dominated options", () => {
    const values = [
      [0.7, 0.2, 0.4],
      [0.7, 0.2, 0.4],
      [0.1, 0.9, 0.5],
      [0, 0, 0],
    ];
    const order: WeakOrder = { groups: [[2]], unranked: [0, 1] };
    const seen = exact(values, order);
    expect(off(seen, exactVolumes(values, order))).toEqual([]);
    expect(seen.ranks[0]).toEqual(seen.ranks[1]);
    expect(seen.pairwise[0]![1]).toBe(0.5);
    expect(seen.ranks[3]).toEqual([0, 0, 0, 1]);
    expect(seen.central[3]![0]).toBeUndefined();
    expect(seen.confidence[3]).toBeUndefined();
  });

  test.each([
    ["five, full", fullOrder(5)],
    ["five, ties and unranked", { groups: [[4, 1], [0]], unranked: [2, 3] }],
    ["six, full", fullOrder(6)],
    ["seven, ties", { groups: [[0], [1, 2, 3], [4, 5], [6]], unranked: [] }],
    ["seven, one named", { groups: [[3]], unranked: [0, 1, 2, 4, 5, 6] }],
  ] satisfies [string, WeakOrder][])("the mean of the weights is the centroid: %s", (_, order) => {
    const alone = exact([sequence(sizeOf(order)).map(() => 1)], order);
    expect(offCentral(alone, { ranks: [[1]], central: [[orderCentroid(order)]] })).toEqual([]);
    expect(alone.central[0]![0]!.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test.each([
    ["without an order", noOrder(2), 1],
    ["in a full order", fullOrder(2), 0.5],
  ] satisfies [string, WeakOrder, number][])(
    "two weights %s spread evenly over a length",
    (_, order, length) => {
      const spread = exact([[1, 1]], order).spread[0]![0]!;
      for (const deviation of spread) {
        expect(Math.abs(deviation - length / Math.sqrt(12))).toBeLessThan(
          (4 * length) / Math.sqrt(30 * samples),
        );
      }
    },
  );

  test("every sample keeps to the order", () => {
    const order: WeakOrder = { groups: [[2], [0, 3]], unranked: [1] };
    // Each row is the difference of two weights that the order holds apart: it beats the last, which is 0, always.
    const seen = exact(
      [
        [-1, 0, 1, 0],
        [1, -1, 0, 0],
        [0, 0, 0, 0],
      ],
      order,
    );
    expect([seen.pairwise[0]![2], seen.pairwise[1]![2]]).toEqual([1, 1]);
    expect(
      exact(
        [
          [1, 0, 0, -1],
          [0, 0, 0, 0],
        ],
        order,
      ).pairwise[0]![1],
    ).toBe(0.5);
  });
});

const drawOfBounds = (low: number[][], high: number[][]): ((uniform: () => number) => number[][]) =>
  drawOf(
    low[0]!.map((_, objective) => ({
      objective: `objective ${objective}`,
      worst: 0,
      best: 1,
      options: low.map((row, option) => ({ low: row[objective]!, high: high[option]![objective]! })),
    })),
  );

describe("uncertain values against integrals by hand", () => {
  test("two uniform values on one objective", () => {
    const seen = oracle({
      low: [[0], [0.5]],
      high: [[1], [1.5]],
      order: fullOrder(1),
      samples,
      seed: 3,
    });
    expect(standardErrors(seen.ranks[0]![0]!, 1 / 8, samples)).toBeLessThan(4);
    expect(standardErrors(seen.confidence[0]!, 1 / 8, samples)).toBeLessThan(4);
    expect(standardErrors(seen.confidence[1]!, 7 / 8, samples)).toBeLessThan(4);
  });

  test.each([
    [0.5, 0],
    [0.5, 0.5],
    [0.8, 0.5],
    [0.2, 0],
  ])("one uncertain value against %d, weight from %d", (c, least) => {
    const order = least === 0 ? noOrder(2) : fullOrder(2);
    const low = [
      [0, 0],
      [0, c],
    ];
    const high = [
      [1, 0],
      [0, c],
    ];
    const seen = oracle({ low, high, order, samples, seed: 5 });
    for (const [option, pair] of oneUncertainValue(c, least).entries()) {
      expect(offShares("first", [[seen.ranks[option]![0]!]], [[pair.first]], samples)).toEqual([]);
      const hits = seen.ranks[option]![0]! * samples;
      const error = seen.spread[option]![0]![0]! / Math.sqrt(hits);
      expect(Math.abs(seen.central[option]![0]![0]! - pair.central)).toBeLessThan(4 * error);
      const draw = { draw: drawOfBounds(low, high), order, samples, seed: 9 };
      const first = firstShare(draw, option, [pair.central, 1 - pair.central]);
      expect(standardErrors(first, pair.confidence, samples)).toBeLessThan(4);
      expect(Math.abs(seen.confidence[option]! - pair.confidence)).toBeLessThan(0.03);
    }
  });
});

describe("the means of the comparison", () => {
  test("standard errors: by hand, and none where nothing may differ", () => {
    expect(standardErrors(0.55, 0.5, 100)).toBeCloseTo(1, 12);
    expect(standardErrors(0, 0, 100)).toBe(0);
    expect(standardErrors(0.01, 0, 100)).toBe(Infinity);
    expect(standardErrors(0.99, 1, 100)).toBe(Infinity);
  });

  test("the stream is uniform, independent from one draw to the next, and another for another seed", () => {
    const uniform = uniformStream(2);
    const n = 200_000;
    const drawn = Array.from({ length: n }, uniform);
    for (const limit of [0.01, 0.25, 0.5, 0.9]) {
      const below = drawn.filter((each) => each < limit).length / n;
      expect(standardErrors(below, limit, n)).toBeLessThan(4);
    }
    const rising = drawn.slice(1).filter((each, at) => each < 0.5 && drawn[at]! < 0.5).length / (n - 1);
    expect(standardErrors(rising, 0.25, n / 2)).toBeLessThan(4);
    expect(uniformStream(3)()).not.toBe(uniformStream(2)());
    expect(uniformStream(2)()).toBe(drawn[0]);
  });
});
