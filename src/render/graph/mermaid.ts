import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import { wordsOf } from "./words.ts";

/** The graph as a Mermaid flowchart: categories are subgraphs, what fell out and what does not hold is dashed. */
export function graphMermaid(graph: Graph): string {
  const name = new Map(graph.nodes.map(({ id }, n) => [id, `n${String(n)}`]));
  const categories = [...new Set(graph.nodes.flatMap(({ category }) => category ?? []))];
  const line = (node: GraphNode) => `${name.get(node.id) ?? ""}${shaped(node)}${classOf(node)}`;
  return [
    "---",
    `title: ${JSON.stringify(graph.title)}`,
    "---",
    "flowchart LR",
    ...categories.flatMap((category, n) => [
      `  subgraph c${String(n)} ["${escaped(category)}"]`,
      ...graph.nodes.filter((node) => node.category === category).map((node) => `    ${line(node)}`),
      "  end",
    ]),
    ...graph.nodes.filter(({ category }) => category === undefined).map((node) => `  ${line(node)}`),
    ...graph.links.map(
      (link) =>
        `  ${name.get(link.from) ?? ""} ${arrow(link, wordsOf(link, graph.links))} ${name.get(link.to) ?? ""}`,
    ),
    "  classDef centre stroke-width:3px",
    "  classDef open stroke-dasharray:6 3",
    "  classDef out stroke-dasharray:2 4,opacity:0.5",
    "",
  ].join("\n");
}

function shaped({ title, kind }: GraphNode): string {
  const text = `"${escaped(title)}"`;
  if (kind === "component") return `[(${text})]`;
  return kind === "statement" ? `>${text}]` : `[${text}]`;
}

function classOf({ centre, state }: GraphNode): string {
  if (state === "out" || state === "open") return `:::${state}`;
  return centre ? ":::centre" : "";
}

function arrow({ kind, holds }: GraphLink, words: string): string {
  const text = `|"${escaped(words)}"|`;
  if (!holds || kind === "makes-unneeded") return `-.->${text}`;
  return kind === "conflict" ? `x--x${text}` : `-->${text}`;
}

/** Characters that end or change a Mermaid text are written as entity codes. */
function escaped(text: string): string {
  return text.replace(/["#<>&`]/g, (char) => `#${String(char.codePointAt(0))};`);
}
