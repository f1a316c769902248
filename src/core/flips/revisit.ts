import type { RevisitTrigger } from "../../model/decision.ts";
import type { Question } from "../../model/question.ts";
import type { Fields } from "../../model/workload.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { changed } from "./answers.ts";
import { leadersOf, newLeader, winnerOf } from "./leaders.ts";
import { firstChange } from "./contest.ts";
import { linesOf, reachOf, type Looks } from "./growth-lines.ts";
import { reasonsFor } from "./reasons.ts";
import { thresholdsOf } from "./thresholds.ts";

type NumberQuestion = Question & { type: Extract<Question["type"], { kind: "number" }> };

/**
 * For every numeric field, the number at which, growing alone, it makes another option lead. Exact: it walks from threshold to
 * threshold, see `thresholdsOf`, and solves for what moves in between. None for a field that makes another lead as soon as it
 * is answered, whatever the number.
 */
export function revisitTriggers(evaluator: Evaluator, stated: Fields): RevisitTrigger[] {
  const before = evaluator.evaluate(stated);
  if (before.ranking.length === 0) return [];
  return evaluator.model.knowledge.questions.filter(isNumber).flatMap((question) => {
    const { field } = question;
    const value = stated[field]?.value;
    const from = typeof value === "number" ? value : undefined;
    const at = (x: number) => evaluator.evaluate(changed(stated, [{ question, value: x }]));
    const start = from ?? question.type.min;
    if (from === undefined && newLeader(before, at(start)) !== undefined) return [];
    const found = firstFlip({ evaluator, before, field, at }, { min: start, max: question.type.max });
    return found === undefined ? [] : [triggerOf(evaluator, before, found, { question, from })];
  });
}

interface Growth {
  evaluator: Evaluator;
  before: Evaluation;
  field: string;
  at: (x: number) => Evaluation;
}

interface Found {
  at: number;
  above: boolean;
  evaluation: Evaluation;
  winner: number;
}

function firstFlip(growth: Growth, { min, max }: { min: number; max: number }): Found | undefined {
  const { evaluator, before, field, at } = growth;
  const { all, stops, jumps, moves } = thresholdsOf(evaluator, at(min), leadersOf(before), field);
  const ordered = (points: ReadonlySet<number>) =>
    [...new Set([...points, max])].filter((x) => x > min && x <= max).sort((a, b) => a - b);
  const points = ordered(all);
  let below = min;
  for (const stop of ordered(stops)) {
    const way = { below, stop, moves };
    const found = between(growth, points, way) ?? (jumps.has(stop) ? atStop(growth, stop) : undefined);
    if (found !== undefined) return found;
    below = stop;
  }
  return undefined;
}

function atStop({ before, at }: Growth, stop: number): Found | undefined {
  const evaluation = at(stop);
  const winner = newLeader(before, evaluation);
  return winner === undefined ? undefined : { at: stop, above: false, evaluation, winner };
}

/** The way from one stop to the next. */
interface Way {
  below: number;
  stop: number;
  moves: boolean;
}

/**
 * The first flip above one stop and below the next: part by part, but no part is looked at before a rival could draw level at
 * the earliest.
 */
function between(growth: Growth, points: readonly number[], { below, stop, moves }: Way): Found | undefined {
  const { evaluator, before, field, at } = growth;
  const former = new Set(leadersOf(before));
  const noFormer = (leaders: readonly number[]) =>
    leaders.length > 0 && !leaders.some((option) => former.has(option));
  for (let from = below; from < stop;) {
    const next = points.find((x) => x > from) ?? stop;
    const looks = looksAt(growth, { from, next, stop, moves });
    const change = firstChange(linesOf(evaluator, former, looks), former, noFormer);
    if (change !== undefined) {
      const evaluation = at(inside(from, next, change.beyond));
      return { at: inside(from, next, change.at), above: true, evaluation, winner: change.leaders[0]! };
    }
    const reach =
      next === stop ? undefined : firstChange(reachOf(evaluator, former, looks, field), former, noFormer);
    from = reach === undefined ? stop : Math.max(next, inside(from, stop, reach.at));
  }
  return undefined;
}

function looksAt(
  { at }: Growth,
  { from, next, stop, moves }: { from: number; next: number; stop: number; moves: boolean },
): Looks {
  const early = at(inside(from, next, 1 / 4));
  const start = Math.log(Math.max(from, TINY));
  return {
    early,
    late: moves ? at(inside(from, next, 3 / 4)) : early,
    share: (Math.log(next) - start) / (Math.log(stop) - start),
  };
}

/** Zero has no logarithm; value functions take it for this. */
const TINY = 1e-9;

/** A place between two numbers on the logarithmic scale. */
function inside(from: number, to: number, s: number): number {
  return s === 0 ? from : Math.max(from, TINY) ** (1 - s) * to ** s;
}

/** Eleven digits: the last ones of a logarithm or power differ from one version of Node to another. */
function steady(x: number): number {
  return Number(x.toPrecision(11));
}

function triggerOf(
  evaluator: Evaluator,
  before: Evaluation,
  { at, above, evaluation, winner }: Found,
  { question, from }: { question: NumberQuestion; from: number | undefined },
): RevisitTrigger {
  const [loser = -1] = leadersOf(before);
  return {
    field: question.field,
    title: question.title,
    unit: question.type.unit,
    from: from ?? "unanswered",
    at: above ? steady(at) : at,
    above,
    ...winnerOf(evaluator, winner),
    because: reasonsFor(evaluator, before, evaluation, { winner, loser }),
  };
}

function isNumber(question: Question): question is NumberQuestion {
  return question.type.kind === "number";
}
