import type { Outcome } from "../../model/decision.ts";
import type { Page } from "../style.ts";
import { listed, percent, wrapped } from "../text.ts";
import { answerFlipSentence, pairFlipSentence, revisitSentence, weightFlipSentences } from "./sentences.ts";

/** What is not known: attributes of the first three, and questions nobody answered. */
export function openText(outcome: Outcome, { columns, style }: Page): string[] {
  const unknown = outcome.ranking.slice(0, 3).flatMap((option) => {
    const titles = option.contributions
      .filter(({ low, high }) => low !== high)
      .flatMap(({ citations }) =>
        citations.filter(({ value }) => value === "unknown").map(({ title }) => title),
      );
    return titles.length === 0
      ? []
      : [wrapped("  - ", `${option.title}: ${listed([...new Set(titles)])} not known`, columns)];
  });
  const [leader] = outcome.ranking;
  const answered =
    leader === undefined || outcome.unanswered.length === 0
      ? []
      : [
          wrapped(
            "  - ",
            `${String(outcome.unanswered.length)} questions are unanswered; if none of them matters, ${leader.title} comes first in ${percent(leader.firstIfUnansweredDoNotMatter)} of the samples, and in ${percent(leader.acceptability[0] ?? 0)} if they are answered as usual.`,
            columns,
          ),
        ];
  const lines = [...unknown, ...answered];
  return lines.length === 0 ? [] : [[style.title("Not known"), ...lines].join("\n")];
}

/** What would make another option lead: answers, one at a time and by two, one weight, growth. */
export function changesText(outcome: Outcome, page: Page): string[] {
  const flips = outcome.ranking.length + outcome.answerFlips.length + (outcome.pairFlips?.length ?? 0);
  if (flips === 0) return [];
  const line = (sentence: string) => wrapped("  - ", sentence, page.columns);
  const weights = outcome.ranking.length === 0 ? [] : weightFlipSentences(outcome.weightFlips);
  const lines = [...singleSentences(outcome), ...pairSentences(outcome), ...weights].map(line);
  const revisit = outcome.revisit.map(revisitSentence).map(line);
  return [
    [page.style.title("What would change it"), ...lines].join("\n"),
    ...(revisit.length === 0 ? [] : [[page.style.title("Revisit when"), ...revisit].join("\n")]),
  ];
}

function singleSentences({ answerFlips }: Outcome): string[] {
  if (answerFlips.length === 0) return ["No single answer makes another option lead."];
  const changeable = answerFlips.filter((flip) => flip.changeable);
  const given = answerFlips.filter((flip) => !flip.changeable);
  return [
    ...changeable.slice(0, 4).map(answerFlipSentence),
    ...given.slice(0, 3).map((flip) => `given: ${answerFlipSentence(flip)}`),
    ...unshown(answerFlips.length - Math.min(4, changeable.length) - Math.min(3, given.length), "answer"),
  ];
}

function pairSentences({ pairFlips }: Outcome): string[] {
  if (pairFlips === undefined) return [];
  if (pairFlips.length === 0)
    return ["No two answers together make another option lead where neither does alone."];
  const shown = pairFlips.slice(0, 6).map((flip) => {
    const given = flip.changes.filter(({ changeable }) => !changeable).map(({ title }) => title);
    return `${given.length === 0 ? "" : `given (${listed(given)}): `}${pairFlipSentence(flip)}`;
  });
  return [...shown, ...unshown(pairFlips.length - shown.length, "pair of answers")];
}

/** What is left out of a page is said to be. */
export function unshown(count: number, what: string): string[] {
  return count <= 0
    ? []
    : [`${String(count)} more ${count === 1 ? "such change" : "such changes"} (${what}): --json has all.`];
}
