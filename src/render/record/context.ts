import type { Citation, Contribution, Decision, Excluded, Outcome, Ranked } from "../../model/decision.ts";
import {
  answerFlipSentence,
  differences,
  pairFlipSentence,
  revisitSentence,
  signed,
  variantText,
  verdictSentence,
  violationSentences,
  weightFlipSentences,
} from "../decision/sentences.ts";
import { decimals, listed, percent, valueText } from "../text.ts";

/** What a record template can name. Every text is made from the decision alone. */
export interface RecordContext {
  title: string;
  date: string;
  status: string;
  context: string;
  question: string;
  needs: string[];
  drivers: string[];
  considered: string[];
  chosen: string;
  because: string;
  verdict: string;
  criteria: { title: string; weight: string }[];
  scores: { title: string; score: string; contributions: string[]; first: string }[];
  others: string[];
  consequences: string[];
  confirmation: string;
  /** What can be scaffolded, and how far it was proved. */
  starter: string;
  options: { title: string; subtitle: string; arguments: string[] }[];
  revisit: string[];
  sources: string[];
}

/** The record of one slot. Needs an outcome in which something fits; `starter` says what can be scaffolded. */
export function recordContext(
  decision: Decision,
  outcome: Outcome,
  date: string,
  leader: Ranked,
  starter: string,
): RecordContext {
  const { workload, thresholds } = decision;
  const rivals = outcome.ranking.slice(1);
  return {
    title: recordTitle(decision, outcome, leader),
    date,
    status: outcome.verdict.kind === "winner" ? "accepted" : "proposed",
    context: workload.description ?? `The workload "${workload.name}" as stated below.`,
    question: outcome.question,
    needs: outcome.fields.map(
      ({ title, value, strength, origin }) => `${title}: ${valueText(value)} (${strength}, ${origin})`,
    ),
    drivers: outcome.objectives.map(
      ({ title, from, to, weight }) => `${title} (weight ${decimals(weight)}): from "${from}" to "${to}"`,
    ),
    considered: [...outcome.ranking, ...outcome.excluded].map(variantText),
    chosen: variantText(leader),
    because: becauseText(outcome, leader),
    verdict: verdictSentence(outcome, thresholds.winner),
    criteria: outcome.criteria.map(({ title, weight }) => ({ title, weight: decimals(weight) })),
    scores: outcome.ranking.map((option) => ({
      title: option.title,
      score: decimals(option.score),
      contributions: option.contributions.map(({ contribution }) => decimals(contribution)),
      first: percent(option.acceptability[0] ?? 0),
    })),
    others: [
      ...rivals.map((rival) => rivalText(outcome, leader, rival)),
      ...outcome.excluded.map(excludedText),
    ],
    consequences: consequences(outcome, leader),
    confirmation: confirmationText(leader, decision),
    starter: `Starter: ${starter}.`,
    options: [
      ...outcome.ranking.map((option) => prosAndCons(outcome, option)),
      ...outcome.excluded.map(consOnly),
    ],
    revisit: revisitTexts(outcome),
    sources: sourcesOf(outcome),
  };
}

/** "Use RabbitMQ for crash reports (jobs)". */
export function recordTitle(decision: Decision, outcome: Outcome, leader: Ranked): string {
  const alone = decision.outcomes.length === 1;
  return `Use ${leader.title} for ${decision.workload.name}${alone ? "" : ` (${lowered(outcome.title)})`}`;
}

function becauseText(outcome: Outcome, leader: Ranked): string {
  const [second] = outcome.ranking.slice(1);
  if (second === undefined) return "it alone meets every must.";
  const ahead = differences(leader, second, outcome).filter(({ difference }) => difference > 0);
  const lead = `it meets every must and scores ${decimals(leader.score)}, ${signed(leader.score - second.score)} against ${second.title}`;
  if (ahead.length === 0) return `${lead}.`;
  return `${lead}, ahead on ${listed(ahead.slice(0, 3).map(({ title, difference }) => `${title} (${signed(difference)})`))}.`;
}

function rivalText(outcome: Outcome, leader: Ranked, rival: Ranked): string {
  const behind = differences(leader, rival, outcome).filter(({ difference }) => difference > 0);
  const where = behind.slice(0, 3).map(({ title, difference }) => `${title} (${signed(-difference)})`);
  const wins =
    rival.leaderWins === undefined
      ? ""
      : `; ${leader.title} beats it in ${percent(rival.leaderWins.share)} of the samples`;
  return `${rival.title}: ${signed(rival.score - leader.score)}${where.length === 0 ? "" : `, behind on ${listed(where)}`}${wins}.`;
}

