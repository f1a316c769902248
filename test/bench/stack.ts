import { solveStack } from "../../src/core/stack/solve.ts";
import type { StackProblem } from "../../src/core/stack/problem.ts";
import { loadHighs, totalByHighs } from "../support/stack-ilp.ts";
import { densePairs } from "../support/stacks.ts";
import { quantile } from "./measure.ts";

/** One size of stack problem: how long the proof takes, and how the other ways stand to it in the same run. */
export interface StackRow {
  slots: number;
  variants: number;
  /** Share of all pairs with a value. */
  share: number;
  instances: number;
  medianMs: number;
  mostMs: number;
  medianNodes: number;
  proved: boolean;
  /** Median of their time / ours, instance by instance; absent where they would take too long. */
  highs?: number;
  enumeration?: number;
  sameOptimum?: boolean;
}

interface Size {
  slots: number;
  variants: number;
  share: number;
  instances: number;
  highs?: boolean;
  enumeration?: boolean;
}

const SIZES: readonly Size[] = [
  { slots: 6, variants: 8, share: 0.3, instances: 5, highs: true, enumeration: true },
  { slots: 9, variants: 8, share: 0.03, instances: 5, highs: true },
  { slots: 9, variants: 8, share: 0.3, instances: 3, highs: true, enumeration: true },
  { slots: 12, variants: 8, share: 0.3, instances: 5 },
  { slots: 12, variants: 20, share: 0.3, instances: 3 },
  { slots: 12, variants: 20, share: 1, instances: 3 },
];

/** Measures all sizes in one run, with HiGHS and enumeration beside the own solver where they end in minutes. */
export async function stackBench(): Promise<StackRow[]> {
  const highs = await loadHighs();
  solveStack(densePairs(6, 6, 0.3, 0), { stacks: 1 });
  return SIZES.map((size) => {
    const runs = Array.from({ length: size.instances }, (_, seed) => {
      const problem = densePairs(size.slots, size.variants, size.share, seed);
      const own = timed(() => solveStack(problem, { stacks: 1 }));
      const total = own.result.stacks[0]?.total ?? -Infinity;
      const others = [
        size.highs === true ? timed(() => totalByHighs(highs, problem)) : undefined,
        size.enumeration === true ? timed(() => totalByEnumeration(problem)) : undefined,
      ];
      return {
        own,
        others,
        isSame: others.every((other) => other === undefined || Math.abs(other.result - total) < 1e-6),
      };
    });
    return rowOf(size, runs);
  });
}

type Run = {
  own: { ms: number; result: ReturnType<typeof solveStack> };
  others: ({ ms: number; result: number } | undefined)[];
  isSame: boolean;
};

function rowOf({ slots, variants, share, instances }: Size, runs: readonly Run[]): StackRow {
  const median = (values: readonly number[]) => quantile(values, 0.5);
  const ratio = (which: number) => {
    const ratios = runs.flatMap(({ own, others }) => {
      const other = others[which];
      return other === undefined ? [] : [other.ms / own.ms];
    });
    return ratios.length === 0 ? undefined : median(ratios);
  };
  const [highs, enumeration] = [ratio(0), ratio(1)];
  return {
    slots,
    variants,
    share,
    instances,
    medianMs: median(runs.map(({ own }) => own.ms)),
    mostMs: Math.max(...runs.map(({ own }) => own.ms)),
    medianNodes: median(runs.map(({ own }) => own.result.nodes)),
    proved: runs.every(({ own }) => own.result.proved),
    ...(highs === undefined ? {} : { highs }),
    ...(enumeration === undefined ? {} : { enumeration }),
    ...(highs === undefined && enumeration === undefined
      ? {}
      : { sameOptimum: runs.every(({ isSame }) => isSame) }),
  };
}

function timed<T>(run: () => T): { ms: number; result: T } {
  const start = process.hrtime.bigint();
  const result = run();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, result };
}

/** Tries everything that does not conflict, from the first slot to the last, without any bound. */
function totalByEnumeration({ slots, conflicts, pairs }: StackProblem): number {
  const start = slots.map((_, slot) => slots.slice(0, slot).reduce((sum, { length }) => sum + length, 0));
  const size = slots.reduce((sum, { length }) => sum + length, 0);
  const at = (member: StackProblem["conflicts"][number][0]) =>
    "component" in member ? 0 : start[member.slot]! + member.variant;
  const table = new Float64Array(size * size);
  const put = (a: number, b: number, value: number) => {
    table[a * size + b]! += value;
    table[b * size + a]! += value;
  };
  for (const { a, b, value } of pairs) put(at(a), at(b), value);
  for (const [a, b] of conflicts) put(at(a), at(b), -Infinity);
  const chosen = new Int32Array(slots.length);
  let best = -Infinity;
  const visit = (slot: number, total: number) => {
    if (slot === slots.length) {
      if (total > best) best = total;
      return;
    }
    for (let variant = 0; variant < slots[slot]!.length; variant++) {
      const way = start[slot]! + variant;
      let sum = total + slots[slot]![variant]!.value;
      for (let before = 0; before < slot; before++) sum += table[way * size + chosen[before]!]!;
      if (sum === -Infinity) continue;
      chosen[slot] = way;
      visit(slot + 1, sum);
    }
  };
  visit(0, 0);
  return best;
}
