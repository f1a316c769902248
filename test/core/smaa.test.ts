import { afterAll, describe, expect, test } from "vitest";
import { createEvaluator } from "../../src/core/evaluate.ts";
import { randomStream } from "../../src/core/random.ts";
import { analyseRobustness, type Robustness } from "../../src/core/robustness.ts";
import { QUANTILES } from "../../src/core/sample-value.ts";
import { attribute, criterion, fruit, option, question, stated } from "../support/knowledge.ts";
import { exactVolumes } from "./polytope-volumes.ts";
import { standardErrors } from "./smaa-differences.ts";
import { oracleOfDraws, type WeakOrder } from "./smaa-oracle.ts";
import { orders, sizeOf } from "./weak-orders.ts";

/**
 * Ours against exact volumes, and against a second implementation that was written without it: the largest difference of
 * each kind of figure, in standard errors, is printed.
 */
const SAMPLES = 40_000;
const LIMIT = 4;
const printed: string[] = [];

/** Knowledge in which objective k is worth what attribute k says. */
function analysed(low: number[][], high: number[][], order: WeakOrder, seed = 7): Robustness {
  const size = low[0]!.length;
  const ids = Array.from({ length: size }, (_, k) => `o${String(k)}`);
  const type = { kind: "number", unit: "1", scale: "linear", min: 0, max: 1 } as const;
  const value = (id: string) => ({
    kind: "points" as const,
    attribute: id,
    scale: "linear" as const,
    points: [
      [0, 0],
      [1, 1],
    ] as [number, number][],
  });
  const known = (o: number, k: number) => {
    const [min, max] = [low[o]![k]!, high[o]![k]!];
    return min === max ? min : { min, max };
  };
  const empty = fruit([]);
  const evaluator = createEvaluator({
    ...empty,
    category: {
      ...empty.category,
      objectives: ids.map((id) => ({ id, title: id, from: "worst", to: "best" })),
    },
    attributes: ids.map((id) => attribute(id, type)),
    criteria: ids.map((id) => criterion(id, id, value(id))),
    options: low.map((_, o) =>
      option(`option-${String(o)}`, Object.fromEntries(ids.map((id, k) => [id, known(o, k)]))),
    ),
    rules: [],
    questions: [question("order", { type: { kind: "order" }, role: "order", strength: "prefer" })],
  });
  const names = order.groups.map((group) => group.map((k) => ids[k]!));
  const fields = stated({ order: names }, "prefer");
  return analyseRobustness(evaluator, fields, { seed, samples: SAMPLES, completions: 0 });
}

const matrix = (ours: Robustness, options: number) =>
  Array.from({ length: options }, (_, a) =>
    Array.from({ length: options }, (_, b) => (a === b ? 0.5 : ours.wins(a, b).share)),
  );

/** The largest difference in standard errors; `both` when the other side is sampled as well. */
function largest(seen: readonly ArrayLike<number>[], expected: number[][], both: boolean): number {
  const n = both ? SAMPLES / 2 : SAMPLES;
  const all = expected.flatMap((row, a) =>
    row.map((share, b) => standardErrors(seen[a]![b]!, both ? (share + seen[a]![b]!) / 2 : share, n)),
  );
  return Math.max(...all);
}

function held(what: string, errors: Record<string, number>): void {
  const texts = Object.entries(errors).map(([name, error]) => `${name} ${error.toFixed(2)}`);
  printed.push(`${what}: ${texts.join(", ")}`);
  for (const [name, error] of Object.entries(errors)) {
    expect(error, `${what}, ${name}`).toBeLessThanOrEqual(LIMIT);
  }
}

afterAll(() => {
  process.stdout.write(`Largest differences in standard errors\n${printed.join("\n")}\n`);
});

function randomValues(seed: number, options: number, size: number): number[][] {
  const random = randomStream(seed, "values");
  return Array.from({ length: options }, () => Array.from({ length: size }, () => random()));
}

describe("against exact volumes, for two and three objectives", () => {
  const several = orders.filter(([, order]) => sizeOf(order) > 1);
  test.each(several)("%s", (name, order) => {
    for (const seed of [1, 2, 3]) {
      const values = randomValues(seed, 4, sizeOf(order));
      const ours = analysed(values, values, order);
      const exact = exactVolumes(values, order);
      held(`${name}, values ${String(seed)}`, {
        ranks: largest(ours.acceptability, exact.ranks, false),
        pairs: largest(matrix(ours, 4), exact.pairwise, false),
      });
      exact.central.forEach(([weights], o) => {
        if (weights === undefined || (exact.ranks[o]?.[0] ?? 0) < 0.02) return;
        const first = (exact.ranks[o]?.[0] ?? 0) * SAMPLES;
        ours
          .centralWeights(o)!
          .forEach((weight, k) =>
            expect(Math.abs(weight - weights[k]!)).toBeLessThanOrEqual(
              (LIMIT * 0.5) / Math.sqrt(first) + 1e-9,
            ),
          );
      });
    }
  });
});

describe("against a second implementation, values uncertain as well", () => {
  const five: [string, WeakOrder] = [
    "five, two tied above one above two",
    { groups: [[3, 0], [1]], unranked: [2, 4] },
  ];
  test.each([...orders, five])("%s", (name, order) => {
    const low = randomValues(11, 5, sizeOf(order)).map((row) => row.map((x) => 0.8 * x));
    const width = randomValues(12, 5, sizeOf(order));
    const high = low.map((row, o) => row.map((x, k) => (width[o]![k]! < 0.5 ? x : x + 0.2 * width[o]![k]!)));
    const ours = analysed(low, high, order);
    const draw = (uniform: () => number) =>
      low.map((row, o) =>
        row.map((x, k) => {
          const u = (Math.floor(uniform() * QUANTILES) + 0.5) / QUANTILES;
          return x + (high[o]![k]! - x) * u;
        }),
      );
    const other = oracleOfDraws({ draw, order, samples: SAMPLES, seed: 3 });
    const often = other.ranks.flatMap((ranks, o) => (ranks[0]! >= 0.02 ? [o] : []));
    held(name, {
      ranks: largest(ours.acceptability, other.ranks, true),
      pairs: largest(matrix(ours, 5), other.pairwise, true),
    });
    for (const o of often) {
      expect(Math.abs(ours.confidence[o]! - other.confidence[o]!), `${name}, confidence`).toBeLessThan(0.03);
    }
  });
});

test("acceptabilities sum to 1 for each option and each rank", () => {
  const values = randomValues(5, 6, 3);
  const ours = analysed(values, values, { groups: [], unranked: [0, 1, 2] });
  ours.acceptability.forEach((row) => expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 9));
  for (let rank = 0; rank < 6; rank++) {
    expect(ours.acceptability.reduce((sum, row) => sum + row[rank]!, 0)).toBeCloseTo(1, 9);
  }
});
