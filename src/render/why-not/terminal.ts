import type { Citation, Violation } from "../../model/decision.ts";
import type { AnswerSet, Gap, WhyNot } from "../../model/why-not.ts";
import { reference, sourceList, sourcesOf } from "../citations.ts";
import { signed, violationSentences, weightFlipSentence } from "../decision/sentences.ts";
import { unshown } from "../decision/terminal-change.ts";
import { section } from "../explanation/parts.ts";
import type { Page } from "../style.ts";
import { listed, valueText, wrapped } from "../text.ts";
import { gapSentence, setSentence, standingSentence } from "./sentences.ts";

/** Differences of a contribution below this are not worth a line; what they add up to is said. */
const SMALL = 0.0005;
const SHOWN = 5;

/**
 * Why an option does not lead, for a terminal: how it stands, the musts that remove it or the criteria on which it loses, with
 * values and sources, then what would make it fit and lead.
 */
export function whyNotText(answer: WhyNot, page: Page): string {
  const sources = sourcesOf(citationsOf(answer));
  const heading = `Why not ${answer.option.title}? ${answer.workload}, ${answer.title}: ${answer.question}`;
  const { style, columns } = page;
  const paint = { leads: style.good, loses: style.warn, removed: style.bad, inactive: style.warn }[
    answer.status
  ];
  const blocks = [
    style.title(wrapped("", heading, columns)),
    wrapped("", paint(standingSentence(answer)), columns),
    ...section("Musts that remove it", violationLines(answer.violated, sources, page), page),
    ...section(
      answer.status === "removed" ? "Open for it besides" : "Open for it",
      violationLines(answer.open, sources, page),
      page,
    ),
    ...section("Its other variants violate", otherVariantLines(answer, page), page),
    ...lossesText(answer, sources, page),
    ...changesText(answer, page),
    ...section("Sources", sourceList(sources, page), page),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function citationsOf({ violated, open, gaps }: WhyNot): Citation[] {
  const failing = [...violated, ...open].flatMap(({ failures }) => failures.map(({ citation }) => citation));
  const compared = losses(gaps).flatMap((gap) => comparedCitations(gap).flat());
  return [...failing, ...compared];
}

function violationLines(
  violations: readonly Violation[],
  sources: readonly string[],
  { columns, style }: Page,
) {
  return violations.map((violation) => {
    const sentences = violationSentences(violation).map((sentence, n) =>
      wrapped(
        "    - ",
        `${sentence} ${reference(violation.failures[n]?.citation, sources)}`.trimEnd(),
        columns,
      ),
    );
    const origin = violation.fields.map(
      ({ title, strength, origin: from }) => `${title}: ${strength}, ${from}`,
    );
    return [
      wrapped("  ", style.bad(violation.title), columns),
      ...sentences,
      wrapped("      ", style.quiet(`${violation.because} (${listed(origin)})`), columns),
    ].join("\n");
  });
}

function otherVariantLines({ otherVariants }: WhyNot, { columns }: Page): string[] {
  const shown = otherVariants.slice(0, SHOWN).map(({ variants, rules }) => {
    const [first = "", ...rest] = variants;
    const names = rest.length === 0 ? first : `${first} and ${String(rest.length)} more`;
    return wrapped("  - ", `${names}: ${listed(rules.map((rule) => `"${rule}"`))}`, columns);
  });
  const left = otherVariants.slice(SHOWN).reduce((sum, { variants }) => sum + variants.length, 0);
  return [...shown, ...(left === 0 ? [] : [`  - ${String(left)} more variants: --json has all.`])];
}

function losses(gaps: readonly Gap[]): Gap[] {
  return gaps.filter(({ difference }) => difference <= -SMALL);
}

/** Criteria on which it loses with the values behind them, and in one line those on which it is ahead. */
function lossesText({ gaps, leader }: WhyNot, sources: readonly string[], page: Page): string[] {
  if (gaps.length === 0 || leader === undefined) return [];
  const behind = losses(gaps).flatMap((gap) => [
    wrapped("  ", gapSentence(gap), page.columns),
    ...comparedCitations(gap).map(([own, theirs]) =>
      wrapped(
        "    - ",
        `${own.title}: ${cited(own, sources)}; ${leader.title}: ${cited(theirs, sources)}`,
        page.columns,
      ),
    ),
  ]);
  const ahead = gaps.filter(({ difference }) => difference >= SMALL).reverse();
  const ahead_ = ahead.map(({ title, difference }) => `${signed(difference)} ${title}`);
  return [
    ...section(`Where it loses to ${leader.title}`, behind, page),
    ...section(
      "Where it is ahead",
      ahead.length === 0 ? [] : [wrapped("  ", ahead_.join(", "), page.columns)],
      page,
    ),
  ];
}

/** The attributes behind a criterion that the two have different values of. */
function comparedCitations({ own, leader }: Gap): [Citation, Citation][] {
  return own.citations.flatMap((citation): [Citation, Citation][] => {
    const other = leader.citations.find(({ attribute }) => attribute === citation.attribute);
    return other === undefined || canonical(other) === canonical(citation) ? [] : [[citation, other]];
  });
}

function canonical({ value }: Citation): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

function cited(citation: Citation, sources: readonly string[]): string {
  const value = citation.value === "unknown" ? "not known" : valueText(citation.value, citation.unit);
  return `${value} ${reference(citation, sources)}`.trimEnd();
}

function changesText(answer: WhyNot, page: Page): string[] {
  const { status, option, toFit, toLead, weightFlips } = answer;
  if (status === "leads" || status === "inactive") return [];
  const bullet = (sentence: string) => wrapped("  - ", sentence, page.columns);
  const sets = (all: readonly AnswerSet[], none: string) =>
    all.length === 0
      ? [none]
      : [...all.slice(0, SHOWN).map(setSentence), ...unshown(all.length - SHOWN, "one or two answers")];
  const weights =
    status === "removed"
      ? []
      : weightFlips.length === 0
        ? [`No single weight, whatever its value, makes ${option.title} lead.`]
        : weightFlips.map(weightFlipSentence);
  const fit = status === "removed" ? sets(toFit, "No one or two other answers let it in.") : [];
  const lead = [...sets(toLead, `No one or two other answers make ${option.title} lead.`), ...weights];
  return [
    ...section("What would let it in", fit.map(bullet), page),
    ...section("What would make it lead", lead.map(bullet), page),
  ];
}
