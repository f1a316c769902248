import { wrapAnsi } from "fast-wrap-ansi";
import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import { width } from "../text.ts";
import { newLayout, place, type LayoutGraph, type PlacedEdge, type PlacedNode } from "./dagre.ts";
import { wordsOf } from "./words.ts";

/** Sizes in pixels; letters are a little over half as wide as they are high. */
const FONT = 14;
const LETTER = 8;
const LINE = 18;
const PADDING = 14;
const MARGIN = 20;
const TITLE = 40;

/**
 * The graph as a stand-alone SVG 1.1 picture, laid out in layers by dagre. It follows the reader's colour scheme, and says in
 * words what its lines mean.
 */
export function graphSvg(graph: Graph): string {
  const placed = laidOut(graph);
  const { width: wide = 0, height: high = 0 } = placed.graph();
  const size = {
    wide: Math.max(wide, graph.title.length * LETTER) + 2 * MARGIN,
    high: high + TITLE + 2 * MARGIN,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${fixed(size.wide)} ${fixed(size.high)}" width="${fixed(size.wide)}" height="${fixed(size.high)}" role="img">`,
    `<title>${escaped(graph.title)}</title>`,
    STYLE,
    ...markers(),
    `<rect class="page" width="100%" height="100%"/>`,
    `<text class="head" x="${MARGIN}" y="${MARGIN + FONT}">${escaped(graph.title)}</text>`,
    `<g transform="translate(${MARGIN} ${MARGIN + TITLE})">`,
    ...graph.links.map((link, n) =>
      drawnLink(link, wordsOf(link, graph.links), placed.edge(link.from, link.to, String(n))),
    ),
    ...graph.nodes.map((node) => drawnNode(node, placed.node(node.id))),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

const STYLE = `<style>
.page { fill: #ffffff } text { fill: #1f2328; font: ${FONT}px ui-sans-serif, system-ui, sans-serif; text-anchor: middle }
.head { font-weight: 600; text-anchor: start } .kind { font-size: 11px; fill: #59636e }
.word { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round }
.node { fill: #f6f8fa; stroke: #59636e } .centre { stroke-width: 2.5; stroke: #0969da }
.component { fill: #fff8c5 } .statement { fill: #ffffff; stroke-dasharray: 8 3 1 3 }
.open { stroke-dasharray: 6 3 } .out { stroke-dasharray: 2 4 } .dim { opacity: 0.45 }
.link { fill: none; stroke: #59636e } .conflict { stroke: #cf222e } .unneeded { stroke-dasharray: 6 3 }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117 } text { fill: #e6edf3 } .kind { fill: #9198a1 } .word { stroke: #0d1117 } .node { fill: #161b22; stroke: #9198a1 }
.centre { stroke: #58a6ff } .component { fill: #2b2611 } .statement { fill: #0d1117 } .link { stroke: #9198a1 } .conflict { stroke: #ff7b72 } }
</style>`;

function markers(): string[] {
  const marker = (id: string, path: string) =>
    `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse">${path}</marker>`;
  return [
    "<defs>",
    marker("arrow", '<path d="M0 1L9 5L0 9z" fill="#59636e"/>'),
    marker("cross", '<path d="M1 1L9 9M9 1L1 9" stroke="#cf222e" stroke-width="2"/>'),
    "</defs>",
  ];
}

function laidOut(graph: Graph): LayoutGraph {
  const placed = newLayout({ nodesep: 24, ranksep: 60, edgesep: 12 });
  for (const node of graph.nodes) {
    const lines = linesOf(node);
    const wide = Math.max(...lines.map(width), (node.category ?? node.kind).length * 0.8) * LETTER;
    placed.setNode(node.id, { width: wide + 2 * PADDING, height: (lines.length + 1) * LINE + PADDING });
  }
  graph.links.forEach((link, n) => {
    const { from, to } = link;
    placed.setEdge(
      from,
      to,
      { width: wordsOf(link, graph.links).length * 6 + 8, height: LINE, labelpos: "c" },
      String(n),
    );
  });
  place(placed);
  return placed;
}

function linesOf({ title }: GraphNode): string[] {
  return wrapAnsi(title, 26, { hard: false }).split("\n");
}

function drawnNode(node: GraphNode, at: PlacedNode): string {
  const { width: wide, height: high } = at;
  const [left, top] = [at.x - wide / 2, at.y - high / 2];
  const classes = ["node", node.kind, node.centre ? "centre" : "", node.state].filter(Boolean).join(" ");
  const lines = linesOf(node).map(
    (line, n) => `<text x="${fixed(at.x)}" y="${fixed(top + (n + 1) * LINE)}">${escaped(line)}</text>`,
  );
  const kind = `<text class="kind" x="${fixed(at.x)}" y="${fixed(top + high - 8)}">${escaped(node.category ?? node.kind)}</text>`;
  const why = node.why.map((one) => `${one.title}: ${one.because}`).join(" ");
  return [
    `<g${node.state === "out" ? ' class="dim"' : ""}>`,
    `<title>${escaped(why === "" ? node.title : why)}</title>`,
    `<rect class="${classes}" x="${fixed(left)}" y="${fixed(top)}" width="${fixed(wide)}" height="${fixed(high)}" rx="${node.kind === "component" ? 12 : 3}"/>`,
    ...lines,
    kind,
    "</g>",
  ].join("");
}

function drawnLink(link: GraphLink, words: string, at: PlacedEdge): string {
  const classes = [
    "link",
    link.kind === "conflict" ? "conflict" : "",
    link.kind === "makes-unneeded" ? "unneeded" : "",
  ];
  const end = link.kind === "conflict" ? "cross" : "arrow";
  return [
    `<g${link.holds ? "" : ' class="dim"'}>`,
    `<title>${escaped(link.summary)}</title>`,
    `<path class="${classes.filter(Boolean).join(" ")}" d="${curve(at.points)}" marker-end="url(#${end})"/>`,
    `<text class="kind word" x="${fixed(at.x)}" y="${fixed(at.y + 3)}">${escaped(words)}</text>`,
    "</g>",
  ].join("");
}

/** A smooth line through the points that dagre leads it by, its label's among them (Catmull and Rom 1974, as Bezier curves). */
function curve(points: PlacedEdge["points"]): string {
  const at = (n: number) => points[Math.max(0, Math.min(points.length - 1, n))] ?? { x: 0, y: 0 };
  const pieces = points.slice(1).map((to, n) => {
    const [before, from, after] = [at(n - 1), at(n), at(n + 2)];
    const [x1, y1] = [from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6];
    const [x2, y2] = [to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6];
    return `C${[x1, y1, x2, y2, to.x, to.y].map(fixed).join(" ")}`;
  });
  return `M${fixed(at(0).x)} ${fixed(at(0).y)}${pieces.join("")}`;
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
