import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import { wordsOf } from "./words.ts";

/** The graph in the DOT language of Graphviz. */
export function graphDot(graph: Graph): string {
  const categories = [...new Set(graph.nodes.flatMap(({ category }) => category ?? []))];
  return [
    `digraph ${quoted(graph.title)} {`,
    "  rankdir=LR",
    '  node [shape=box, fontname="sans-serif"]',
    '  edge [fontname="sans-serif", fontsize=10]',
    ...categories.flatMap((category) => [
      `  subgraph ${quoted(`cluster ${category}`)} {`,
      `    label=${quoted(category)}`,
      ...graph.nodes.filter((node) => node.category === category).map((node) => `    ${nodeLine(node)}`),
      "  }",
    ]),
    ...graph.nodes.filter(({ category }) => category === undefined).map((node) => `  ${nodeLine(node)}`),
    ...graph.links.map((link) => `  ${linkLine(link, wordsOf(link, graph.links))}`),
    "}",
    "",
  ].join("\n");
}

function nodeLine({ id, title, kind, centre, state }: GraphNode): string {
  const shape = kind === "component" ? ["shape=cylinder"] : kind === "statement" ? ["shape=note"] : [];
  const style =
    state === "out" ? ["style=dotted", "fontcolor=gray40"] : state === "open" ? ["style=dashed"] : [];
  const width = centre ? ["penwidth=2"] : [];
  return `${quoted(id)} [${[`label=${quoted(title)}`, ...shape, ...style, ...width].join(", ")}]`;
}

function linkLine({ from, to, kind, summary, holds }: GraphLink, words: string): string {
  const style = !holds ? ["style=dotted"] : kind === "makes-unneeded" ? ["style=dashed"] : [];
  const both = kind === "conflict" ? ["dir=both", "color=firebrick"] : [];
  const parts = [`label=${quoted(words)}`, `tooltip=${quoted(summary)}`, ...style, ...both];
  return `${quoted(from)} -> ${quoted(to)} [${parts.join(", ")}]`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
