import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/core/random.ts";
import { admits, centroid, weightSampler, weightSpace } from "../../src/core/weights.ts";
import type { Order } from "../../src/model/workload.ts";

const objectives = ["a", "b", "c", "d"];

/** Any weak order over some of the objectives: a shuffled subset cut into groups. */
const orders: fc.Arbitrary<Order> = fc
  .tuple(fc.shuffledSubarray(objectives), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([names, cuts]) =>
    names.reduce<string[][]>((groups, name, i) => {
      const last = groups.at(-1);
      if (last === undefined || cuts[i]) groups.push([name]);
      else last.push(name);
      return groups;
    }, []),
  );

describe("centroid", () => {
  test("of a full order is the rank-order centroid (Barron and Barrett 1996)", () => {
    const weights = centroid(weightSpace(["a", "b", "c"], ["a", "b", "c"]));
    expect([...weights].map((w) => Math.round(w * 10_000) / 10_000)).toEqual([0.6111, 0.2778, 0.1111]);
  });

  test("without an order gives every objective the same weight", () => {
    expect([...centroid(weightSpace(["a", "b"], []))]).toEqual([0.5, 0.5]);
  });

  test("of a tie for first place: both weigh the same, and more than the third", () => {
    const [a, b, c] = centroid(weightSpace(["a", "b", "c"], [["a", "b"], "c"]));
    expect(a).toBe(b);
    expect(a).toBeCloseTo((0.5 + 1 / 3) / 2);
    expect(c).toBeCloseTo(1 / 6);
  });

  test("puts what is left out below the rest, alike", () => {
    const [a, b, c] = centroid(weightSpace(["a", "b", "c"], ["a"]));
    expect(a).toBeCloseTo(11 / 18);
    expect(b).toBe(c);
  });

  test("ignores objectives that are not active", () => {
    expect([...centroid(weightSpace(["a", "b"], ["z", "b", "a"]))]).toEqual([0.25, 0.75]);
  });
});

describe("samples", () => {
  test("are admissible and sum to 1", () => {
    fc.assert(
      fc.property(orders, fc.integer(), (order, seed) => {
        const space = weightSpace(objectives, order);
        const next = weightSampler(space, randomStream(seed, "w"));
        for (let i = 0; i < 20; i++) {
          const weights = next();
          expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 9);
          expect(admits(space, weights)).toBe(true);
        }
      }),
    );
  });

  test("have the centroid as their mean, for every kind of order, within 4 standard errors", () => {
    const n = 20_000;
    for (const order of [
      [],
      ["b"],
      ["b", "a"],
      ["c", "a", "d", "b"],
      [["a", "b"], "c"],
      ["d", ["a", "c"]],
    ] as Order[]) {
      const space = weightSpace(objectives, order);
      const next = weightSampler(space, randomStream(7, JSON.stringify(order)));
      const sums = new Float64Array(4);
      const squares = new Float64Array(4);
      for (let i = 0; i < n; i++)
        next().forEach((w, k) => {
          sums[k]! += w;
          squares[k]! += w * w;
        });
      centroid(space).forEach((expected, k) => {
        const mean = sums[k]! / n;
        const standardError = Math.sqrt((squares[k]! / n - mean * mean) / n);
        expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4 * standardError + 1e-9);
      });
    }
  });

  test("are uniform: over two objectives the ordered first weight is uniform on [1/2, 1]", () => {
    const next = weightSampler(weightSpace(["a", "b"], ["a", "b"]), randomStream(3, "uniform"));
    const bins = new Float64Array(10);
    for (let i = 0; i < 20_000; i++) bins[Math.min(9, Math.floor((next()[0]! - 0.5) * 20))]! += 1;
    for (const count of bins) expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(2000 * 0.9));
  });

  test("of three unordered objectives: volume of {w1 >= w2 + w3} is a quarter", () => {
    const next = weightSampler(weightSpace(["a", "b", "c"], []), randomStream(5, "volume"));
    let inside = 0;
    for (let i = 0; i < 20_000; i++) if (next()[0]! >= 0.5) inside++;
    expect(Math.abs(inside - 5000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.25 * 0.75));
  });
});

test("a stream depends on its key alone", () => {
  const draw = (...key: string[]) => Array.from({ length: 3 }, randomStream(1, ...key));
  expect(draw("x", "y")).toEqual(draw("x", "y"));
  expect(draw("x", "y")).not.toEqual(draw("xy", ""));
});
