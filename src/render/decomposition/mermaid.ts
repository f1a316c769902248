import type { Decomposition, PlacedRelation, PlacedService } from "../../model/decomposition.ts";
import { contextTitle } from "./sentences.ts";

/** Teams as frames, services as nodes, calls as lines and messages as dotted lines: a Mermaid flowchart. */
export function decompositionMermaid(decomposition: Decomposition): string {
  const { teams, services, contexts, relations } = decomposition;
  const frames = teams.flatMap(({ id, title }, n) => {
    const own = services.filter(({ owners }) => owners[0] === id);
    if (own.length === 0) return [];
    return [
      `  subgraph t${String(n)}["${escaped(title)}"]`,
      ...own.map((one) => `  ${node(decomposition, one)}`),
      "  end",
    ];
  });
  const free = services.filter(({ owners }) => owners.length === 0).map((one) => node(decomposition, one));
  const others = contexts
    .filter((context) => context.services.length === 0)
    .map(({ id, title, kind }) => `  ${idOf(decomposition, id)}(["${escaped(title)} (${kind})"])`);
  const edges = relations.flatMap((relation) => edgesOf(decomposition, relation));
  return `${["flowchart LR", ...frames, ...free, ...others, ...edges].join("\n")}\n`;
}

function node(decomposition: Decomposition, service: PlacedService): string {
  const titles = service.contexts.map((id) => contextTitle(decomposition, id)).join(", ");
  const text = titles === service.title ? titles : `${service.title}: ${titles}`;
  return `  s${String(decomposition.services.indexOf(service))}["${escaped(text)}"]`;
}

/** The nodes of a context: those of its services, or its own. */
function nodesOf({ contexts, services }: Decomposition, id: string): string[] {
  const own = services.flatMap((service, n) => (service.contexts.includes(id) ? [`s${String(n)}`] : []));
  return own.length > 0 ? own : [`c${String(contexts.findIndex((context) => context.id === id))}`];
}

function idOf(decomposition: Decomposition, id: string): string {
  return nodesOf(decomposition, id)[0] ?? "";
}

const LINES: Record<PlacedRelation["communication"], [directed: string, undirected: string]> = {
  synchronous: ["-->", "---"],
  asynchronous: ["-.->", "-.-"],
  none: ["-.-", "-.-"],
  undecided: ["-->", "---"],
};

function edgesOf(decomposition: Decomposition, relation: PlacedRelation): string[] {
  const { contexts, communication, from, to, patterns } = relation;
  const [directed, undirected] = LINES[communication];
  const line = from === undefined ? undirected : directed;
  const what = communication === "none" ? "nothing at run time" : communication;
  const label = escaped([what, ...patterns].join(", "));
  const ends = nodesOf(decomposition, from ?? contexts[0]);
  const others = nodesOf(decomposition, to ?? contexts[1]);
  return ends.flatMap((end) =>
    others.filter((other) => other !== end).map((other) => `  ${end} ${line}|"${label}"| ${other}`),
  );
}

/** Quotes and brackets would end a label. */
function escaped(text: string): string {
  return text.replaceAll(/["<>&#]/g, (mark) => `#${String(mark.codePointAt(0))};`).replaceAll(/\s+/g, " ");
}
