import * as library from "@dagrejs/dagre";

/** A place that dagre found: its middle, and its size. */
export interface PlacedNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The points that lead a line, and the middle of its label. */
export interface PlacedEdge {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly x: number;
  readonly y: number;
}

export interface LayoutGraph {
  setGraph(label: object): void;
  setNode(id: string, label: { width: number; height: number }): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  graph(): { width?: number; height?: number };
  node(id: string): PlacedNode;
  edge(from: string, to: string, name: string): PlacedEdge;
}

/** What is used of dagre. Its own declarations import without file extensions, which this project's module resolution rejects. */
const dagre = library as unknown as {
  Graph: new (options: { multigraph: boolean }) => LayoutGraph;
  layout: (graph: LayoutGraph) => void;
};

/** An empty graph in layers from left to right, in which two nodes may have several edges. */
export function newLayout(separation: { nodesep: number; ranksep: number; edgesep: number }): LayoutGraph {
  const graph = new dagre.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ...separation });
  return graph;
}

/** Places every node and edge. */
export function place(graph: LayoutGraph): void {
  dagre.layout(graph);
}
