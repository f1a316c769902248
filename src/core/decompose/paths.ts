/** A link of a graph, with where it is written. */
export interface Edge {
  from: string;
  to: string;
  index: number;
}

/** A way through a graph, link by link. */
export type Path = readonly Edge[];

/** The nodes that can be reached from each node, in at least one step. */
function reachable(edges: readonly Edge[]): Map<string, Set<string>> {
  const starts = [...new Set(edges.map(({ from }) => from))];
  const next = new Map(starts.map((start) => [start, edges.filter(({ from }) => from === start)]));
  const reach = (start: string) => {
    const found = new Set<string>();
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const fresh = (next.get(node) ?? []).map(({ to }) => to).filter((to) => !found.has(to));
      fresh.forEach((to) => found.add(to));
      waiting.push(...fresh);
    }
    return found;
  };
  return new Map(starts.map((node) => [node, reach(node)]));
}

/** One shortest cycle of each set of nodes that reach each other, from the first of them in the alphabet. */
export function cycles(edges: readonly Edge[]): Path[] {
  const reach = reachable(edges);
  const inCycle = [...reach.keys()].filter((node) => reach.get(node)?.has(node)).sort();
  const first = inCycle.filter(
    (node, n) => !inCycle.slice(0, n).some((other) => together(reach, node, other)),
  );
  return first.flatMap((node) => shortest(edges, node));
}

function together(reach: ReadonlyMap<string, Set<string>>, a: string, b: string): boolean {
  return (reach.get(a)?.has(b) ?? false) && (reach.get(b)?.has(a) ?? false);
}

/** The shortest way from a node back to itself, breadth first. */
function shortest(edges: readonly Edge[], start: string): Path[] {
  const seen = new Set<string>();
  let paths: Path[] = edges.filter(({ from }) => from === start).map((edge) => [edge]);
  while (paths.length > 0) {
    const back = paths.find((path) => path.at(-1)?.to === start);
    if (back !== undefined) return [back];
    paths = paths.flatMap((path) => {
      const end = path.at(-1)?.to ?? "";
      if (seen.has(end)) return [];
      seen.add(end);
      return edges.filter(({ from }) => from === end).map((edge) => [...path, edge]);
    });
  }
  return [];
}

/** From each node that nobody leads to, the way with the greatest worth; links inside cycles are left out. */
export function longestPaths(edges: readonly Edge[], worth: (path: Path) => readonly number[]): Path[] {
  const reach = reachable(edges);
  const open = edges.filter(({ from, to }) => !together(reach, from, to));
  const known = new Map<string, Path>();
  const best = (node: string): Path => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const ways = open.filter(({ from }) => from === node).map((edge) => [edge, ...best(edge.to)]);
    const path = ways.reduce<Path>((a, b) => (isMore(worth(b), worth(a)) ? b : a), []);
    known.set(node, path);
    return path;
  };
  const led = new Set(open.map(({ to }) => to));
  const starts = [...new Set(open.map(({ from }) => from))].filter((node) => !led.has(node));
  return starts.map(best);
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const different = a.findIndex((value, n) => value !== b[n]);
  return different >= 0 && (a[different] ?? 0) > (b[different] ?? 0);
}
