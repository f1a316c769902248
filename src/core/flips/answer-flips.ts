import type { AnswerFlip, PairFlip } from "../../model/decision.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { CLEARLY, type AnswerSearch, type AnswerSet, type Goal } from "./answer-search.ts";
import { changeOf } from "./answers.ts";
import { leadersOf, newLeader, winnerOf } from "./leaders.ts";
import { reasonsFor, unmetRules } from "./reasons.ts";

/**
 * For every question, the smallest change of its answer alone that makes another option lead; exact, by trying every other
 * answer that it offers. What the team can change comes first, then what was answered, then what is near.
 */
export function answerFlips(evaluator: Evaluator, search: AnswerSearch): AnswerFlip[] {
  return search.singles(anotherLeads(search.before)).flatMap((set) =>
    set.answers.map((answer) => ({
      ...changeOf(search.stated, answer),
      ...newWinner(evaluator, search.before, set),
    })),
  );
}

/**
 * For every two questions, the smallest change of both answers that makes another option lead where neither alone makes any
 * other lead; exact. In the same order.
 */
export function pairFlips(evaluator: Evaluator, search: AnswerSearch): PairFlip[] {
  return search.pairs(anotherLeads(search.before)).map((set) => ({
    changes: set.answers.map((answer) => changeOf(search.stated, answer)),
    ...newWinner(evaluator, search.before, set),
  }));
}

/** Another option leads, and none that led before. */
function anotherLeads(before: Evaluation): Goal {
  const former = leadersOf(before);
  return {
    holds: (after) => newLeader(before, after) !== undefined,
    impossible: ({ surely, atBest }) =>
      atBest.every((score) => score === -Infinity) ||
      former.some((leader) =>
        atBest.every((score, option) => former.includes(option) || surely[leader]! > score + CLEARLY),
      ),
  };
}

function newWinner(evaluator: Evaluator, before: Evaluation, { evaluation }: AnswerSet) {
  const winner = newLeader(before, evaluation) ?? -1;
  const [loser] = leadersOf(before);
  const because =
    loser === undefined
      ? unmetRules(evaluator, before, winner)
      : reasonsFor(evaluator, before, evaluation, { winner, loser });
  return { ...winnerOf(evaluator, winner), because };
}
