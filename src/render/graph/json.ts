import type { Graph } from "../../model/graph.ts";

/** The graph as JSON, as docs/schema/graph.json describes it. */
export function graphJson(graph: Graph): string {
  return `${JSON.stringify(graph, undefined, 2)}\n`;
}
