import type { Outcome, Ranked } from "../../model/decision.ts";
import type { Page } from "../style.ts";
import { bar, decimals, pad, percent, width, wrapped } from "../text.ts";
import { differences, signed } from "./sentences.ts";

/** Every option that fits: score as bar and number, action, acceptability, variant, contributions, marks. */
export function rankingText(outcome: Outcome, page: Page): string[] {
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
    ...(option.dominatedByLeader ? ["as answered, the leader is at least as good on every criterion"] : []),
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

/** Where the leader differs from the second; the differences add up to the margin. */
export function comparisonText(outcome: Outcome, { columns, style }: Page): string[] {
  const [leader, second] = outcome.ranking;
  if (leader === undefined || second === undefined) return [];
  const parts = differences(leader, second, outcome).map(
    ({ title, difference }) => `${signed(difference)} ${title}`,
  );
  const margin = signed(leader.score - second.score);
  const text = parts.length === 0 ? "no criterion tells them apart" : `${margin} = ${parts.join(", ")}`;
  return [[style.title(`${leader.title} against ${second.title}`), wrapped("  ", text, columns)].join("\n")];
}
