import { componentId, namedOptions } from "../../core/graph/links.ts";
import { graphAround } from "../../core/graph/graph-around.ts";
import { decideStack } from "../../core/stack/decide-stack.ts";
import type { Graph } from "../../model/graph.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Workload } from "../../model/workload.ts";
import { graphDot } from "../../render/graph/dot.ts";
import { graphJson } from "../../render/graph/json.ts";
import { graphMermaid } from "../../render/graph/mermaid.ts";
import { graphSvg } from "../../render/graph/svg.ts";
import { graphText } from "../../render/graph/terminal.ts";
import { listed } from "../../render/text.ts";
import { statedWorkload } from "../answers.ts";
import { UserError } from "../errors.ts";
import { columnsOf } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { styleFor } from "../style.ts";

export interface MapFlags {
  category?: string;
  workload?: string;
  format: string;
  json?: boolean;
  knowledge?: string;
  color?: boolean;
  stack?: boolean;
}

/** What `--format` can be. */
export const MAP_FORMATS = ["text", "mermaid", "dot", "svg", "json"] as const;

/** Draws a category, the neighbours of one thing, or what holds among several that are chosen together. */
export async function map(shell: Shell, names: readonly string[], flags: MapFlags): Promise<void> {
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const render = viewOf(shell, flags);
  const workload =
    flags.workload === undefined ? undefined : await statedWorkload(shell.io, base, flags.workload, []);
  const asked =
    flags.stack === true ? stackFor(base, workload, names) : await askedFor(base, names, flags.category);
  shell.io.stdout.write(render(graphAround(base, { ...asked, version: shell.version, workload })));
}

function viewOf({ io }: Shell, flags: MapFlags): (graph: Graph) => string {
  const format = flags.json === true ? "json" : flags.format;
  switch (format) {
    case "text":
      return (graph) => graphText(graph, { columns: columnsOf(io), style: styleFor(io, flags.color) });
    case "mermaid":
      return graphMermaid;
    case "dot":
      return graphDot;
    case "svg":
      return graphSvg;
    case "json":
      return graphJson;
    default:
      throw new UserError(`--format: expected ${listed(MAP_FORMATS, "or")}, found "${format}".`);
  }
}

interface Asked {
  title: string;
  centre: string[];
  among: boolean;
  modes?: Map<string, string[]>;
}

/** What the best stack chooses and adds. */
function stackFor(base: KnowledgeBase, workload: Workload | undefined, names: readonly string[]): Asked {
  if (workload === undefined || names.length > 0) {
    throw new UserError("--stack draws what fits a workload: arch-map map --stack --workload <file>");
  }
  const stack = decideStack(base, workload);
  if (stack.kind === "none") {
    throw new UserError("No stack fits this workload. What is in the way: arch-map advise <file> --stack");
  }
  const modes = new Map<string, string[]>();
  for (const { category, option, mode } of stack.choices) {
    const id = `${category}/${option.option}`;
    modes.set(id, [...(modes.get(id) ?? []), mode]);
  }
  const components = stack.components
    .filter(({ added }) => added)
    .map(({ component }) => componentId(component));
  return { title: "The best stack", centre: [...modes.keys(), ...components], among: true, modes };
}

async function askedFor(
  base: KnowledgeBase,
  names: readonly string[],
  category: string | undefined,
): Promise<Asked> {
  if (category !== undefined && names.length === 0) return wholeCategory(base, category);
  if (names.length === 0) {
    throw new UserError(`Name what to draw:\n${examplesOf(base).join("\n")}`);
  }
  const centre: string[] = [];
  for (const name of names) centre.push(await idOf(base, name, category));
  const titles = centre.map((id) => titleOf(base, id));
  const [only] = titles;
  return centre.length === 1
    ? { title: `${only ?? ""} and its neighbours`, centre, among: false }
    : { title: listed(titles), centre, among: true };
}

/** Calls that draw something, from what the base has. */
function examplesOf({ categories, pairings }: KnowledgeBase): string[] {
  const both = pairings.flatMap(({ from, to: [to] }) =>
    "option" in from && to !== undefined && "option" in to ? [[from.option, to.option]] : [],
  );
  const [one, other] = both[0] ?? [];
  return [
    ...categories.slice(0, 1).map(({ category }) => `  arch-map map --category ${category.id}`),
    ...(one === undefined ? [] : [`  arch-map map ${one}`, `  arch-map map ${one} ${other ?? ""}`]),
  ];
}

async function wholeCategory(base: KnowledgeBase, name: string): Promise<Asked> {
  const found = base.categories.find(({ category }) => category.id === name);
  if (found === undefined) {
    throw await unknown(
      "category",
      name,
      base.categories.map(({ category }) => category.id),
    );
  }
  return {
    title: `${found.category.title}: the map`,
    centre: found.options.map(({ id }) => `${name}/${id}`),
    among: false,
  };
}

/** An option by its short or full name; a component where no option has the name. */
async function idOf(base: KnowledgeBase, name: string, category: string | undefined): Promise<string> {
  const options = namedOptions(base).filter(
    (one) =>
      (one.id === name || one.option.id === name) && (category === undefined || one.category === category),
  );
  const [option] = options;
  if (option !== undefined && options.length === 1) return option.id;
  if (option !== undefined) {
    const ways = options.map(({ id }) => `  ${id}`).join("\n");
    throw new UserError(`"${name}" is an option of several categories; say which:\n${ways}`);
  }
  const component = name.replace(/^component[/:]/, "");
  if (base.components.some(({ id }) => id === component)) return componentId(component);
  const all = namedOptions(base).map(({ option: { id } }) => id);
  throw await unknown("option", name, [...new Set([...all, ...base.components.map(({ id }) => id)])]);
}

function titleOf(base: KnowledgeBase, id: string): string {
  const option = namedOptions(base).find((one) => one.id === id)?.option;
  return option?.title ?? base.components.find((one) => componentId(one.id) === id)?.title ?? id;
}

async function unknown(what: string, name: string, valid: readonly string[]): Promise<UserError> {
  const { nearestTip } = await import("../../knowledge/nearest.ts");
  return new UserError(`Unknown ${what} "${name}". ${nearestTip(name, valid)}`.trim());
}
