import { wrapAnsi } from "fast-wrap-ansi";
import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import { width } from "../text.ts";
import { layered, type Layers, type Place, type Segment } from "./layers.ts";

/** A box has a border and a space on each side of its label. */
const FRAME = 4;

/** A node with its label in lines; the last may say its category. */
export interface Box {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly category: boolean;
}

/** Where a net leaves one layer and reaches the next: a vertical line in a column of its own. */
export interface Track {
  readonly number: number;
  readonly column: number;
  readonly left: ReadonlySet<string>;
  readonly right: ReadonlySet<string>;
}

/** The room between two layers; `margin` keeps the ends of lines free of vertical ones. */
export interface Channel {
  readonly tracks: readonly Track[];
  readonly margin: number;
  readonly width: number;
}

/** Where everything goes, in terminal cells. */
export interface Plan {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly layers: Layers;
  readonly widths: readonly number[];
  /** Top row of each place. */
  readonly tops: ReadonlyMap<string, number>;
  /** Row of each line at each place and side, by `portKey`. */
  readonly ports: ReadonlyMap<string, number>;
  readonly gaps: readonly Channel[];
  readonly columns: number;
}

/** The title, marked as the legend says. */
export function label({ title, kind, state }: GraphNode): string {
  const mark = state === "out" ? "✗ " : state === "open" ? "? " : "";
  return mark + (kind === "component" ? `(${title})` : kind === "statement" ? `"${title}"` : title);
}

/** Places the graph, with labels at most `room` wide where their words allow it. */
export function planOf(graph: Graph, room: number): Plan {
  const boxes = boxesOf(graph, room);
  const layers = layered(itemsOf(graph, boxes), netsOf(graph.links));
  const tops = topsOf(layers);
  const ports = portsOf(layers, tops);
  const gaps = layers.gaps.map((segments) => channelOf(segments, ports));
  const widths = layers.layers.map((places) =>
    Math.max(0, ...places.map(({ id }) => boxWidth(boxes.get(id)))),
  );
  const columns = [...widths, ...gaps.map((gap) => gap.width)].reduce((sum, one) => sum + one, 0);
  return { boxes, layers, widths, tops, ports, gaps, columns };
}

/** An option of another category than what was asked for says which. */
function boxesOf({ nodes }: Graph, room: number): Map<string, Box> {
  const asked = new Set(nodes.filter(({ centre }) => centre).map(({ category }) => category));
  return new Map(
    nodes.map((node) => {
      const { category } = node;
      const foreign = category !== undefined && (asked.size > 1 || !asked.has(category));
      const lines = wrapAnsi(label(node), room, { hard: false }).split("\n");
      return [node.id, { node, lines: foreign ? [...lines, category] : lines, category: foreign }];
    }),
  );
}

function boxWidth(box: Box | undefined): number {
  return box === undefined ? 3 : Math.max(...box.lines.map(width)) + FRAME;
}

/** A box is as high as its label, and has two rows for each line on the side that has more of them. */
function itemsOf(graph: Graph, boxes: ReadonlyMap<string, Box>) {
  return graph.nodes.map(({ id }) => {
    const numbers = (end: "from" | "to") =>
      new Set(graph.links.filter((link) => link[end] === id).map(({ number }) => number)).size;
    const lines = boxes.get(id)?.lines.length ?? 1;
    return { id, rows: Math.max(lines, 2 * Math.max(numbers("from"), numbers("to"))) + 2 };
  });
}

function netsOf(links: readonly GraphLink[]) {
  const numbers = [...new Set(links.map(({ number }) => number))];
  return numbers.map((number) => ({ number, ends: links.filter((link) => link.number === number) }));
}

/** Places from top to bottom, each near its middle and none over another. */
function topsOf({ layers }: Layers): Map<string, number> {
  const tops = new Map<string, number>();
  const least = Math.min(0, ...layers.flat().map(({ middle, rows }) => middle - rows / 2));
  for (const places of layers) {
    let free = 0;
    for (const { id, middle, rows } of places) {
      const top = Math.max(free, Math.round(middle - rows / 2 - least));
      tops.set(id, top);
      free = top + rows;
    }
  }
  return tops;
}

/** Names the place where a line meets a box. */
export function portKey(side: "in" | "out", place: string, number: number): string {
  return `${side} ${place} ${String(number)}`;
}

/**
 * The row of each line at each place. Lines leave on even rows and arrive on odd ones, so that in no gap two of them lie over
 * each other.
 */
function portsOf({ layers, gaps }: Layers, tops: ReadonlyMap<string, number>): Map<string, number> {
  const ports = new Map<string, number>();
  const place = new Map(layers.flat().map((one) => [one.id, one]));
  const middle = (id: string) => (tops.get(id) ?? 0) + (place.get(id)?.rows ?? 0) / 2;
  const assign = (side: "in" | "out", one: Place, segments: readonly Segment[]) => {
    const other = side === "in" ? ("left" as const) : ("right" as const);
    const far = (number: number) => {
      const ends = segments
        .filter((segment) => segment.number === number)
        .map((segment) => middle(segment[other]));
      return ends.reduce((sum, end) => sum + end, 0) / Math.max(1, ends.length);
    };
    const numbers = [...new Set(segments.map(({ number }) => number))].sort((a, b) => far(a) - far(b));
    const first = (tops.get(one.id) ?? 0) + (one.passing ? 0 : 1);
    const parity = side === "in" ? 1 : 0;
    numbers.forEach((number, n) =>
      ports.set(portKey(side, one.id, number), first + ((first + parity) % 2) + 2 * n),
    );
  };
  for (const [layer, places] of layers.entries()) {
    for (const one of places) {
      assign(
        "in",
        one,
        (gaps[layer - 1] ?? []).filter(({ right }) => right === one.id),
      );
      assign(
        "out",
        one,
        (gaps[layer] ?? []).filter(({ left }) => left === one.id),
      );
    }
  }
  return ports;
}

/** Gives each net of a gap the first column in which it meets no other (left-edge algorithm, Hashimoto and Stevens 1971). */
function channelOf(segments: readonly Segment[], ports: ReadonlyMap<string, number>): Channel {
  const tracks: Track[] = [];
  const taken: [from: number, to: number][][] = [];
  for (const net of netsIn(segments)) {
    const rows = [
      ...[...net.left].map((id) => ports.get(portKey("out", id, net.number)) ?? 0),
      ...[...net.right].map((id) => ports.get(portKey("in", id, net.number)) ?? 0),
    ];
    const [from, to] = [Math.min(...rows), Math.max(...rows)];
    const free = taken.findIndex((column) => column.every(([a, b]) => to < a || from > b));
    const column = free < 0 ? taken.length : free;
    (taken[column] ??= []).push([from, to]);
    tracks.push({ ...net, column });
  }
  const digits = Math.max(0, ...segments.map(({ number }) => String(number).length));
  const margin = segments.length === 0 ? 1 : digits + 2;
  return { tracks, margin, width: taken.length + 2 * margin };
}

function netsIn(segments: readonly Segment[]): Omit<Track, "column">[] {
  const numbers = [...new Set(segments.map(({ number }) => number))];
  return numbers.map((number) => {
    const own = segments.filter((segment) => segment.number === number);
    return {
      number,
      left: new Set(own.map(({ left }) => left)),
      right: new Set(own.map(({ right }) => right)),
    };
  });
}
