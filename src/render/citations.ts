import type { Citation } from "../model/decision.ts";
import type { Page } from "./style.ts";
import { wrapped } from "./text.ts";

/** Texts that a page rests on, each once, in the order of their first use. */
export function sourcesOf(citations: readonly Citation[]): string[] {
  return [...new Set(citations.flatMap((citation) => sourceLine(citation) ?? []))];
}

/** The number of the text that a value stands in, or our judgement; nothing where nothing is recorded. */
export function reference(citation: Citation | undefined, sources: readonly string[]): string {
  if (citation === undefined) return "";
  const line = sourceLine(citation);
  if (line !== undefined) return `[${String(sources.indexOf(line) + 1)}]`;
  return citation.basis === "judgement" ? `(our judgement: ${citation.reason ?? ""})` : "";
}

/** The numbered list of the texts. */
export function sourceList(sources: readonly string[], { columns, style }: Page): string[] {
  return sources.map((line, n) => wrapped(`  [${String(n + 1)}] `, style.quiet(line), columns));
}

function sourceLine({ source, asOf, checkedOn }: Citation): string | undefined {
  if (source === undefined) return undefined;
  return `${source.url} "${source.section}", as of ${asOf ?? "?"}, checked ${checkedOn ?? "?"}`;
}
