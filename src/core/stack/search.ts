import { bestPair } from "./diffusion.ts";
import type { Tables } from "./tables.ts";

/** Takes a finished stack (a way of each slot) and returns the total that a further one has to beat. */
export type Found = (ways: Int32Array, total: number) => number;

/** Bounds are sums in another order than totals; a difference this small is rounding. */
const ROUNDING = 1e-11;

/** One level of the search: of each way, what it adds beside what is chosen, and half of its best pairs with open slots. */
interface Level {
  readonly unary: Float64Array;
  readonly half: Float64Array;
  /** The bound of the stacks with this way, less that of the others' best ways. */
  readonly reach: Float64Array;
  readonly best: Float64Array;
}

/**
 * Depth-first branch and bound (Land and Doig 1960, Econometrica 28:497) over the ways of each slot; the slot with the fewest
 * ways that can still matter first, its most promising way first.
 *
 * Bound of all stacks below a node: what the chosen ways give, and for each open slot the best over its ways of
 *   unary + pairs with what is chosen + half of its best pair with each open slot
 *   - for each counted component, what it would cost beyond what is charged already / the open slots that may use it.
 * The first three are no less than what any stack gives, since a pair of open slots is the sum of two halves, each at most
 * half of the best. The last is no more than what any stack is charged: if k of the n slots use the component, the largest
 * of their k efforts is at least their mean, which is at least their sum / n. So no stack below is better than the bound.
 *
 * @returns the nodes visited, and whether the search went through all that could matter
 */
export function search(tables: Tables, found: Found, nodeLimit: number): { nodes: number; proved: boolean } {
  const { start, unary, pair, ways, needs, counted, load, budget } = tables;
  const slots = start.length - 1;
  const size = unary.length;
  const bestWith = bestPairs(tables);
  const isOpen = new Uint8Array(slots).fill(1);
  const chosen = new Int32Array(slots);
  const cost = createCost(tables);
  const levels = Array.from({ length: slots + 1 }, () => levelOf(size, slots));
  levels[0]!.unary.set(unary);
  for (let a = 0; a < size; a++) for (let j = 0; j < slots; j++) levels[0]!.half[a]! += bestWith[a * slots + j]! / 2;
  let toBeat = -Infinity;
  let nodes = 0;
  let proved = true;

  /** Fills the level's reach and best. @returns the bound, -Infinity where the budget rules everything out */
  const bound = (level: Level, value: number, used: number): number => {
    let sum = value;
    let least = used;
    for (let i = 0; i < slots; i++) {
      if (isOpen[i] === 0) continue;
      let best = -Infinity;
      let lightest = Infinity;
      for (let a = start[i]!; a < start[i + 1]!; a++) {
        const reach = level.unary[a]! + level.half[a]! - cost.sharedEffort(a);
        level.reach[a] = reach;
        if (reach > best) best = reach;
        if (budget < Infinity && reach > -Infinity) lightest = Math.min(lightest, load[a]! + cost.sharedLoad(a));
      }
      level.best[i] = best;
      sum += best;
      if (budget < Infinity) least += lightest;
    }
    return least > budget + ROUNDING ? -Infinity : sum;
  };

  /** The open slot with the fewest ways whose bound is still of interest; -1 when one has none. */
  const nextSlot = (level: Level, limit: number): number => {
    let slot = -1;
    let fewest = Infinity;
    for (let i = 0; i < slots; i++) {
      if (isOpen[i] === 0) continue;
      let alive = 0;
      for (let a = start[i]!; a < start[i + 1]!; a++) {
        if (limit - level.best[i]! + level.reach[a]! > toBeat + ROUNDING) alive++;
        else level.unary[a] = -Infinity;
      }
      if (alive === 0) return -1;
      if (alive < fewest) [slot, fewest] = [i, alive];
    }
    return slot;
  };

  const isPossible = (level: Level): boolean => {
    for (let i = 0; i < slots; i++) {
      if (isOpen[i] === 1) continue;
      for (const marks of needs[chosen[i]!]!) if (!canMeet(marks, level)) return false;
    }
    return true;
  };
  const canMeet = (marks: Uint8Array, level: Level): boolean => {
    for (let a = 0; a < size; a++) {
      if (marks[a] === 0) continue;
      const slot = ways[a]!.slot;
      if (isOpen[slot] === 0 ? chosen[slot] === a : level.unary[a]! > -Infinity) return true;
    }
    return false;
  };

  const choose = (from: Level, to: Level, a: number) => {
    const slot = ways[a]!.slot;
    for (let b = 0; b < size; b++) {
      if (isOpen[ways[b]!.slot] === 0) continue;
      to.unary[b] = from.unary[b]! + pair[a * size + b]!;
      to.half[b] = from.half[b]! - bestWith[b * slots + slot]! / 2;
    }
  };

  const visit = (depth: number, value: number, used: number): void => {
    if (nodes >= nodeLimit) proved = false;
    if (!proved) return;
    nodes++;
    const level = levels[depth]!;
    if (!isPossible(level)) return;
    if (depth === slots) {
      toBeat = found(chosen, value);
      return;
    }
    const limit = bound(level, value, used);
    if (limit <= toBeat + ROUNDING) return;
    const slot = nextSlot(level, limit);
    if (slot < 0) return;
    isOpen[slot] = 0;
    cost.close(slot);
    for (const a of inOrder(level, start[slot]!, start[slot + 1]!)) {
      if (limit - level.best[slot]! + level.reach[a]! <= toBeat + ROUNDING) break;
      const heavier = used + load[a]! + cost.ownLoad(a);
      if (heavier > budget + ROUNDING) continue;
      chosen[slot] = a;
      choose(level, levels[depth + 1]!, a);
      const gain = level.unary[a]! - cost.ownEffort(a);
      const before = cost.charge(counted[a]!);
      visit(depth + 1, value + gain, heavier);
      cost.restore(counted[a]!, before);
    }
    cost.open(slot);
    isOpen[slot] = 1;
  };
  visit(0, 0, 0);
  return { nodes, proved };
}

