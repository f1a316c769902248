import { dive } from "./dive.ts";
import { keptOf, reachOf, sweep, without, type IsEdge, type OpenPart } from "./open-part.ts";
import {
  canStand,
  inSteps,
  loadWith,
  mayVisit,
  newQuest,
  ROUNDING,
  withWay,
  type Found,
  type Quest,
} from "./quest.ts";
import type { Tables } from "./tables.ts";

/**
 * Sweeps at the root and at each node below it; from this depth on, the search dives without. They change how long it takes,
 * not what is found.
 */
const ROOT_SWEEPS = 40;
const SWEEPS = 2;
const DIVE_AT = 2;

/**
 * Depth-first branch and bound (Land and Doig 1960, Econometrica 28:497) over the ways of each slot; the slot with the fewest
 * ways that can still matter first, its most promising way first. Max-sum diffusion shifts weights at the upper nodes.
 *
 * Bound of all stacks below a node: what the chosen ways give, and for each open slot the best over its ways of
 *   unary (with the pairs with what is chosen) + half of its best pair with each open slot
 *   - for each counted component, what it would cost beyond what is charged already / the open slots that may use it.
 * The first two are no less than what any stack gives, since a pair of open slots is the sum of two halves, each at most
 * half of the best. The last is no more than what any stack is charged: if k of the n slots use the component, the largest
 * of their k efforts is at least their mean, which is at least their sum / n. So no stack below is better than the bound.
 * The load is bounded in the same way from below, and a node whose least load is above the budget holds no stack.
 *
 * @returns the nodes visited, and whether the search went through all that could matter
 */
export function search(tables: Tables, found: Found, nodeLimit: number): { nodes: number; proved: boolean } {
  const quest = newQuest(tables, found, nodeLimit);
  const isEdge = edgeTest(tables);
  visit(quest, wholePart(tables, isEdge), { value: 0, used: 0, depth: 0 }, isEdge);
  return { nodes: quest.nodes, proved: quest.proved };
}

/** What the chosen ways give and take of the budget, and how many they are. */
interface Sofar {
  readonly value: number;
  readonly used: number;
  readonly depth: number;
}

function visit(quest: Quest, whole: OpenPart, { value, used, depth }: Sofar, isEdge: IsEdge): void {
  if (!mayVisit(quest) || !canStand(quest, whole, () => true)) return;
  const pruned = bounded(quest, whole, value, 0, isEdge);
  const view = pruned && bounded(quest, pruned.part, value, depth === 0 ? ROOT_SWEEPS : SWEEPS, isEdge);
  if (view === undefined) return;
  const { part, bound, best, reach } = view;
  if (depth === DIVE_AT || part.slots.length === 0) {
    dive(quest, part, value, used);
    return;
  }
  const n = slotWithFewest(part);
  const slot = part.slots[n]!;
  quest.cost.close(slot);
  for (const a of inOrder(part, reach, n)) {
    if (bound - best[n]! + reach[a]! <= quest.toBeat + ROUNDING) break;
    const way = part.ways[a]!;
    const heavier = loadWith(quest, used, way);
    if (heavier === Infinity) continue;
    const below = {
      value: value + part.unary[a]! - quest.cost.own(way, "effort"),
      used: heavier,
      depth: depth + 1,
    };
    withWay(quest, slot, way, () => visit(quest, without(part, a, n, isEdge), below, isEdge));
  }
  quest.cost.open(slot);
}

/** What the search knows of an open part: its bound, the best of each slot, and how far each way reaches. */
interface View {
  readonly part: OpenPart;
  readonly bound: number;
  readonly best: Float64Array;
  readonly reach: Float64Array;
}

/** Sweeps, and leaves out what cannot beat what was found. @returns nothing where nothing below can */
function bounded(
  quest: Quest,
  part: OpenPart,
  value: number,
  sweeps: number,
  isEdge: IsEdge,
): View | undefined {
  const gift = Float64Array.from(part.ways, (way) => -quest.cost.share(way, "effort"));
  for (let round = 0; round < sweeps; round++) sweep(part, gift);
  const reach = new Float64Array(part.size);
  const best = new Float64Array(part.slots.length);
  const bound = value + reachOf(part, gift, reach, best);
  if (bound <= quest.toBeat + ROUNDING) return undefined;
  part.slots.forEach((_, n) => {
    for (let a = part.start[n]!; a < part.start[n + 1]!; a++) {
      if (bound - best[n]! + reach[a]! <= quest.toBeat + ROUNDING) part.unary[a] = -Infinity;
    }
  });
  if (part.unary.every((value) => value > -Infinity)) return { part, bound, best, reach };
  const kept = reach.filter((_, a) => part.unary[a]! > -Infinity);
  return { part: keptOf(part, () => true, isEdge), bound, best, reach: kept };
}

function wholePart({ start, unary, pair, ways }: Tables, isEdge: IsEdge): OpenPart {
  const slots = Int32Array.from(start.subarray(1), (_, slot) => slot);
  return {
    slots,
    start,
    ways: Int32Array.from(ways, (_, way) => way),
    unary: unary.slice(),
    pair: pair.slice(),
    size: ways.length,
    near: Array.from(slots, (i) => [...slots].filter((j) => isEdge(i, j))),
  };
}

function edgeTest({ start, edges }: Tables): IsEdge {
  const slots = start.length - 1;
  const isEdge = new Uint8Array(slots * slots);
  for (const [i, j] of edges) isEdge[i * slots + j] = isEdge[j * slots + i] = 1;
  return (i, j) => isEdge[i * slots + j] === 1;
}

/** The open slot with the fewest ways that can still matter. */
function slotWithFewest({ slots, start, unary }: OpenPart): number {
  let slot = 0;
  let fewest = Infinity;
  for (let n = 0; n < slots.length; n++) {
    let alive = 0;
    for (let a = start[n]!; a < start[n + 1]!; a++) if (unary[a]! > -Infinity) alive++;
    if (alive < fewest) [slot, fewest] = [n, alive];
  }
  return slot;
}

/** The ways of a slot that can still matter, the most promising first. */
function inOrder({ start, unary }: OpenPart, reach: Float64Array, slot: number): number[] {
  const order: number[] = [];
  for (let a = start[slot]!; a < start[slot + 1]!; a++) if (unary[a]! > -Infinity) order.push(a);
  return order.sort((a, b) => inSteps(reach[b]!) - inSteps(reach[a]!) || a - b);
}
