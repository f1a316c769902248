import { describe, expect, test } from "vitest";
import { solveStack } from "../../src/core/stack/solve.ts";
import type { StackProblem, StackSolution } from "../../src/core/stack/problem.ts";
import { enumerate, randomProblem, type Shape } from "../support/stacks.ts";

const optionsOf = ({ slots }: StackProblem, { variants }: StackSolution) =>
  variants.map((variant, slot) => slots[slot]![variant]!.option).join(" ");

/** The first few of enumeration, those that can stand. */
function expected(problem: StackProblem, stacks: number): number[] {
  return enumerate(problem)
    .map(({ total }) => total)
    .filter((total) => total > -Infinity)
    .slice(0, stacks);
}

const SHAPES: Record<string, Shape> = {
  "pairs only": { slots: 5, variants: 5, components: 0, valued: 0.5, conflicting: 0.1, requirements: 0 },
  "shared and private components": {
    slots: 5,
    variants: 5,
    components: 4,
    valued: 0.3,
    conflicting: 0.05,
    requirements: 0,
  },
  requirements: {
    slots: 4,
    variants: 4,
    components: 4,
    valued: 0.3,
    conflicting: 0.05,
    requirements: 8,
    options: 0.6,
  },
  "a budget": {
    slots: 5,
    variants: 4,
    components: 4,
    valued: 0.3,
    conflicting: 0.05,
    requirements: 5,
    budget: true,
    options: 0.7,
  },
  "six by six": {
    slots: 6,
    variants: 6,
    components: 5,
    valued: 0.2,
    conflicting: 0.06,
    requirements: 4,
    options: 0.7,
  },
};

describe.each(Object.entries(SHAPES))("%s", (name, shape) => {
  test("the best stack and the next three are those of enumeration, proved", { timeout: 600_000 }, () => {
    let feasible = 0;
    for (let seed = 0; seed < (name === "six by six" ? 5 : 60); seed++) {
      const problem = randomProblem(shape, seed);
      const { stacks, proved } = solveStack(problem, { stacks: 4 });
      const totals = expected(problem, 4);
      if (totals.length > 0) feasible++;
      expect(proved).toBe(true);
      expect(
        stacks.map(({ total }) => total),
        `seed ${seed}`,
      ).toEqual(totals.map((total) => expect.closeTo(total, 9) as number));
      expect(new Set(stacks.map((stack) => optionsOf(problem, stack))).size).toBe(stacks.length);
    }
    expect(feasible).toBeGreaterThan(3);
  });
});

test("a worse variant of the same option stays, where only it does for another", () => {
  const of = (...values: number[]) => values.map((value) => ({ option: "o", value, uses: [] }));
  const problem = {
    slots: [of(1), of(1, 0.5), of(1, 0.1)],
    components: [],
    conflicts: [],
    requirements: [
      {
        of: { slot: 0, variant: 0 },
        variants: [
          { slot: 1, variant: 1 },
          { slot: 2, variant: 1 },
        ],
        uses: [],
      },
    ],
    pairs: [],
  };
  const { stacks } = solveStack(problem, { stacks: 1 });
  expect(stacks).toMatchObject([{ total: 2.5, variants: [0, 1, 0] }]);
});

test("a search that is stopped says that it proved nothing", () => {
  const problem = randomProblem(SHAPES["six by six"]!, 1);
  expect(solveStack(problem, { stacks: 1, nodeLimit: 1 }).proved).toBe(false);
});
