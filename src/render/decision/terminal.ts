import type { Decision, Excluded, Outcome, Ranked } from "../../model/decision.ts";
import type { Page } from "../style.ts";
import { bar, decimals, listed, pad, percent, width, wrapped } from "../text.ts";
import {
  answerFlipSentence,
  differences,
  revisitSentence,
  signed,
  titleOf,
  verdictSentence,
  violationSentences,
  weightFlipSentence,
} from "./sentences.ts";

/**
 * The decision for a terminal; `starters` has a sentence for each outcome on what can be scaffolded. Verdict first, then the ranking with its contributions, what fell out,
 * and what would change it.
 */
export function decisionText(
  decision: Decision,
  starters: readonly (string | undefined)[],
  page: Page,
): string {
  const blocks = [
    ...decision.outcomes.map((outcome, n) => outcomeText(outcome, decision, starters[n], page)),
    page.style.quiet(wrapped("", footer(decision), page.columns)),
    `Again: ${page.style.accent(decision.command)}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function footer(decision: Decision): string {
  return `arch-map ${decision.version}, knowledge ${decision.fingerprint}, seed ${String(decision.seed)}, ${String(decision.samples)} samples. Unknown is not no: a value over an unknown attribute counts with the middle of its bounds. Sources and dates: arch-map explain <option>.`;
}

function outcomeText(outcome: Outcome, decision: Decision, starter: string | undefined, page: Page): string {
  const flow = outcome.flow === undefined || outcome.flow === "main" ? "" : `, flow "${outcome.flow}"`;
  const sections = [
    page.style.title(`${decision.workload.name}${flow}: ${outcome.question}`),
    [
      verdictText(outcome, decision, page),
      ...(starter === undefined ? [] : [wrapped("Starter  ", starter, page.columns)]),
    ].join("\n"),
    ...cautionsText(outcome, page),
    ...rankingText(outcome, page),
    ...comparisonText(outcome, page),
    ...removedText(outcome.excluded, page),
    ...relaxationText(outcome, page),
    ...openText(outcome, page),
    ...changeText(outcome, page),
  ];
  return sections.join("\n\n");
}

function verdictText(outcome: Outcome, decision: Decision, { columns, style }: Page): string {
  const { kind } = outcome.verdict;
  const paint = kind === "winner" ? style.good : kind === "close" ? style.warn : style.bad;
  const sentence = verdictSentence(outcome, decision.thresholds.winner);
  const leader = outcome.ranking[0];
  const action = leader === undefined ? [] : [wrapped("Action   ", actionSentence(leader), columns)];
  return [wrapped("Verdict  ", paint(sentence), columns), ...action].join("\n");
}

const ACTIONS: Record<Ranked["action"], string> = {
  keep: "keep: it carries this today",
  extend: "extend: it runs already, this is a new use of it",
  adopt: "adopt: it would be new here",
  replace: "replace what carries this today",
};

function actionSentence(leader: Ranked): string {
  return ACTIONS[leader.action];
}

function cautionsText(outcome: Outcome, { columns, style }: Page): string[] {
  const own = (outcome.ranking[0]?.cautions ?? []).map((caution) => ({ ...caution, title: caution.title }));
  const all = [...outcome.cautions, ...own];
  if (all.length === 0) return [];
  const lines = all.map(({ text, pointer }) =>
    wrapped("  ! ", `${text}${pointer === undefined ? "" : ` See ${pointer}.`}`, columns),
  );
  return [[style.title("Cautions"), ...lines].join("\n")];
}

function rankingText(outcome: Outcome, page: Page): string[] {
  if (outcome.ranking.length === 0) return [];
  const names = Math.max(...outcome.ranking.map(({ title }) => width(title)));
  const legend = "score, action, rank-1 acceptability; below it what makes up the score";
  const heading = wrapped(`${page.style.title("Ranking")}  `, page.style.quiet(legend), page.columns);
  return [
    [heading, ...outcome.ranking.map((option, n) => rankedText(option, n, names, outcome, page))].join("\n"),
  ];
}

function rankedText(option: Ranked, n: number, names: number, outcome: Outcome, page: Page): string {
  const { columns, style } = page;
  const cells = columns >= 90 ? 20 : 10;
  const range =
    option.high - option.low < 0.0005 ? "" : ` (${decimals(option.low)} to ${decimals(option.high)})`;
  const origin = option.origin === undefined ? "" : ` from ${option.origin}`;
  const head = `${pad(option.title, names)}  ${style.accent(bar(option.score, cells))} ${style.title(decimals(option.score))}${range}  ${option.action}  ${percent(option.acceptability[0] ?? 0)}${origin}`;
  const parts = option.contributions
    .filter(({ contribution }) => contribution >= 0.0005)
    .map(({ criterion, contribution }) => `${criterionTitle(outcome, criterion)} ${decimals(contribution)}`);
  const marks = [
    ...option.undetermined.map(({ title }) => `undetermined: ${title}`),
    ...option.missed.map(({ title }) => `misses the preference: ${title}`),
    ...(option.dominatedByLeader ? ["the leader is at least as good on every criterion"] : []),
  ];
  return [
    wrapped(`${String(n + 1).padStart(2)} `, head, columns),
    wrapped("   ", `${option.mode.title}; ${option.offering.title}`, columns),
    wrapped("   ", style.quiet(`= ${parts.join(" + ")}`), columns),
    ...marks.map((mark) => wrapped("   ", style.warn(mark), columns)),
  ].join("\n");
}

function criterionTitle(outcome: Outcome, id: string): string {
  return outcome.criteria.find((criterion) => criterion.id === id)?.title ?? id;
}

function comparisonText(outcome: Outcome, { columns, style }: Page): string[] {
  const [leader, second] = outcome.ranking;
  if (leader === undefined || second === undefined) return [];
  const parts = differences(leader, second, outcome).map(
    ({ title, difference }) => `${signed(difference)} ${title}`,
  );
  const margin = signed(leader.score - second.score);
  const text = parts.length === 0 ? "no criterion tells them apart" : `${margin} = ${parts.join(", ")}`;
  return [[style.title(`${leader.title} against ${second.title}`), wrapped("  ", text, columns)].join("\n")];
}

function removedText(excluded: readonly Excluded[], { columns, style }: Page): string[] {
  if (excluded.length === 0) return [];
  const lines = excluded.map((option) => {
    const head = wrapped(
      "  ",
      `${style.bad(option.title)} ${style.quiet(`(nearest: ${option.mode.title}; ${option.offering.title})`)}`,
      columns,
    );
    const why = option.violations.flatMap((violation) =>
      violationSentences(violation).map((sentence) => wrapped("    - ", sentence, columns)),
    );
    return [head, ...why].join("\n");
  });
  return [[style.title("Removed, with every must that the nearest variant violates"), ...lines].join("\n")];
}

function relaxationText(outcome: Outcome, { columns, style }: Page): string[] {
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

function openText(outcome: Outcome, { columns, style }: Page): string[] {
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

function changeText(outcome: Outcome, { columns, style }: Page): string[] {
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
