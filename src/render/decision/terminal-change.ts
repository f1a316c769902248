import type { Outcome } from "../../model/decision.ts";
import type { Page } from "../style.ts";
import { listed, percent, wrapped } from "../text.ts";
import { answerFlipSentence, revisitSentence, weightFlipSentence } from "./sentences.ts";

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

/** What would make another option lead: single answers, one weight, growth. */
export function changeText(outcome: Outcome, { columns, style }: Page): string[] {
  if (outcome.ranking.length === 0) return [];
  const changeable = outcome.answerFlips.filter((flip) => flip.changeable).slice(0, 4);
  const given = outcome.answerFlips.filter((flip) => !flip.changeable).slice(0, 3);
  const lines = [
    ...changeable.map((flip) => wrapped("  - ", answerFlipSentence(flip), columns)),
    ...given.map((flip) => wrapped("  - ", `given: ${answerFlipSentence(flip)}`, columns)),
    ...(outcome.answerFlips.length === 0 ? ["  - No single answer makes another option lead."] : []),
    wrapped("  - ", weightFlipSentence(outcome.weightFlip), columns),
  ];
  const revisit = outcome.revisit.map((trigger) => wrapped("  - ", revisitSentence(trigger), columns));
  return [
    [style.title("What would change it"), ...lines].join("\n"),
    ...(revisit.length === 0 ? [] : [[style.title("Revisit when"), ...revisit].join("\n")]),
  ];
}
