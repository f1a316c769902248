import { newLayout, place, type LayoutGraph } from "./dagre.ts";

/** Something to be placed. */
interface Item {
  readonly id: string;
  readonly rows: number;
}

/** Lines that say the same: drawn as one, from all of `from` to all of `to`. */
export interface Net {
  readonly number: number;
  readonly ends: readonly { from: string; to: string }[];
}

/** A place in a layer: an item, or where a net passes through. */
export interface Place {
  readonly id: string;
  readonly passing: boolean;
  readonly rows: number;
  /** Its middle, in rows. */
  readonly middle: number;
}

export interface Layers {
  /** From left to right; in each layer from top to bottom. */
  readonly layers: readonly (readonly Place[])[];
  /** Lines between neighbouring layers only, by the layer on their left. */
  readonly gaps: readonly (readonly Segment[])[];
}

export interface Segment {
  readonly number: number;
  readonly left: string;
  readonly right: string;
  /** The side on which what the line points to stands; none where it goes on. */
  readonly head?: "left" | "right";
}

/** Rows that a net takes where it passes through a layer. */
const PASSING_ROWS = 2;

/**
 * Layers, and the order within each, so that few lines cross (Sugiyama, Tagawa and Toda 1981; Gansner and others 1993, as
 * dagre does it). Lines against the direction are drawn from right to left.
 *
 * @param rowsOf how high a thing is, given how many lines meet the side on which more of them do
 */
export function layered(
  ids: readonly string[],
  nets: readonly Net[],
  rowsOf: (id: string, lines: number) => number,
): Layers {
  const rank = ranksOf(ids, nets);
  const gaps = segmentsOf(nets, rank);
  const passing = new Map<string, number>();
  for (const [layer, segments] of gaps.entries()) {
    for (const { right } of segments) if (!rank.has(right)) passing.set(right, layer + 1);
  }
  const all = [
    ...ids.map((id) => ({ id, rows: rowsOf(id, linesAt(id, gaps.flat())) })),
    ...[...passing.keys()].map((id) => ({ id, rows: PASSING_ROWS })),
  ];
  const middles = middlesOf(all, gaps.flat());
  const count = Math.max(0, ...rank.values()) + 1;
  const layers = Array.from({ length: count }, (_, layer) =>
    all
      .filter(({ id }) => (rank.get(id) ?? passing.get(id)) === layer)
      .map((item) => ({ ...item, passing: passing.has(item.id), middle: middles.get(item.id) ?? 0 }))
      .sort((a, b) => a.middle - b.middle),
  );
  return { layers, gaps };
}

/** How many lines meet the side on which more of them do. */
function linesAt(id: string, segments: readonly Segment[]): number {
  const on = (side: "left" | "right") =>
    new Set(segments.filter((segment) => segment[side] === id).map(({ number }) => number)).size;
  return Math.max(on("left"), on("right"));
}

/** The layer of each item; layers are counted without holes. */
function ranksOf(ids: readonly string[], nets: readonly Net[]): Map<string, number> {
  const graph = laidOut(
    ids.map((id) => ({ id, rows: 1 })),
    nets.flatMap(({ ends }) => ends.map(({ from, to }) => [from, to] as const)),
  );
  const of = (id: string) => Math.round(graph.node(id).x);
  const places = [...new Set(ids.map(of))].sort((a, b) => a - b);
  return new Map(ids.map((id) => [id, places.indexOf(of(id))]));
}

/** Cuts each line at every layer that it passes; pieces of one net at one layer are one piece. */
function segmentsOf(nets: readonly Net[], rank: ReadonlyMap<string, number>): Segment[][] {
  const gaps = Array.from({ length: Math.max(0, ...rank.values()) }, () => new Map<string, Segment>());
  for (const { number, ends } of nets) {
    for (const { from, to } of ends) {
      const [left, right] = (rank.get(from) ?? 0) <= (rank.get(to) ?? 0) ? [from, to] : [to, from];
      const [first, last] = [rank.get(left) ?? 0, rank.get(right) ?? 0];
      const at = (layer: number) =>
        layer === first ? left : layer === last ? right : `${String(number)} passes ${String(layer)}`;
      for (let layer = first; layer < last; layer++) {
        const ends = { left: at(layer), right: at(layer + 1) };
        const head =
          ends.left === to ? ("left" as const) : ends.right === to ? ("right" as const) : undefined;
        const segment: Segment = { number, ...ends, ...(head === undefined ? {} : { head }) };
        gaps[layer]?.set(JSON.stringify(segment), segment);
      }
    }
  }
  return gaps.map((gap) => [...gap.values()]);
}

function middlesOf(items: readonly Item[], segments: readonly Segment[]): Map<string, number> {
  const graph = laidOut(
    items,
    segments.map(({ left, right }) => [left, right] as const),
  );
  return new Map(items.map(({ id }) => [id, graph.node(id).y]));
}

function laidOut(items: readonly Item[], edges: readonly (readonly [string, string])[]): LayoutGraph {
  const graph = newLayout({ nodesep: 0, ranksep: 10, edgesep: 0 });
  for (const { id, rows } of items) graph.setNode(id, { width: 1, height: rows });
  edges.forEach(([from, to], n) => graph.setEdge(from, to, {}, String(n)));
  place(graph);
  return graph;
}
