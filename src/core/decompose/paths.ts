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
    let waiting = [start];
    while (waiting.length > 0) {
      const near = waiting.flatMap((node) => (next.get(node) ?? []).map(({ to }) => to));
      waiting = [...new Set(near)].filter((to) => !found.has(to));
      waiting.forEach((to) => found.add(to));
    }
    return found;
  };
  return new Map(starts.map((node) => [node, reach(node)]));
}

/** The shortest cycle through each node that is in one, each set of nodes once, in the order of the alphabet. */
export function cycles(edges: readonly Edge[]): Path[] {
  const ordered = inAlphabet(edges);
  const reach = reachable(ordered);
  const inCycle = [...reach.keys()].filter((node) => reach.get(node)?.has(node)).sort();
  const found = inCycle.flatMap((node) => shortest(ordered, node));
  const nodes = (path: Path) => [...new Set(path.map(({ to }) => to))].sort().join(" ");
  return found.filter((path, n) => found.findIndex((other) => nodes(other) === nodes(path)) === n);
}

/** So that the order of the file decides nothing. */
function inAlphabet(edges: readonly Edge[]): Edge[] {
  const key = ({ from, to }: Edge) => `${from} ${to}`;
  return [...edges].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
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
  const open = inAlphabet(edges).filter(({ from, to }) => !together(reach, from, to));
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
