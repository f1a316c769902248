import type { Tables } from "./tables.ts";

/** Sweeps end when one lowers the bound by less than this, or after so many. */
const LEAST_GAIN = 1e-6;
const MOST_SWEEPS = 60;

/**
 * Max-sum diffusion (Kovalevsky and Koval 1975, Schlesinger 1976; Werner 2007, IEEE PAMI 29:1165): shifts weight between the
 * unary and the pairs of a slot until the bound
 *   sum over slots of the best unary + sum over edges of the best pair
 * hardly falls any more. A shift adds to the unary of a way what it takes from all pairs of that way with one other slot, so
 * that every stack keeps its total. The shifts of one slot leave its unary and its best pair with each neighbour equal,
 * to their mean: by max(a) + max(b) >= max(a + b) the bound never rises.
 *
 * Works in place on `unary` and `pair`. A way that has no partner left in some slot ends at -Infinity.
 */
export function diffuse({ start, edges, unary, pair }: Tables): void {
  const slots = start.length - 1;
  const near = Array.from({ length: slots }, (_, i) =>
    edges.flatMap(([a, b]) => (a === i ? [b] : b === i ? [a] : [])),
  );
  const grid = { start, pair, size: unary.length };
  let last = Infinity;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    for (let i = 0; i < slots; i++) averageSlot(grid, unary, i, near[i]!);
    const bound = boundOf(grid, unary, edges);
    if (bound === -Infinity || last - bound < LEAST_GAIN) return;
    last = bound;
  }
}

interface Grid {
  readonly start: Int32Array;
  readonly pair: Float64Array;
  readonly size: number;
}

function averageSlot(grid: Grid, unary: Float64Array, slot: number, near: readonly number[]): void {
  const { start, pair, size } = grid;
  const best = new Float64Array(near.length);
  for (let a = start[slot]!; a < start[slot + 1]!; a++) {
    let sum = unary[a]!;
    for (let n = 0; n < near.length; n++) sum += best[n] = bestPair(grid, a, near[n]!);
    const mean = sum === -Infinity ? -Infinity : sum / (near.length + 1);
    unary[a] = mean;
    for (let n = 0; n < near.length; n++) {
      const shift = mean === -Infinity ? -Infinity : mean - best[n]!;
      for (let b = start[near[n]!]!; b < start[near[n]! + 1]!; b++) {
        pair[b * size + a] = pair[a * size + b]! += shift;
      }
    }
  }
}

/** The best pair of a way with a slot. */
export function bestPair({ start, pair, size }: Grid, way: number, slot: number): number {
  let best = -Infinity;
  for (let b = start[slot]!; b < start[slot + 1]!; b++) {
    const value = pair[way * size + b]!;
    if (value > best) best = value;
  }
  return best;
}

function boundOf(grid: Grid, unary: Float64Array, edges: Tables["edges"]): number {
  const { start } = grid;
  let bound = 0;
  const bestOf = (slot: number, value: (way: number) => number) => {
    let best = -Infinity;
    for (let a = start[slot]!; a < start[slot + 1]!; a++) best = Math.max(best, value(a));
    return best;
  };
  for (let i = 0; i + 1 < start.length; i++) bound += bestOf(i, (a) => unary[a]!);
  for (const [i, j] of edges) bound += bestOf(i, (a) => bestPair(grid, a, j));
  return bound;
}
