import { expect, test } from "vitest";
import { solveStack } from "../../src/core/stack/solve.ts";
import { loadHighs, totalByHighs } from "../support/stack-ilp.ts";
import { densePairs } from "../support/stacks.ts";

test(
  "nine slots of eight: HiGHS proves the same optimum, with and without shared components",
  { timeout: 600_000 },
  async () => {
    const highs = await loadHighs();
    for (let seed = 0; seed < 20; seed++) {
      const problem = densePairs(9, 8, 0.03, seed, seed % 2 === 0 ? 0 : 5);
      const { stacks, proved } = solveStack(problem, { stacks: 1 });
      expect(proved).toBe(true);
      expect(stacks[0]?.total, `seed ${seed}`).toBeCloseTo(totalByHighs(highs, problem), 6);
    }
  },
);
