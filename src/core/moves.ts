import type { Criterion } from "../model/criterion.ts";
import type { Because, Lead, Move, Moves, Removal } from "../model/moves.ts";
import { tierOf, type Evaluation, type Evaluator, type Standing } from "./evaluate.ts";
import { winnerOf } from "./flips/leaders.ts";
import { advantages, unmetRules } from "./flips/reasons.ts";

/** Scores closer than this are level: rounding, not merit. */
const SAME = 1e-9;

/**
 * What moved between two evaluations of one evaluator, and why. An option passes another when it stands better against it
 * than before; the reason is the criterion on which its advantage over those it passed grew most, unless a must was settled.
 */
export function movesBetween(evaluator: Evaluator, before: Evaluation, after: Evaluation): Moves {
  const fitted = (option: number) => before.standings[option]?.status !== "excluded";
  const fits = (option: number) => after.standings[option]?.status !== "excluded";
  const both = before.ranking.filter(fits);
  return {
    removed: before.ranking.filter((o) => !fits(o)).map((o) => removal(evaluator, after, o)),
    returned: after.ranking.filter((o) => !fitted(o)).map((o) => removal(evaluator, before, o)),
    moved: both
      .map((option) => move({ evaluator, before, after, both }, option))
      .filter(({ from, to }) => from !== to)
      .sort((a, b) => a.to - b.to),
    ledBy: { before: leadOf(evaluator, before), after: leadOf(evaluator, after) },
  };
}

function leadOf(evaluator: Evaluator, evaluation: Evaluation): Lead {
  const leaders = evaluation.ranking.filter((option) => placeOf(evaluation, option) === 1);
  const titles = leaders.map((option) => titleAt(evaluator, option));
  return { titles, score: evaluation.standings[evaluation.ranking[0] ?? -1]?.score ?? 0 };
}

/** Place from 1 of an option that is not excluded; options that are level share one. */
export function placeOf(evaluation: Evaluation, option: number): number {
  return 1 + evaluation.ranking.filter((other) => better(evaluation, other, option) > 0).length;
}

export function titleAt(evaluator: Evaluator, option: number): string {
  return winnerOf(evaluator, option).winnerTitle;
}

function removal(evaluator: Evaluator, excluding: Evaluation, option: number): Removal {
  return { option, title: titleAt(evaluator, option), rules: unmetRules(evaluator, excluding, option) };
}

/** 1 when a ranks above b, -1 below, 0 when they are level; in the order of the ranking itself. */
function better({ standings }: Evaluation, a: number, b: number): number {
  const [first, second] = [standings[a], standings[b]];
  const tiers = tierIn(second) - tierIn(first);
  if (tiers !== 0) return Math.sign(tiers);
  const margin = (first?.score ?? 0) - (second?.score ?? 0);
  return Math.abs(margin) < SAME ? 0 : Math.sign(margin);
}

function tierIn(standing: Standing | undefined): number {
  return standing === undefined ? Infinity : tierOf(standing);
}

interface Compared {
  readonly evaluator: Evaluator;
  readonly before: Evaluation;
  readonly after: Evaluation;
  /** Options that fit before and after. */
  readonly both: readonly number[];
}

function move(compared: Compared, option: number): Move {
  const { evaluator, before, after, both } = compared;
  const passed = both.filter(
    (other) => other !== option && better(after, option, other) > better(before, option, other),
  );
  const because = passed.length === 0 ? undefined : reasonFor(compared, option, passed);
  return {
    option,
    title: titleAt(evaluator, option),
    from: placeOf(before, option),
    to: placeOf(after, option),
    ...(because === undefined ? {} : { because }),
  };
}

function reasonFor(compared: Compared, option: number, passed: readonly number[]): Because | undefined {
  const { before, after } = compared;
  const tierMoved = [option, ...passed].filter(
    (o) => tierIn(before.standings[o]) !== tierIn(after.standings[o]),
  );
  const titles = [...new Set(tierMoved.flatMap((o) => settledRules(compared, o)))];
  return titles.length > 0 ? { kind: "settled", titles } : largestGain(compared, option, passed);
}

/** Musts that were undetermined for the option and are not now, or the other way round. */
function settledRules({ evaluator, before, after }: Compared, option: number): string[] {
  const [was, is] = [openRules(evaluator, before, option), openRules(evaluator, after, option)];
  return [...[...was].filter((title) => !is.has(title)), ...[...is].filter((title) => !was.has(title))];
}

function openRules(evaluator: Evaluator, evaluation: Evaluation, option: number): Set<string> {
  const variant = evaluation.standings[option]?.variant ?? -1;
  const open = evaluation.hard.filter(
    (rule) => evaluator.truthOf(rule, evaluation.fields, variant) === "undetermined",
  );
  return new Set(open.map(({ title }) => title));
}

/** The criterion whose contributions speak for the option more than before, over the mean of those it passed. */
function largestGain(compared: Compared, option: number, passed: readonly number[]): Because | undefined {
  const { before, after } = compared;
  const criteria = new Map([...before.criteria, ...after.criteria].map((one) => [one.id, one]));
  const gainOn = ({ id }: Criterion) =>
    passed.reduce((sum, other) => {
      const [was, is] = [advantages(before, option, other), advantages(after, option, other)];
      return sum + (is.get(id) ?? 0) - (was.get(id) ?? 0);
    }, 0);
  const gains = [...criteria.values()].map((criterion) => ({ criterion, gain: gainOn(criterion) }));
  const largest = gains.reduce((a, b) => (b.gain > a.gain ? b : a), { gain: SAME } as (typeof gains)[number]);
  const { criterion } = largest as { criterion?: Criterion };
  if (criterion === undefined) return undefined;
  const active = ({ criteria: all }: Evaluation) => all.some(({ id }) => id === criterion.id);
  const kind = active(before) ? (active(after) ? "gained" : "dropped") : "judged";
  return { kind, titles: [criterion.title] };
}
