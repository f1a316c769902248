import type { Outcome } from "../../model/decision.ts";
import { reference, sourceList, sourcesOf } from "../citations.ts";
import type { Page } from "../style.ts";
import { listed, wrapped } from "../text.ts";
import { titleOf, violationSentences } from "./sentences.ts";

/** What fell out: every must that the nearest variant violates, required and known, with the number of its source. */
export function removedText(outcome: Outcome, { columns, style }: Page): string[] {
  if (outcome.excluded.length === 0) return [];
  const nothingFits = outcome.ranking.length === 0;
  const nearest = [...outcome.excluded].sort((a, b) => a.violations.length - b.violations.length);
  const excluded = nothingFits ? nearest : outcome.excluded;
  const violations = excluded.flatMap((option) => option.violations);
  const sources = sourcesOf(violations.flatMap(({ failures }) => failures.map(({ citation }) => citation)));
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
  const cited = sourceList(sources, { columns, style });
  return [[style.title(nothingFits ? NEAREST_MISSES : REMOVED), ...lines, ...cited].join("\n")];
}

const REMOVED = "Removed, with every must that the nearest variant violates";
const NEAREST_MISSES =
  "Nearest misses: every must that the nearest variant of each option violates, the fewest first";

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