function levelOf(size: number, slots: number): Level {
  return {
    unary: new Float64Array(size),
    half: new Float64Array(size),
    reach: new Float64Array(size),
    best: new Float64Array(slots),
  };
}

/** The best pair of each way with each other slot; 0 for a way that stands with nothing, whose unary says so. */
function bestPairs({ start, pair, unary, ways }: Tables): Float64Array {
  const slots = start.length - 1;
  const best = new Float64Array(unary.length * slots);
  ways.forEach(({ slot }, a) => {
    for (let j = 0; j < slots; j++) {
      if (j === slot) continue;
      const value = bestPair({ start, pair, size: unary.length }, a, j);
      if (value === -Infinity) unary[a] = -Infinity;
      else best[a * slots + j] = value;
    }
  });
  return best;
}

/** The ways of a slot that can still stand, the most promising first. */
function inOrder({ reach, unary }: Level, from: number, to: number): number[] {
  const order: number[] = [];
  for (let a = from; a < to; a++) if (unary[a]! > -Infinity) order.push(a);
  return order.sort((a, b) => reach[b]! - reach[a]! || a - b);
}

/** What counted components are charged for so far, and how many open slots may still use them. */
function createCost({ counted, components, start }: Tables) {
  const effort = new Float64Array(components);
  const load = new Float64Array(components);
  const users = new Int32Array(components);
  const bySlot = Array.from({ length: start.length - 1 }, (_, slot) => [
    ...new Set(counted.slice(start[slot], start[slot + 1]).flatMap((uses) => uses.map((use) => use.component))),
  ]);
  const count = (slot: number, by: number) => {
    for (const component of bySlot[slot]!) users[component]! += by;
  };
  bySlot.forEach((_, slot) => count(slot, 1));
  const sum = (way: number, of: "effort" | "load", charged: Float64Array, isSharedOut: boolean): number => {
    let total = 0;
    for (const use of counted[way]!) {
      const more = use[of] - charged[use.component]!;
      if (more > 0) total += isSharedOut ? more / users[use.component]! : more;
    }
    return total;
  };
  return {
    close: (slot: number) => count(slot, -1),
    open: (slot: number) => count(slot, 1),
    ownEffort: (way: number) => sum(way, "effort", effort, false),
    sharedEffort: (way: number) => sum(way, "effort", effort, true),
    ownLoad: (way: number) => sum(way, "load", load, false),
    sharedLoad: (way: number) => sum(way, "load", load, true),
    /** @returns what was charged before, for `restore` */
    charge: (uses: (typeof counted)[number]): number[] =>
      uses.flatMap(({ component, ...use }) => {
        const before = [effort[component]!, load[component]!];
        effort[component] = Math.max(effort[component]!, use.effort);
        load[component] = Math.max(load[component]!, use.load);
        return before;
      }),
    restore: (uses: (typeof counted)[number], before: readonly number[]): void => {
      uses.forEach(({ component }, n) => {
        effort[component] = before[2 * n]!;
        load[component] = before[2 * n + 1]!;
      });
    },
  };
}
