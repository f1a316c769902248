import { describe, expect, test } from "vitest";
import { exactVolumes, orderCentroid, polytopeCentroid } from "./polytope-volumes.ts";
import { printedCentroids } from "./published-examples.ts";
import { fullOrder, noOrder, orders, sequence } from "./weak-orders.ts";

describe("volumes by hand", () => {
  test("two options on two objectives win half each without an order, and the first all of it with one", () => {
    const corners = [
      [1, 0],
      [0, 1],
    ];
    expect(exactVolumes(corners, noOrder(2)).ranks).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(exactVolumes(corners, fullOrder(2)).ranks).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  test("a compromise takes the hexagon's share of the triangle", () => {
    const values = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0.5, 0.5, 0.5],
    ];
    // One corner wins where its weight exceeds a half: a triangle of a quarter of the area.
    const { ranks, pairwise } = exactVolumes(values, noOrder(3));
    for (const corner of [0, 1, 2]) expect(ranks[corner]![0]).toBeCloseTo(0.25, 12);
    expect(ranks[3]![0]).toBeCloseTo(0.25, 12);
    expect(pairwise[0]![3]).toBeCloseTo(0.25, 12);
    expect(pairwise[0]![1]).toBeCloseTo(0.5, 12);
  });

  test("in a full order of three the first corner beats the middle where its weight exceeds a half", () => {
    const values = [
      [1, 0, 0],
      [0.5, 0.5, 0.5],
    ];
    // The triangle of the order has the corners (1,0,0), (1/2,1/2,0), (1/3,1/3,1/3); the cut keeps that of (1/2,1/4,1/4).
    expect(exactVolumes(values, fullOrder(3)).ranks[0]![0]).toBeCloseTo(3 / 4, 12);
  });

  test("twins share each place, also where the weights are a single point", () => {
    const twins = [
      [0.4, 0.4],
      [0.3, 0.5],
      [0, 0],
    ];
    expect(exactVolumes(twins, { groups: [[0, 1]], unranked: [] })).toMatchObject({
      ranks: [
        [0.5, 0.5, 0],
        [0.5, 0.5, 0],
        [0, 0, 1],
      ],
      pairwise: [
        [0.5, 0.5, 1],
        [0.5, 0.5, 1],
        [0, 0, 0.5],
      ],
    });
  });

  test.each(orders)("the centroid by cutting is that of the formula: %s", (_, order) => {
    for (const [at, weight] of polytopeCentroid(order).entries()) {
      expect(weight).toBeCloseTo(orderCentroid(order)[at]!, 12);
    }
  });
});

describe("rank-order centroids", () => {
  test.each(printedCentroids)("rank-order centroid of $weights.length: $source", ({ weights, decimals }) => {
    for (const [at, weight] of orderCentroid(fullOrder(weights.length)).entries()) {
      expect(Math.abs(weight - weights[at]!)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-12);
    }
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9])("rank-order centroid of %i by its formula", (n) => {
    for (const [at, weight] of orderCentroid(fullOrder(n)).entries()) {
      const tail = sequence(n - at).reduce((sum, k) => sum + 1 / (at + 1 + k), 0);
      expect(weight).toBeCloseTo(tail / n, 12);
    }
  });
});
