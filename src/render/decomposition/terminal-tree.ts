import type { Source } from "../../model/attribute.ts";
import type {
  Decomposition,
  PlacedContext,
  PlacedRelation,
  PlacedService,
} from "../../model/decomposition.ts";
import type { Page } from "../style.ts";
import { listed, wrapped } from "../text.ts";
import { contextTitle, reference, saysMore, verbOf } from "./sentences.ts";

/** Teams, their services, and whom each calls or tells; then the contexts that are no service. */
export function treeText(decomposition: Decomposition, sources: readonly Source[], page: Page): string {
  const { teams, services, contexts } = decomposition;
  const groups = [
    ...teams.map(({ id, title, type }) => ({ id, title: type === undefined ? title : `${title} (${type})` })),
    { id: undefined, title: teams.length === 0 ? "The system" : "No team" },
  ];
  const trees = groups.flatMap(({ id, title }) => {
    const own = services.filter(({ owners }) => owners[0] === id);
    if (own.length === 0) return id === undefined ? [] : [`  ${title}: no service`];
    return [
      `  ${title}`,
      ...own.flatMap((service, n) => branch(decomposition, service, n === own.length - 1, page)),
    ];
  });
  const others = contexts.filter((context) => context.services.length === 0);
  const left = others.map((context) => leftOut(context, sources, page));
  return [
    page.style.title(`Services: ${String(services.length)}`),
    ...proposedBecause(decomposition, sources, page),
    ...trees,
    ...(left.length === 0 ? [] : ["  No service of its own", ...left]),
  ].join("\n");
}

/** Why contexts are proposed as services, once for all of them. */
function proposedBecause(
  { contexts, services }: Decomposition,
  sources: readonly Source[],
  { columns }: Page,
): string[] {
  const proposed = services.filter(({ origin }) => origin === "proposed").map(({ id }) => id);
  const told = contexts
    .filter((context) => context.services.some((id) => proposed.includes(id)))
    .flatMap(({ reasons }) => reasons)
    .map((reason) => wrapped("  ", `${reason.because} ${reference(reason, sources)}`, columns));
  return [...new Set(told)];
}

function branch(decomposition: Decomposition, service: PlacedService, last: boolean, page: Page): string[] {
  const stem = last ? "     " : "  │  ";
  const out = decomposition.relations.flatMap((relation) => edgeText(decomposition, service, relation));
  const edges = out.map((text, n) =>
    wrapped(`${stem}${n === out.length - 1 ? "└─" : "├─"} `, text, page.columns),
  );
  return [
    wrapped(`  ${last ? "└─" : "├─"} `, serviceText(decomposition, service, page), page.columns),
    ...edges,
  ];
}

/** Whom a service calls or tells; an exchange of which nothing says who starts stands with its first end. */
function edgeText(decomposition: Decomposition, service: PlacedService, relation: PlacedRelation): string[] {
  const { from, to, contexts, communication } = relation;
  if (communication === "none" || !service.contexts.includes(from ?? contexts[0])) return [];
  const title = contextTitle(decomposition, to ?? contexts[1]);
  if (from === undefined) return [`exchanges with ${title} (${communication})`];
  return [`${verbOf(relation)} ${title}${communication === "undecided" ? " (undecided)" : ""}`];
}

function serviceText(decomposition: Decomposition, service: PlacedService, { style }: Page): string {
  const contexts = service.contexts.map((id) => contextTitle(decomposition, id));
  const shared = service.owners.length > 1 ? `, owned by ${listed(service.owners)}` : "";
  const plain = contexts.length === 1 && !saysMore(contexts[0] ?? "", service.id);
  const what = plain ? "" : ` for ${listed(contexts)}`;
  return `${style.accent(service.id)}${what} ${style.quiet(`(${service.origin}${shared})`)}`;
}

function leftOut(context: PlacedContext, sources: readonly Source[], { columns }: Page): string {
  const why = context.reasons.map((reason) => `${reason.title} ${reference(reason, sources)}`);
  return wrapped(
    "  - ",
    `${context.title} (${context.kind}): ${why.join("; ") || "no rule speaks of it"}`,
    columns,
  );
}
