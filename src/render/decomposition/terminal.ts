import type { Source } from "../../model/attribute.ts";
import type { Decomposition, DecompositionFinding } from "../../model/decomposition.ts";
import type { Page } from "../style.ts";
import { wrapped } from "../text.ts";
import { evidenceOf, factsText, reference, sourcesOf, type FactTitles } from "./sentences.ts";
import { fieldsText, relationsText } from "./terminal-relations.ts";
import { treeText } from "./terminal-tree.ts";

/** Where services come from, for a terminal: findings first, then services with their relations, the reasons, and what follows. */
export function decompositionText(
  decomposition: Decomposition,
  titles: Record<string, FactTitles>,
  page: Page,
): string {
  const sources = sourcesOf(evidenceOf(decomposition));
  const blocks = [
    page.style.title(wrapped("", `${decomposition.name}: where its services come from`, page.columns)),
    findingsText(decomposition, sources, titles, page),
    treeText(decomposition, sources, page),
    ...relationsText(decomposition, sources, page),
    ...fieldsText(decomposition, sources, page),
    ...sourcesText(sources, page),
    footer(decomposition, page),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function findingsText(
  { findings }: Decomposition,
  sources: readonly Source[],
  titles: Record<string, FactTitles>,
  page: Page,
): string {
  if (findings.length === 0) return page.style.good("No findings.");
  const errors = findings.filter(({ level }) => level === "error").length;
  const count = `${plural(errors, "error")}, ${plural(findings.length - errors, "warning")}`;
  const lines = findings.map((finding) => findingText(finding, sources, titles[finding.about] ?? {}, page));
  return [page.style.title(`Findings: ${count}`), ...lines].join("\n");
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function findingText(
  finding: DecompositionFinding,
  sources: readonly Source[],
  titles: FactTitles,
  { columns, style }: Page,
): string {
  const { level, id, file, line, column, message, because, tip, facts } = finding;
  const paint = level === "error" ? style.bad : style.warn;
  const place = wrapped("  ", `${file}:${String(line)}:${String(column)}  ${paint(level)}  ${id}`, columns);
  const labelled = (label: string, text: string) => wrapped(`    ${label}`, text, columns);
  return [
    place,
    wrapped("    ", style.title(message), columns),
    labelled("found  ", factsText(facts, titles)),
    labelled("why    ", `${because} ${reference(finding, sources)}`),
    ...(tip === undefined ? [] : [labelled("tip    ", tip)]),
  ].join("\n");
}

function sourcesText(sources: readonly Source[], { columns, style }: Page): string[] {
  if (sources.length === 0) return [];
  const lines = sources.map(({ url, section }, n) => {
    const label = `  [${String(n + 1)}] `;
    return style.quiet(`${wrapped(label, section, columns)}\n${" ".repeat(label.length)}${url}`);
  });
  return [[style.title("Sources"), ...lines].join("\n")];
}

function footer({ version, fingerprint }: Decomposition, { columns, style }: Page): string {
  const text = `arch-map ${version}, knowledge ${fingerprint}. What the file does not state is unknown, and no rule speaks of it. One rule with its date and examples: arch-map explain decomposition/<id>.`;
  return style.quiet(wrapped("", text, columns));
}