function excludedText(option: Excluded): string {
  return `${option.title}: removed. ${option.violations.flatMap(violationSentences).join("; ")}.`;
}

function consequences(outcome: Outcome, leader: Ranked): string[] {
  const good = leader.contributions
    .filter(({ value }) => value >= 0.8)
    .flatMap((c) => argument("Good", outcome, c));
  const bad = leader.contributions
    .filter(({ value }) => value < 0.4)
    .flatMap((c) => argument("Bad", outcome, c));
  const cautions = [...outcome.cautions, ...leader.cautions].map(
    ({ text, pointer }) => `Bad, because ${lowered(text)}${pointer === undefined ? "" : ` See ${pointer}.`}`,
  );
  const all = [...good, ...bad, ...cautions];
  return all.length === 0 ? ["Neutral, because no criterion speaks clearly for or against it."] : all;
}

function confirmationText(leader: Ranked, decision: Decision): string {
  const checks = leader.contributions.flatMap(({ citations }) =>
    citations.filter(({ value }) => value === "unknown"),
  );
  const open =
    checks.length === 0 ? "" : ` First find out: ${listed([...new Set(checks.map(({ title }) => title))])}.`;
  return `Run \`arch-map advise --decision <this file>\`: it decides again from the block above and fails when another option leads. Recorded with knowledge ${decision.fingerprint}.${open}`;
}

function prosAndCons(outcome: Outcome, option: Ranked): RecordContext["options"][number] {
  const args = option.contributions.flatMap((contribution) =>
    argument(
      contribution.value >= 0.8 ? "Good" : contribution.value >= 0.4 ? "Neutral" : "Bad",
      outcome,
      contribution,
    ),
  );
  return {
    title: option.title,
    subtitle: `${option.mode.title}; ${option.offering.title}; ${option.action}`,
    arguments: args,
  };
}

function consOnly(option: Excluded): RecordContext["options"][number] {
  const args = option.violations.flatMap((violation) =>
    violationSentences(violation).map((sentence) => `Bad, because ${sentence}`),
  );
  return {
    title: option.title,
    subtitle: `Nearest: ${option.mode.title}; ${option.offering.title}`,
    arguments: args,
  };
}

function argument(tone: "Good" | "Neutral" | "Bad", outcome: Outcome, contribution: Contribution): string[] {
  const criterion = outcome.criteria.find(({ id }) => id === contribution.criterion);
  const value = `${decimals(contribution.value, 2)} of 1 on ${criterion?.title ?? contribution.criterion}`;
  const facts = contribution.citations.filter(
    ({ note, value: known }) => note !== undefined || known === "unknown",
  );
  const shown = facts.slice(0, 3).map(citationText);
  return [`${tone}, because it has ${value}${shown.length === 0 ? "" : `: ${shown.join("; ")}`}`];
}

function citationText({ title, value, unit, note }: Citation): string {
  if (value === "unknown") return `${title} not known`;
  return `${title} ${valueText(value, unit)}${note === undefined ? "" : ` (${note.replace(/\.$/, "")})`}`;
}

function revisitTexts(outcome: Outcome): string[] {
  const texts = [
    ...outcome.revisit.map(revisitSentence),
    ...outcome.answerFlips.slice(0, 5).map(answerFlipSentence),
    ...(outcome.pairFlips ?? []).slice(0, 5).map(pairFlipSentence),
    ...weightFlipSentences(outcome.weightFlips),
  ];
  return [...new Set(texts)];
}

/** Every text that the ranking and the removals rest on, once, with its section and dates. */
function sourcesOf(outcome: Outcome): string[] {
  const citations = [
    ...outcome.ranking.flatMap(({ contributions }) => contributions.flatMap((c) => c.citations)),
    ...outcome.excluded.flatMap(({ violations }) =>
      violations.flatMap((v) => v.failures.map((f) => f.citation)),
    ),
  ];
  const lines = citations.flatMap(({ source, asOf, checkedOn }) =>
    source === undefined
      ? []
      : [`<${source.url}>, "${source.section}" (as of ${asOf ?? "?"}, checked ${checkedOn ?? "?"})`],
  );
  return [...new Set(lines)].sort();
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
