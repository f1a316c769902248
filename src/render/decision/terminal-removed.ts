import type { Citation, Excluded, Outcome } from "../../model/decision.ts";
import type { Page } from "../style.ts";
import { listed, wrapped } from "../text.ts";
import { titleOf, violationSentences } from "./sentences.ts";

/** What fell out: every must that the nearest variant violates, required and known, with the number of its source. */
export function removedText(outcome: Outcome, { columns, style }: Page): string[] {
  if (outcome.excluded.length === 0) return [];
  const nothingFits = outcome.ranking.length === 0;
  const nearest = [...outcome.excluded].sort((a, b) => a.violations.length - b.violations.length);
  const excluded = nothingFits ? nearest : outcome.excluded;
  const sources = sourcesOf(excluded);
  const lines = excluded.map((option) => {
    const head = wrapped(
      "  ",
      `${style.bad(option.title)} ${style.quiet(`(nearest: ${option.mode.title}; ${option.offering.title})`)}`,
      columns,
    );
    const why = option.violations.flatMap((violation) =>
      violationSentences(violation).map((sentence, n) =>
        wrapped("    - ", `${sentence} ${reference(violation.failures[n]?.citation, sources)}`, columns),
      ),
    );
    return [head, ...why].join("\n");
  });
  const cited = sources.map((line, n) => wrapped(`  [${String(n + 1)}] `, style.quiet(line), columns));
  return [[style.title(nothingFits ? NEAREST_MISSES : REMOVED), ...lines, ...cited].join("\n")];
}

const REMOVED = "Removed, with every must that the nearest variant violates";
const NEAREST_MISSES =
  "Nearest misses: every must that the nearest variant of each option violates, the fewest first";

/** Texts that removals rest on, each once, in the order of their first use. */
function sourcesOf(excluded: readonly Excluded[]): string[] {
  const citations = excluded.flatMap(({ violations }) => violations.flatMap(({ failures }) => failures));
  return [...new Set(citations.flatMap(({ citation }) => sourceLine(citation) ?? []))];
}

function sourceLine({ source, asOf, checkedOn }: Citation): string | undefined {
  if (source === undefined) return undefined;
  return `${source.url} "${source.section}", as of ${asOf ?? "?"}, checked ${checkedOn ?? "?"}`;
}

function reference(citation: Citation | undefined, sources: readonly string[]): string {
  if (citation === undefined) return "";
  const line = sourceLine(citation);
  if (line !== undefined) return `[${String(sources.indexOf(line) + 1)}]`;
  return citation.basis === "judgement" ? `(our judgement: ${citation.reason ?? ""})` : "";
}

/** When nothing fits: the smallest sets of musts to drop, and what would fit then. */
export function relaxationText(outcome: Outcome, { columns, style }: Page): string[] {
  if (outcome.relaxations.length === 0) return [];
  const lines = outcome.relaxations.map(({ rules, options }) =>
    wrapped(
      "  - ",
      `drop ${listed(rules.map(({ title }) => `"${title}"`))}: then ${listed(options.map((id) => titleOf(outcome, id)))} would fit`,
      columns,
    ),
  );
  return [[style.title("Smallest sets of musts to drop"), ...lines].join("\n")];
}
