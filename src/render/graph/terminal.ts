import type { Graph, GraphLink, GraphNode } from "../../model/graph.ts";
import type { Page } from "../style.ts";
import { listed, wrapped } from "../text.ts";
import { drawing } from "./drawing.ts";
import { LINKS, wordsOf } from "./words.ts";

/** The graph as a drawing, and below it what each line says, with its source; then what fell out, and why. */
export function graphText(graph: Graph, page: Page): string {
  const parts = [
    page.style.title(wrapped("", headOf(graph), page.columns)),
    ...drawings(graph, page),
    legend(graph, page),
    ...statements(graph, page),
    ...fellOut(graph, page),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function headOf({ title, workload }: Graph): string {
  return workload === undefined ? title : `${title}, for the workload "${workload}"`;
}

/** One drawing, or, where that takes too many columns, one for what is around each option that was asked for. */
function drawings(graph: Graph, page: Page): string[] {
  const whole = drawing(graph, page);
  if (whole !== undefined) return [whole.join("\n")];
  const parts = graph.nodes.filter(({ centre }) => centre).map((node) => around(graph, node));
  const alone = parts.filter(({ links }) => links.length === 0).flatMap(({ nodes }) => nodes);
  const drawn = parts
    .filter(({ links }) => links.length > 0)
    .map((part) => ({ part, lines: drawing(part, page)?.join("\n") }));
  const tooWide = drawn
    .filter(({ lines }) => lines === undefined)
    .flatMap(({ part }) => part.nodes.filter(({ centre }) => centre));
  return [
    ...drawn.flatMap(({ lines }) => lines ?? []),
    ...named("Without a line: ", alone, page),
    ...named(`Too wide to draw in ${String(page.columns)} columns: `, tooWide, page),
  ];
}

function named(first: string, nodes: readonly GraphNode[], { columns }: Page): string[] {
  return nodes.length === 0 ? [] : [wrapped("", first + listed(nodes.map(({ title }) => title)), columns)];
}

function around(graph: Graph, node: GraphNode): Graph {
  const links = graph.links.filter(({ from, to }) => from === node.id || to === node.id);
  const ids = new Set([node.id, ...links.flatMap(({ from, to }) => [from, to])]);
  const nodes = graph.nodes.filter(({ id }) => ids.has(id));
  return { ...graph, links, nodes: nodes.map((one) => ({ ...one, centre: one.id === node.id })) };
}

function legend({ nodes, links }: Graph, { columns, style }: Page): string {
  const kinds = [...new Set(links.map(({ kind }) => kind))].map(
    (kind) => `─${LINKS[kind].end} ${LINKS[kind].words}`,
  );
  const has = (is: (node: GraphNode) => boolean, text: string) => (nodes.some(is) ? [text] : []);
  const marks = [
    ...has(({ kind }) => kind === "component", "(in brackets) a component"),
    ...has(({ kind }) => kind === "statement", '"quoted" what a workload states'),
    ...has(({ state }) => state === "open", "? may fit, something is unknown"),
    ...has(({ state }) => state === "out", "✗ and dotted: fell out"),
  ];
  return style.quiet(wrapped("", [...kinds, ...marks].join("   "), columns));
}

function statements({ nodes, links }: Graph, { columns, style }: Page): string[] {
  const name = new Map(nodes.map((node) => [node.id, nameAmong(nodes, node)]));
  const numbers = [...new Set(links.map(({ number }) => number))].sort((a, b) => a - b);
  const lines = numbers.map((number) => {
    const own = links.filter((link) => link.number === number);
    const names = (end: "from" | "to") => [
      ...new Set(own.map((link) => withModes(name.get(link[end]) ?? link[end], link[`${end}Modes`]))),
    ];
    const [first] = own;
    if (first === undefined) return "";
    const last = first.kind === "requires" ? "or" : "and";
    const verb = names("from").length > 1 ? LINKS[first.kind].several : wordsOf(first, own);
    const who = `${listed(names("from"))} ${verb} ${listed(names("to"), last)}`;
    const indent = " ".repeat(String(numbers.at(-1) ?? 0).length + 1);
    const head = `${String(number).padStart(indent.length - 1)} `;
    const said = wrapped(head, `${style.accent(who)}: ${textOf(first)}`, columns);
    return [said, ...sourceOf(first).map((line) => wrapped(indent, style.quiet(line), columns))].join("\n");
  });
  return lines.length === 0 ? [] : [[style.title("What the lines say"), ...lines].join("\n")];
}

function withModes(name: string, modes: readonly string[] | undefined): string {
  return modes === undefined ? name : `${name} (${listed(modes, "or")})`;
}

/** The title, with the category where several options have it. */
function nameAmong(nodes: readonly GraphNode[], { title, category }: GraphNode): string {
  const same = nodes.filter((other) => other.title === title && other.category !== undefined);
  return same.length > 1 && category !== undefined ? `${title} (${category})` : title;
}

function textOf({ summary, because, versions }: GraphLink): string {
  return [summary, because, versions === undefined ? undefined : `Versions: ${versions}.`]
    .filter((part) => part !== undefined)
    .join(" ");
}

function sourceOf({ source, checkedOn, reason }: GraphLink): string[] {
  if (source === undefined) return reason === undefined ? [] : [`our judgement: ${reason}`];
  const read = checkedOn === undefined ? "" : `, checked ${checkedOn}`;
  return [`source: ${source.section}${read}`, source.url];
}

function fellOut({ nodes }: Graph, { columns, style }: Page): string[] {
  const lines = nodes
    .filter(({ state, why }) => state === "out" && why.length > 0)
    .map(({ title, category, why }) => {
      const name = category === undefined ? title : `${title} (${category})`;
      const reasons = why.map((one) => `${one.title}: ${one.because}`).join(" ");
      return wrapped("  - ", `${style.bad(name)} ${reasons}`, columns);
    });
  return lines.length === 0 ? [] : [[style.title("Fell out"), ...lines].join("\n")];
}
