import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Workload } from "../../model/workload.ts";
import { fitOf, type Fit } from "./fit.ts";
import { componentId, linksOf, namedOptions, thingId, type Link } from "./links.ts";

export interface GraphAsked {
  version: string;
  title: string;
  /** Options (`category/option`) and components (`component:<id>`). */
  centre: readonly string[];
  /** Only what holds among them, and what they require: a chosen stack. Else all their neighbours. */
  among: boolean;
  /** The modes that are chosen, by option: what is said of other modes alone is left out. */
  modes?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Says of each option whether it fits, and why not. */
  workload?: Workload | undefined;
}

/** The part of the map around some options; pure. Lines of one pairing get one number, in the order of the links. */
export function graphAround(base: KnowledgeBase, asked: GraphAsked): Graph {
  const near = linksNear(base, asked);
  const ids = new Set([...asked.centre, ...near.flatMap(({ from, to }) => [from, to])]);
  const fit = asked.workload === undefined ? undefined : fitOf(base, asked.workload, [...ids]);
  const nodes = nodesOf(base, [...ids], asked, fit);
  return {
    format: 1,
    version: asked.version,
    fingerprint: base.fingerprint,
    title: asked.title,
    ...(asked.workload === undefined ? {} : { workload: asked.workload.name }),
    nodes,
    links: numbered(near, nodes),
  };
}

function linksNear(base: KnowledgeBase, { centre, among, modes }: GraphAsked): Link[] {
  const under = componentsUnder(base, centre);
  const own = new Set([...centre, ...under]);
  const isNear = ({ kind, from, to }: Link) =>
    own.has(from) || centre.includes(to) || (under.includes(to) && kind !== "requires");
  const isAmong = ({ kind, from, to }: Link) => own.has(from) && (own.has(to) || kind === "requires");
  const speaksOf = (option: string, of: readonly string[] | undefined) =>
    of?.some((mode) => modes?.get(option)?.includes(mode) ?? true) ?? true;
  return linksOf(base)
    .filter(({ from, to, fromModes, toModes }) => speaksOf(from, fromModes) && speaksOf(to, toModes))
    .filter(among ? isAmong : isNear);
}

/** What the options rest on: what their components do or share is said of them, not who else needs those. */
function componentsUnder(base: KnowledgeBase, centre: readonly string[]): string[] {
  return namedOptions(base)
    .filter(({ id, option }) => centre.includes(id) && option.component !== undefined)
    .map(({ option }) => componentId(option.component ?? ""));
}

function nodesOf(
  base: KnowledgeBase,
  ids: readonly string[],
  { centre }: GraphAsked,
  fit: ReadonlyMap<string, Fit> | undefined,
): GraphNode[] {
  const all = [...optionNodes(base), ...componentNodes(base), ...statementNodes(base)];
  return all
    .filter(({ id }) => ids.includes(id))
    .map((node) => ({
      ...node,
      centre: centre.includes(node.id),
      ...(fit?.get(node.id) ?? { state: "plain" as const, why: [] }),
    }));
}

type BareNode = Omit<GraphNode, "centre" | "state" | "why">;

function optionNodes(base: KnowledgeBase): BareNode[] {
  return namedOptions(base).map(({ id, category, option }) => ({
    id,
    kind: "option",
    title: option.title,
    category,
    ...(option.slots === undefined ? {} : { slots: option.slots }),
  }));
}

function componentNodes(base: KnowledgeBase): BareNode[] {
  return base.components.map(({ id, title }) => ({ id: componentId(id), kind: "component", title }));
}

function statementNodes(base: KnowledgeBase): BareNode[] {
  return base.pairings.flatMap((pairing) =>
    [pairing.from, ...pairing.to].flatMap((thing) =>
      "workload" in thing
        ? [{ id: thingId(thing, pairing), kind: "statement" as const, title: thing.title }]
        : [],
    ),
  );
}

/** Lines of one pairing share a number, and so do those that say the same of one component. */
function numbered(links: readonly Link[], nodes: readonly GraphNode[]): GraphLink[] {
  const out = new Set(nodes.filter(({ state }) => state === "out").map(({ id }) => id));
  const keys = [...new Set(links.map(keyOf))];
  return links.map((link) => ({
    number: keys.indexOf(keyOf(link)) + 1,
    ...link,
    holds: !out.has(link.from) && !out.has(link.to),
  }));
}

function keyOf({ pairing, kind, from, to }: Link): string {
  if (pairing !== undefined) return pairing;
  return kind === "rests-on" ? `${kind} ${to}` : `${kind} ${from}`;
}
