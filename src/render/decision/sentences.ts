import type {
  AnswerChange,
  AnswerFlip,
  Outcome,
  PairFlip,
  Ranked,
  RevisitTrigger,
  Violation,
  WeightFlip,
} from "../../model/decision.ts";
import { decimals, listed, percent, valueText } from "../text.ts";

/** The sentences that a decision carries. Every one is made from its numbers; none is written when they do not carry it. */

/** "RabbitMQ, quorum queue, on three nodes". */
export function variantText(option: Pick<Ranked, "title" | "mode" | "offering">): string {
  return `${option.title}, ${option.mode.title}, ${option.offering.title}`;
}

/** "RabbitMQ", "close between RabbitMQ and Kafka", "nothing fits". */
export function shortVerdict(outcome: Outcome): string {
  const { kind, options } = outcome.verdict;
  if (kind === "none") return "nothing fits";
  const [first = "", ...others] = options.map((id) => titleOf(outcome, id));
  if (kind === "winner") return first;
  const shown = others.length > 3 ? [...others.slice(0, 2), `${String(others.length - 2)} more`] : others;
  return `${first}, close with ${listed(shown)}`;
}

export function verdictSentence(outcome: Outcome, winnerThreshold: number): string {
  const { verdict, ranking } = outcome;
  const [leader, second] = ranking;
  if (leader === undefined)
    return `Nothing fits: all ${String(outcome.excluded.length)} options violate a must.`;
  const condition =
    verdict.conditions.length === 0
      ? ""
      : ` This is conditional on what is not known: ${listed(verdict.conditions.map(({ title }) => title))}.`;
  if (verdict.kind === "winner") {
    if (second === undefined) return `${variantText(leader)}: the only option that fits.${condition}`;
    const least = Math.min(...ranking.slice(1).map((rival) => rival.leaderWins?.share ?? 0));
    return `${variantText(leader)}. It beats every rival in at least ${percent(least)} of the samples.${condition}`;
  }
  return `Too close to call: ${listed(verdict.options.map((id) => titleOf(outcome, id)))}. ${closeReason(outcome, winnerThreshold)}${condition}`;
}

function closeReason(outcome: Outcome, threshold: number): string {
  const [leader, ...rivals] = outcome.ranking;
  if (leader === undefined || rivals.length === 0) return "";
  const tied = outcome.ranking.filter(({ score }) => score === leader.score);
  if (tied.length > 1) return `${listed(tied.map(({ title }) => title))} have exactly the same score.`;
  const least = rivals.reduce((a, b) => ((b.leaderWins?.share ?? 1) < (a.leaderWins?.share ?? 1) ? b : a));
  const share = tenths(least.leaderWins?.share ?? 0);
  const bound = tenths(least.leaderWins?.lowerBound ?? 0);
  return `${leader.title} leads by score, but beats ${least.title} in only ${share} of the samples (lower bound ${bound}); a winner needs ${percent(threshold)} against every rival.`;
}

export function tenths(share: number): string {
  return `${decimals(share * 100, 1)} %`;
}

export function titleOf(outcome: Outcome, option: string): string {
  const all = [...outcome.ranking, ...outcome.excluded];
  return all.find((candidate) => candidate.option === option)?.title ?? option;
}

/** "+0.120 Persistence, -0.030 Latency": where a differs from b, largest first; the differences add up to the margin. */
export function differences(a: Ranked, b: Ranked, outcome: Outcome): { title: string; difference: number }[] {
  return outcome.criteria
    .map(({ id, title }) => ({ title, difference: contributionTo(a, id) - contributionTo(b, id) }))
    .filter(({ difference }) => Math.abs(difference) >= 0.0005)
    .sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference));
}

function contributionTo(option: Ranked, criterion: string): number {
  return option.contributions.find((contribution) => contribution.criterion === criterion)?.contribution ?? 0;
}

export function signed(value: number): string {
  return `${value < 0 ? "-" : "+"}${decimals(Math.abs(value))}`;
}

/** "Delay per message: required at least 900 s, known 0 s". */
export function violationSentences(violation: Violation): string[] {
  const stated = listed(violation.fields.map((field) => `${field.title} = ${valueText(field.value)}`));
  return violation.failures.map(({ operator, required, citation }) => {
    const known = citation.value === "unknown" ? "not known" : valueText(citation.value, citation.unit);
    const wanted = `${OPERATORS[operator] ?? operator} ${valueText(required, citation.unit)}`;
    return `${citation.title}: required ${wanted} (${stated}), known ${known}`;
  });
}

const OPERATORS: Record<string, string> = {
  equals: "exactly",
  notEquals: "other than",
  in: "one of",
  notIn: "none of",
  atLeast: "at least",
  atMost: "at most",
  includes: "to include",
  includesAll: "to include",
  includesAny: "one of",
  excludes: "not to include",
};

/** "Replay: days -> hours", with "unanswered" where nobody answered. */
export function changeText({ title, from, to, unit }: AnswerChange): string {
  return `${title}: ${from === "unanswered" ? from : valueText(from, unit)} -> ${valueText(to, unit)}`;
}

export function answerFlipSentence(flip: AnswerFlip): string {
  return `${changeText(flip)} makes ${flip.winnerTitle} lead${byReasons(flip.because)}.`;
}

/** "Replay: days -> hours and Priority: no -> yes together make NATS lead". */
export function pairFlipSentence({ changes, winnerTitle, because }: PairFlip): string {
  return `${listed(changes.map(changeText))} together make ${winnerTitle} lead${byReasons(because)}.`;
}

/** ", by "Replay as asked"", or nothing where nothing is to be said. */
export function byReasons(because: readonly string[]): string {
  return because.length === 0 ? "" : `, by ${listed(because.map((reason) => `"${reason}"`))}`;
}

/** One sentence for each flip; one that says so where there is none. */
export function weightFlipSentences(flips: readonly WeightFlip[]): string[] {
  if (flips.length === 0) return ["No single weight, whatever its value, makes another option lead."];
  return flips.map(weightFlipSentence);
}

export function weightFlipSentence(flip: WeightFlip): string {
  const order = flip.withinOrder ? "within the order" : "against the order";
  const side = flip.to > flip.from ? "above" : "below";
  return `${flip.title}: weight ${decimals(flip.from)} -> ${decimals(flip.to)} (${order}) lets ${flip.winnerTitle} draw level, and lead ${side} it.`;
}

/** A threshold that a rule names is exact; a solved one rests on intervals, and says no more than its first two digits. */
export function revisitSentence(trigger: RevisitTrigger): string {
  const reaches = trigger.above ? "rises above about" : "reaches";
  const at = trigger.above ? Number(trigger.at.toPrecision(2)) : trigger.at;
  return `${trigger.title} ${reaches} ${valueText(at, trigger.unit)}: ${trigger.winnerTitle} would lead${byReasons(trigger.because)}.`;
}
