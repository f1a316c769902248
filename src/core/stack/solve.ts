import type { Way } from "./expand.ts";
import { inSteps } from "./quest.ts";
import type { StackProblem, StackResult, StackSolution, Use } from "./problem.ts";
import { search } from "./search.ts";
import { tablesOf, type Tables } from "./tables.ts";

export interface SolveOptions {
  /** How many stacks to find: the best, and the next best. */
  stacks: number;
  /** The search gives up after so many nodes; without it, it always ends with a proof. */
  nodeLimit?: number | undefined;
}

/**
 * The best stacks of a problem, exact and proved: no stack outside the list has a larger total than the last one in it (up
 * to 1e-9, as rounding). Stacks that differ only in the variants of the same options count as one, with the best variants.
 * Pure and deterministic; of equal stacks the first found stays.
 */
export function solveStack(
  problem: StackProblem,
  { stacks, nodeLimit = Infinity }: SolveOptions,
): StackResult {
  const tables = tablesOf(problem);
  const best = new Map<string, { ways: Int32Array; total: number }>();
  const { nodes, proved } = search(
    tables,
    (ways, total) => {
      keep(best, [...ways].map((way) => tables.ways[way]!.option).join("\n"), ways.slice(), total);
      if (best.size > stacks) best.delete(least(best)[0]);
      return best.size < stacks ? -Infinity : least(best)[1].total;
    },
    nodeLimit,
  );
  const found = [...best.values()].map(({ ways }) => solutionOf(tables, ways));
  return { stacks: found.sort((a, b) => inSteps(b.total) - inSteps(a.total)), proved, nodes };
}

function keep<T extends { total: number }>(
  best: Map<string, T>,
  key: string,
  ways: Int32Array,
  total: number,
): void {
  const before = best.get(key);
  if (before === undefined || total > before.total) best.set(key, { ways, total } as unknown as T);
}

function least<T extends { total: number }>(best: ReadonlyMap<string, T>): [string, T] {
  return [...best].reduce((a, b) => (b[1].total < a[1].total ? b : a));
}

/** The total from the numbers as they were before any shift, so that it carries no rounding of the search. */
function solutionOf(tables: Tables, chosen: Int32Array): StackSolution {
  const ways = [...chosen].map((way) => tables.ways[way]!);
  const size = tables.unary.length;
  let total = 0;
  const charged = new Map<number, number>();
  chosen.forEach((a, slot) => {
    total += tables.unary[a]!;
    for (const b of chosen.slice(0, slot)) total += tables.pair[a * size + b]!;
    for (const { component, effort } of tables.counted[a]!) {
      charged.set(component, Math.max(charged.get(component) ?? 0, effort));
    }
  });
  for (const effort of charged.values()) total -= effort;
  return { total, variants: ways.map(({ variant }) => variant), uses: ways.map(usesOf) };
}

function usesOf({ uses }: Way): readonly Use[] {
  return uses;
}
