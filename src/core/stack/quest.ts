import { createCost, type Cost } from "./cost.ts";
import type { OpenPart } from "./open-part.ts";
import type { Tables } from "./tables.ts";

/** Takes a finished stack (a way of each slot) and returns the total that a further one has to beat. */
export type Found = (ways: Int32Array, total: number) => number;

/** Bounds are sums in another order than totals; a difference this small is rounding. */
export const ROUNDING = 1e-11;

/** For comparing values that may be equal but for rounding: of such, the one that comes first goes first. */
export function inSteps(value: number): number {
  return Math.round(value * 1e9);
}

/** What all nodes of one search share. */
export interface Quest {
  readonly tables: Tables;
  readonly cost: Cost;
  /** By slot, the chosen way; -1 while it is open. */
  readonly chosen: Int32Array;
  readonly nodeLimit: number;
  nodes: number;
  proved: boolean;
  toBeat: number;
  found: Found;
}

export function newQuest(tables: Tables, found: Found, nodeLimit: number): Quest {
  const chosen = new Int32Array(tables.start.length - 1).fill(-1);
  return {
    tables,
    cost: createCost(tables),
    chosen,
    nodeLimit,
    nodes: 0,
    proved: true,
    toBeat: -Infinity,
    found,
  };
}

/** Counts a node. @returns false once the limit is reached: then the search is over, without a proof */
export function mayVisit(quest: Quest): boolean {
  if (quest.nodes >= quest.nodeLimit) quest.proved = false;
  if (quest.proved) quest.nodes++;
  return quest.proved;
}

export function finish(quest: Quest, total: number): void {
  if (total > quest.toBeat) quest.toBeat = quest.found(quest.chosen, total);
}

/** Takes a way for its slot, as long as `then` runs. */
export function withWay(quest: Quest, slot: number, way: number, then: () => void): void {
  const { chosen, cost } = quest;
  chosen[slot] = way;
  const before = cost.charge(way);
  then();
  cost.restore(way, before);
  chosen[slot] = -1;
}

/** The load when a way is taken as well; Infinity when that is above the budget. */
export function loadWith({ tables: { load, budget }, cost }: Quest, used: number, way: number): number {
  const heavier = used + load[way]! + cost.own(way, "load");
  return heavier > budget + ROUNDING ? Infinity : heavier;
}

/** Whether each need of the chosen ways is met by another chosen way, or can be by a way of an open slot that `isAlive`. */
export function canStand(
  { tables: { needs }, chosen }: Quest,
  { ways }: OpenPart,
  isAlive: (n: number) => boolean,
): boolean {
  for (const way of chosen) {
    if (way < 0) continue;
    for (const marks of needs[way]!) {
      const isMet = chosen.some((other) => other >= 0 && marks[other] === 1);
      if (!isMet && !ways.some((other, n) => marks[other] === 1 && isAlive(n))) return false;
    }
  }
  return true;
}
