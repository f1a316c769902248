import type { Decision, Outcome, Ranked } from "../../model/decision.ts";
import { coverText } from "../stack/cover.ts";
import { stackText } from "../stack/terminal.ts";
import type { Page } from "../style.ts";
import { wrapped } from "../text.ts";
import { shortVerdict, verdictSentence } from "./sentences.ts";
import { changesText, openText } from "./terminal-change.ts";
import { comparisonText, rankingText } from "./terminal-ranking.ts";
import { robustnessText } from "./terminal-robustness.ts";
import { relaxationText, removedText } from "./terminal-removed.ts";

/**
 * The decision for a terminal: verdict first, then the ranking with its contributions, what fell out, and what would change
 * it. `starters` has a sentence for each outcome on what can be scaffolded.
 */
export function decisionText(
  decision: Decision,
  starters: readonly (string | undefined)[],
  page: Page,
): string {
  const blocks = [
    ...summaryText(decision, page),
    ...decision.outcomes.map((outcome, n) => outcomeText(outcome, decision, starters[n], page)),
    ...(decision.covers ?? []).map((cover) => coverText(cover, page)),
    ...(decision.stack === undefined ? [] : [stackText(decision.stack, page)]),
    page.style.quiet(wrapped("", footer(decision), page.columns)),
    `Again: ${page.style.accent(decision.command)}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** One line for each slot, where several are decided. */
function summaryText({ outcomes, workload }: Decision, { columns, style }: Page): string[] {
  if (outcomes.length < 2) return [];
  const lines = outcomes.map((outcome) =>
    wrapped("  ", `${outcome.title}: ${shortVerdict(outcome)}`, columns),
  );
  return [[style.title(`${workload.name}: ${String(outcomes.length)} decisions`), ...lines].join("\n")];
}

function footer(decision: Decision): string {
  return `arch-map ${decision.version}, knowledge ${decision.fingerprint}, seed ${String(decision.seed)}, ${String(decision.samples)} samples. Unknown is not no: a value over an unknown attribute counts with the middle of its bounds. Sources and dates: arch-map explain <option>.`;
}

function outcomeText(outcome: Outcome, decision: Decision, starter: string | undefined, page: Page): string {
  const sections = [
    page.style.title(wrapped("", headingOf(outcome, decision), page.columns)),
    [
      verdictText(outcome, decision, page),
      ...(starter === undefined ? [] : [wrapped("Starter  ", starter, page.columns)]),
    ].join("\n"),
    ...cautionsText(outcome, page),
    ...rankingText(outcome, page),
    ...comparisonText(outcome, page),
    ...(outcome.pairFlips === undefined ? [] : robustnessText(outcome, page)),
    ...removedText(outcome, page),
    ...relaxationText(outcome, page),
    ...openText(outcome, page),
    ...changesText(outcome, page),
  ];
  return sections.join("\n\n");
}

function headingOf(outcome: Outcome, { workload, outcomes }: Decision): string {
  const about = outcomes.length === 1 ? workload.name : outcome.title;
  return `${about}: ${outcome.question}`;
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
