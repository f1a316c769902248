/**
 * What is open at a node of the search: the slots without a way yet, and of each the ways that can still matter. Numbers are
 * relative to what is chosen: the pairs with chosen ways are in `unary`.
 */
export interface OpenPart {
  /** Number of the slot in the whole problem. */
  readonly slots: Int32Array;
  /** The ways of the n-th open slot are those from start[n] up to start[n + 1]. */
  readonly start: Int32Array;
  /** Number of the way in the whole problem. */
  readonly ways: Int32Array;
  readonly unary: Float64Array;
  /** pair[a * size + b], symmetric. */
  readonly pair: Float64Array;
  readonly size: number;
  /** By open slot, the other open slots with which there is anything but 0. */
  readonly near: readonly (readonly number[])[];
}

/** Slots in the whole problem that share an edge. */
export type IsEdge = (slot: number, other: number) => boolean;

/** The best pair of a way with an open slot. */
export function bestPair({ start, pair, size }: OpenPart, way: number, slot: number): number {
  let best = -Infinity;
  const end = way * size + start[slot + 1]!;
  for (let at = way * size + start[slot]!; at < end; at++) if (pair[at]! > best) best = pair[at]!;
  return best;
}

/**
 * One sweep of max-sum diffusion (Kovalevsky and Koval 1975, Schlesinger 1976; Werner 2007, IEEE PAMI 29:1165). For each slot
 * in turn, the unary of a way and its best pair with each neighbour are made equal, to their mean, by shifting weight between
 * them: what the unary of a way gains is taken from all pairs of that way with one other slot, so every stack keeps its total.
 *
 * The bound, the sum of the best unary of each slot and of the best pair of each edge, never rises: the best of a sum is at
 * most the sum of the bests. `gift` is added to the unary while weights are compared, and stays out of them. A way that
 * has no partner left in some slot ends at -Infinity.
 */
export function sweep(part: OpenPart, gift: Float64Array): void {
  part.near.forEach((near, slot) => {
    for (let a = part.start[slot]!; a < part.start[slot + 1]!; a++) averageWay(part, a, near, gift[a]!);
  });
}

function averageWay(part: OpenPart, a: number, near: readonly number[], gift: number): void {
  const { start, pair, unary, size } = part;
  let sum = unary[a]! + gift;
  if (sum === -Infinity) return;
  const best = near.map((slot) => bestPair(part, a, slot));
  for (const value of best) sum += value;
  const mean = sum / (near.length + 1);
  unary[a] = mean - gift;
  if (sum === -Infinity) return;
  for (let n = 0; n < near.length; n++) {
    const shift = mean - best[n]!;
    for (let b = start[near[n]!]!; b < start[near[n]! + 1]!; b++) {
      pair[b * size + a] = pair[a * size + b]! += shift;
    }
  }
}

/** Fills `reach` with the unary, the gift and half of the best pairs of each way. @returns the sum of the best of each slot */
export function reachOf(part: OpenPart, gift: Float64Array, reach: Float64Array, best: Float64Array): number {
  let sum = 0;
  part.near.forEach((near, slot) => {
    let most = -Infinity;
    for (let a = part.start[slot]!; a < part.start[slot + 1]!; a++) {
      let value = part.unary[a]! + gift[a]!;
      if (value > -Infinity) for (const other of near) value += bestPair(part, a, other) / 2;
      reach[a] = value;
      if (value > most) most = value;
    }
    best[slot] = most;
    sum += most;
  });
  return sum;
}

/** What stays open when `chosen` is taken: the ways of the other slots that are still there and can stand with it. */
export function without(part: OpenPart, chosen: number, slot: number, isEdge: IsEdge): OpenPart {
  const beside = part.unary.map((value, a) => value + part.pair[chosen * part.size + a]!);
  return keptOf({ ...part, unary: beside }, (n) => n !== slot, isEdge);
}

/** The part without the ways at -Infinity and the slots that are not wanted. */
export function keptOf(part: OpenPart, isWanted: (slot: number) => boolean, isEdge: IsEdge): OpenPart {
  const kept: number[] = [];
  const starts: number[] = [0];
  const slots: number[] = [];
  for (let n = 0; n < part.slots.length; n++) {
    if (!isWanted(n)) continue;
    for (let a = part.start[n]!; a < part.start[n + 1]!; a++) if (part.unary[a]! > -Infinity) kept.push(a);
    slots.push(part.slots[n]!);
    starts.push(kept.length);
  }
  const size = kept.length;
  const pair = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = kept[i]! * part.size;
    for (let j = 0; j < size; j++) pair[i * size + j] = part.pair[row + kept[j]!]!;
  }
  return {
    slots: Int32Array.from(slots),
    start: Int32Array.from(starts),
    ways: Int32Array.from(kept, (a) => part.ways[a]!),
    unary: Float64Array.from(kept, (a) => part.unary[a]!),
    pair,
    size,
    near: slots.map((i) => slots.flatMap((j, n) => (isEdge(i, j) ? [n] : []))),
  };
}
