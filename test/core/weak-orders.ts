/** Orders of up to three objectives, of every kind: full, partial, tied, none. */
import type { WeakOrder } from "./smaa-oracle.ts";

export const sequence = (size: number): number[] => Array.from({ length: size }, (_, at) => at);

export const fullOrder = (size: number): WeakOrder => ({
  groups: sequence(size).map((at) => [at]),
  unranked: [],
});

export const noOrder = (size: number): WeakOrder => ({ groups: [], unranked: sequence(size) });

export const sizeOf = (order: WeakOrder): number => order.groups.flat().length + order.unranked.length;

export const orders: [string, WeakOrder][] = [
  ["one objective", fullOrder(1)],
  ["two, full", fullOrder(2)],
  ["two, the second first", { groups: [[1], [0]], unranked: [] }],
  ["two, one named", { groups: [[1]], unranked: [0] }],
  ["two, tied", { groups: [[0, 1]], unranked: [] }],
  ["two, none", noOrder(2)],
  ["three, full", fullOrder(3)],
  ["three, full, turned", { groups: [[2], [0], [1]], unranked: [] }],
  ["three, one named", { groups: [[1]], unranked: [0, 2] }],
  ["three, two named", { groups: [[2], [1]], unranked: [0] }],
  ["three, tie first", { groups: [[0, 2], [1]], unranked: [] }],
  ["three, tie last", { groups: [[1], [0, 2]], unranked: [] }],
  ["three, tie above an unranked", { groups: [[1, 2]], unranked: [0] }],
  ["three, all tied", { groups: [[0, 1, 2]], unranked: [] }],
  ["three, none", noOrder(3)],
];
