import type { Fields } from "../../model/workload.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { bySize, changed, changeOf, couldBeGiven, otherAnswersTo, type OtherAnswer } from "./answers.ts";
import { outlook, type Half, type Outlook } from "./outlook.ts";
import { snapshots, type Snapshot } from "./snapshot.ts";
import { touchedBy } from "./touched.ts";

/** What a change of answers is to bring about. */
export interface Goal {
  holds(after: Evaluation): boolean;
  /** Whether it surely does not hold, by the outlook alone. */
  impossible(outlook: Outlook): boolean;
}

/** Changed answers, and what the workload comes to with them. */
export interface AnswerSet {
  readonly answers: readonly OtherAnswer[];
  readonly evaluation: Evaluation;
}

export interface AnswerSearch {
  /** The workload as it is stated. */
  readonly stated: Fields;
  readonly before: Evaluation;
  /** For every question, the nearest other answer that alone reaches the goal. */
  singles(goal: Goal): AnswerSet[];
  /** For every two questions, the nearest two other answers that reach it together where neither does alone. */
  pairs(goal: Goal): AnswerSet[];
}

/** Scores that differ by less are not told apart by an outlook, which adds up what others summed in another order. */
export const CLEARLY = 1e-9;

/**
 * Searches the other answers that the questions offer for those that bring something about. Exhaustive: what is left out is
 * what an outlook proves to be impossible. Sets that the team can change come first, then those that were answered, then near
 * ones.
 */
export function answerSearch(evaluator: Evaluator, stated: Fields): AnswerSearch {
  const before = evaluator.evaluate(stated);
  const alone = once((answer: OtherAnswer) => evaluator.evaluate(changed(stated, [answer])));
  const evaluationOf = (answers: readonly OtherAnswer[], fields: Fields) => {
    const [only] = answers;
    return only !== undefined && answers.length === 1 ? alone(only) : evaluator.evaluate(fields);
  };
  const reaching = (answers: readonly OtherAnswer[], goal: Goal): AnswerSet | undefined => {
    const fields = changed(stated, answers);
    if (!couldBeGiven(evaluator.model, stated, answers, fields)) return undefined;
    const evaluation = evaluationOf(answers, fields);
    return goal.holds(evaluation) ? { answers, evaluation } : undefined;
  };
  const others = otherAnswersTo(evaluator.model, stated).filter((answers) => answers.length > 0);
  const sorted = (sets: AnswerSet[]) =>
    sets
      .map((set) => ({ set, changes: set.answers.map((answer) => changeOf(stated, answer)) }))
      .sort((a, b) => bySize(a.changes, b.changes))
      .map(({ set }) => set);
  const together = pairOutlooks(evaluator, before, alone);
  return {
    stated,
    before,
    singles: (goal) =>
      sorted(others.flatMap((answers) => firstOf(answers, (answer) => reaching([answer], goal)) ?? [])),
    pairs: (goal) => {
      const halves = others.map((answers) =>
        answers.filter((answer) => reaching([answer], goal) === undefined),
      );
      const nearest = (ones: readonly OtherAnswer[], twos: readonly OtherAnswer[]) =>
        firstOf(pairsOf(ones, twos), ([one, two]) => {
          const view = together(one, two);
          return view !== undefined && goal.impossible(view) ? undefined : reaching([one, two], goal);
        });
      return sorted(
        halves.flatMap((ones, q) => halves.slice(q + 1).flatMap((twos) => nearest(ones, twos) ?? [])),
      );
    },
  };
}

/** All pairs of two lists, the nearest first. */
function pairsOf(ones: readonly OtherAnswer[], twos: readonly OtherAnswer[]): [OtherAnswer, OtherAnswer][] {
  return ones
    .flatMap((one) => twos.map((two): [OtherAnswer, OtherAnswer] => [one, two]))
    .sort(([a, b], [c, d]) => a.distance + b.distance - (c.distance + d.distance));
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The outlook after two answers. */
function pairOutlooks(
  evaluator: Evaluator,
  before: Evaluation,
  evaluationOf: (answer: OtherAnswer) => Evaluation,
) {
  const snapshotOf = snapshots(evaluator);
  const touched = once(({ field }: OtherAnswer["question"]) => touchedBy(evaluator.model, field));
  const half = once((answer: OtherAnswer): Half => ({
    touched: touched(answer.question),
    alone: snapshotOf(evaluationOf(answer)),
  }));
  let start: Snapshot | undefined;
  return (one: OtherAnswer, two: OtherAnswer): Outlook | undefined =>
    outlook(evaluator, (start ??= snapshotOf(before)), half(one), half(two));
}

/** Computes a result once for each object. */
function once<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const results = new WeakMap<K, V>();
  return (key) => {
    let result = results.get(key);
    if (result === undefined) results.set(key, (result = compute(key)));
    return result;
  };
}
