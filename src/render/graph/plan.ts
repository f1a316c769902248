import { wrapAnsi } from "fast-wrap-ansi";
import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import { width } from "../text.ts";
import { channelOf, type Channel } from "./channel.ts";
import { layered, type Layers } from "./layers.ts";
import { portsOf, topsOf } from "./ports.ts";

/** A box has a border and a space on each side of its label. */
const FRAME = 4;

/** A node with its label in lines; the last may say its category. */
export interface Box {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly category: boolean;
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
  // A box is as high as its label, and has two rows for each line on the side that has more of them.
  const rowsOf = (id: string, lines: number) => Math.max(boxes.get(id)?.lines.length ?? 1, 2 * lines) + 2;
  const layers = layered([...boxes.keys()], netsOf(graph.links), rowsOf);
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

function netsOf(links: readonly GraphLink[]) {
  const numbers = [...new Set(links.map(({ number }) => number))];
  return numbers.map((number) => ({ number, ends: links.filter((link) => link.number === number) }));
}
