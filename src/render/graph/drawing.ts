import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import type { Page } from "../style.ts";
import { width } from "../text.ts";
import { Canvas, type Mark } from "./canvas.ts";
import type { Place } from "./layers.ts";
import type { Track } from "./channel.ts";
import { label, planOf, type Box, type Plan } from "./plan.ts";
import { portKey } from "./ports.ts";
import { LINKS } from "./words.ts";

/** The widest label; narrower ones are tried until the drawing fits, down to the longest word. */
const WIDEST = 30;

/**
 * The graph as boxes and lines, or undefined where that takes more columns than there are. Words are never cut. Every line
 * bears the number of what it says.
 */
export function drawing(graph: Graph, page: Page): string[] | undefined {
  const longest = Math.max(1, ...graph.nodes.flatMap((node) => label(node).split(" ").map(width)));
  for (let room = Math.max(WIDEST, longest); room >= longest; room--) {
    const plan = planOf(graph, room);
    if (plan.columns <= page.columns) return drawn(graph, plan, page);
  }
  return undefined;
}

/** What is drawn on, and from what. */
interface Sheet {
  readonly canvas: Canvas;
  readonly plan: Plan;
  readonly style: Page["style"];
  readonly links: ReadonlyMap<number, GraphLink>;
}

function drawn(graph: Graph, plan: Plan, { style }: Page): string[] {
  const canvas = new Canvas(plan.columns);
  const sheet = { canvas, plan, style, links: new Map(graph.links.map((link) => [link.number, link])) };
  let x = 0;
  for (const [layer, places] of plan.layers.layers.entries()) {
    const wide = plan.widths[layer] ?? 0;
    for (const place of places) drawPlace(sheet, place, x, wide);
    drawGap(sheet, layer, x + wide);
    x += wide + (plan.gaps[layer]?.width ?? 0);
  }
  return canvas.print(style.quiet);
}

function drawPlace(sheet: Sheet, place: Place, x: number, wide: number): void {
  const box = sheet.plan.boxes.get(place.id);
  if (box === undefined) drawPassing(sheet, place, x, wide);
  else drawBox(sheet, box, { x, top: sheet.plan.tops.get(place.id) ?? 0, wide, rows: place.rows });
}

interface Area {
  readonly x: number;
  readonly top: number;
  readonly wide: number;
  readonly rows: number;
}

function drawBox(
  { canvas, style }: Sheet,
  { node, lines, category }: Box,
  { x, top, wide, rows }: Area,
): void {
  const mark = markOf(node, style);
  const { corners, side, edge } = frameOf(node);
  canvas.text(x, top, `${corners.charAt(0)}${edge.repeat(wide - 2)}${corners.charAt(1)}`, mark);
  for (let row = top + 1; row < top + rows - 1; row++) {
    canvas.text(x, row, side + " ".repeat(wide - 2) + side, mark);
  }
  canvas.text(x, top + rows - 1, `${corners.charAt(2)}${edge.repeat(wide - 2)}${corners.charAt(3)}`, mark);
  const first = top + 1 + Math.floor((rows - 2 - lines.length) / 2);
  lines.forEach((line, n) => {
    const last = category && n === lines.length - 1;
    canvas.text(x + 2, first + n, line, last ? style.quiet : mark);
  });
}

/** Heavy: what was asked for. Dotted: what fell out. */
function frameOf({ centre, state }: GraphNode): { corners: string; side: string; edge: string } {
  if (state === "out") return { corners: "┌┐└┘", side: "┊", edge: "╌" };
  return centre ? { corners: "┏┓┗┛", side: "┃", edge: "━" } : { corners: "┌┐└┘", side: "│", edge: "─" };
}

function markOf({ centre, state }: GraphNode, style: Page["style"]): Mark | undefined {
  if (state === "out") return style.quiet;
  if (state === "fits") return style.good;
  return centre ? style.title : undefined;
}

/** A net that passes a layer arrives on one row and leaves on the next. */
function drawPassing(
  { canvas, plan: { ports, layers } }: Sheet,
  { id }: Place,
  x: number,
  wide: number,
): void {
  const number = layers.gaps.flat().find(({ right }) => right === id)?.number ?? 0;
  const [arrives, leaves] = [
    ports.get(portKey("in", id, number)) ?? 0,
    ports.get(portKey("out", id, number)) ?? 0,
  ];
  const bend = x + Math.floor(wide / 2);
  canvas.horizontal(x - 1, bend, arrives);
  canvas.vertical(bend, arrives, leaves);
  canvas.horizontal(bend, x + wide, leaves);
}

function drawGap(sheet: Sheet, layer: number, x: number): void {
  const gap = sheet.plan.gaps[layer];
  if (gap === undefined) return;
  const right = x + gap.width - 1;
  for (const track of gap.tracks) drawTrack(sheet, track, { x, right, at: x + gap.margin + track.column });
  drawEnds(sheet, layer, x, right);
}

function drawTrack(
  { canvas, plan: { ports } }: Sheet,
  { number, left, right: to }: Track,
  { x, right, at }: { x: number; right: number; at: number },
): void {
  const outs = [...left].map((id) => ports.get(portKey("out", id, number)) ?? 0);
  const ins = [...to].map((id) => ports.get(portKey("in", id, number)) ?? 0);
  for (const row of outs) canvas.horizontal(x, at, row);
  for (const row of ins) canvas.horizontal(at, right, row);
  canvas.vertical(at, Math.min(...outs, ...ins), Math.max(...outs, ...ins));
}

/** The number of a line, and what kind it is, beside what it points to. */
function drawEnds(
  { canvas, links, plan: { layers, ports } }: Sheet,
  layer: number,
  x: number,
  right: number,
): void {
  for (const { number, left, right: to, head } of layers.gaps[layer] ?? []) {
    const kind = links.get(number)?.kind;
    if (head === undefined || kind === undefined) continue;
    const [name, { end }] = [String(number), LINKS[kind]];
    if (head === "right")
      canvas.text(right - name.length, ports.get(portKey("in", to, number)) ?? 0, name + end);
    else canvas.text(x, ports.get(portKey("out", left, number)) ?? 0, end + name);
  }
}
