import { bestPair, type OpenPart } from "./open-part.ts";
import { canStand, finish, inSteps, loadWith, mayVisit, ROUNDING, withWay, type Quest } from "./quest.ts";

/** One level of the dive: of each way, what it adds beside what is chosen, and half of its best pairs with open slots. */
interface Level {
  readonly unary: Float64Array;
  readonly half: Float64Array;
  readonly reach: Float64Array;
  readonly best: Float64Array;
}

interface Dive {
  readonly quest: Quest;
  readonly part: OpenPart;
  readonly slotOf: Int32Array;
  /** bestWith[a * slots + n]: the best pair of way a with open slot n. */
  readonly bestWith: Float64Array;
  readonly isOpen: Uint8Array;
  readonly levels: readonly Level[];
}

/** Searches all stacks below a node with the weights as they are: many cheap nodes, by the bound that search.ts explains. */
export function dive(quest: Quest, part: OpenPart, value: number, used: number): void {
  const count = part.slots.length;
  const slotOf = new Int32Array(part.size);
  for (let n = 0; n < count; n++) slotOf.fill(n, part.start[n], part.start[n + 1]);
  const bestWith = new Float64Array(part.size * count);
  const levels = Array.from({ length: count + 1 }, () => levelOf(part.size, count));
  const [top] = levels;
  top!.unary.set(part.unary);
  part.near.forEach((near, n) => {
    for (let a = part.start[n]!; a < part.start[n + 1]!; a++) {
      for (const other of near) {
        const best = bestPair(part, a, other);
        if (best === -Infinity) top!.unary[a] = -Infinity;
        else top!.half[a]! += (bestWith[a * count + other] = best) / 2;
      }
    }
  });
  visit({ quest, part, slotOf, bestWith, isOpen: new Uint8Array(count).fill(1), levels }, 0, value, used);
}

function levelOf(size: number, slots: number): Level {
  const ways = () => new Float64Array(size);
  return { unary: ways(), half: ways(), reach: ways(), best: new Float64Array(slots) };
}

function visit(dive: Dive, depth: number, value: number, used: number): void {
  const { quest, part, isOpen, levels } = dive;
  const level = levels[depth]!;
  if (!mayVisit(quest)) return;
  if (!canStand(quest, part, (a) => isOpen[dive.slotOf[a]!] === 1 && level.unary[a]! > -Infinity)) return;
  if (depth === part.slots.length) {
    finish(quest, value);
    return;
  }
  const bound = boundOf(dive, level, value, used);
  if (bound <= quest.toBeat + ROUNDING) return;
  const n = nextSlot(dive, level, bound);
  if (n < 0) return;
  const slot = part.slots[n]!;
  isOpen[n] = 0;
  quest.cost.close(slot);
  for (const a of inOrder(part, level, n)) {
    if (bound - level.best[n]! + level.reach[a]! <= quest.toBeat + ROUNDING) break;
    const heavier = loadWith(quest, used, part.ways[a]!);
    if (heavier === Infinity) continue;
    choose(dive, level, levels[depth + 1]!, a);
    const gain = level.unary[a]! - quest.cost.own(part.ways[a]!, "effort");
    withWay(quest, slot, part.ways[a]!, () => visit(dive, depth + 1, value + gain, heavier));
  }
  quest.cost.open(slot);
  isOpen[n] = 1;
}

/** Fills the level's reach and best. @returns the bound, -Infinity where the budget rules everything out */
function boundOf({ quest, part, isOpen }: Dive, level: Level, value: number, used: number): number {
  const { cost, tables } = quest;
  const isLimited = tables.budget < Infinity;
  let sum = value;
  let least = used;
  for (let n = 0; n < isOpen.length; n++) {
    if (isOpen[n] === 0) continue;
    let best = -Infinity;
    let lightest = Infinity;
    for (let a = part.start[n]!; a < part.start[n + 1]!; a++) {
      const way = part.ways[a]!;
      const reach = level.unary[a]! + level.half[a]! - cost.share(way, "effort");
      level.reach[a] = reach;
      if (reach > best) best = reach;
      if (isLimited && reach > -Infinity)
        lightest = Math.min(lightest, tables.load[way]! + cost.share(way, "load"));
    }
    level.best[n] = best;
    sum += best;
    if (isLimited) least += lightest;
  }
  return least > tables.budget + ROUNDING ? -Infinity : sum;
}

/** The open slot with the fewest ways that can still matter, the others at -Infinity; -1 when one has none. */
function nextSlot({ quest, part, isOpen }: Dive, level: Level, bound: number): number {
  let slot = -1;
  let fewest = Infinity;
  for (let n = 0; n < isOpen.length; n++) {
    if (isOpen[n] === 0) continue;
    let alive = 0;
    for (let a = part.start[n]!; a < part.start[n + 1]!; a++) {
      if (bound - level.best[n]! + level.reach[a]! > quest.toBeat + ROUNDING) alive++;
      else level.unary[a] = -Infinity;
    }
    if (alive === 0) return -1;
    if (alive < fewest) [slot, fewest] = [n, alive];
  }
  return slot;
}

function choose({ part, bestWith, isOpen, slotOf }: Dive, from: Level, to: Level, a: number): void {
  const count = isOpen.length;
  const slot = slotOf[a]!;
  for (let n = 0; n < count; n++) {
    if (isOpen[n] === 0) continue;
    for (let b = part.start[n]!; b < part.start[n + 1]!; b++) {
      to.unary[b] = from.unary[b]! + part.pair[a * part.size + b]!;
      to.half[b] = from.half[b]! - bestWith[b * count + slot]! / 2;
    }
  }
}

/** The ways of a slot that can still matter, the most promising first. */
function inOrder({ start }: OpenPart, { reach, unary }: Level, slot: number): number[] {
  const order: number[] = [];
  for (let a = start[slot]!; a < start[slot + 1]!; a++) if (unary[a]! > -Infinity) order.push(a);
  return order.sort((a, b) => inSteps(reach[b]!) - inSteps(reach[a]!) || a - b);
}
