import type { Source } from "../../model/attribute.ts";
import type { Decomposition, PlacedContext, PlacedService } from "../../model/decomposition.ts";
import type { Page } from "../style.ts";
import { listed, wrapped } from "../text.ts";
import { contextTitle, reference, verbOf } from "./sentences.ts";

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
    ...trees,
    ...(left.length === 0 ? [] : ["  No service of its own", ...left]),
  ].join("\n");
}

function branch(decomposition: Decomposition, service: PlacedService, last: boolean, page: Page): string[] {
  const { relations } = decomposition;
  const out = relations.filter(({ from }) => from !== undefined && service.contexts.includes(from));
  const stem = last ? "     " : "  │  ";
  const edges = out.map((relation, n) => {
    const mark = n === out.length - 1 ? "└─ " : "├─ ";
    return wrapped(
      `${stem}${mark}`,
      `${verbOf(relation)} ${contextTitle(decomposition, relation.to ?? "")}`,
      page.columns,
    );
  });
  return [
    wrapped(`  ${last ? "└─" : "├─"} `, serviceText(decomposition, service, page), page.columns),
    ...edges,
  ];
}

function serviceText(decomposition: Decomposition, service: PlacedService, { style }: Page): string {
  const contexts = service.contexts.map((id) => contextTitle(decomposition, id));
  const shared = service.owners.length > 1 ? `, owned by ${listed(service.owners)}` : "";
  const what = contexts.length === 1 && contexts[0] === service.id ? "" : ` for ${listed(contexts)}`;
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
