import { applicable, nextQuestion, type Answers } from "../../src/core/interview.ts";
import { randomStream } from "../../src/core/random.ts";
import { ENOUGH, type Interviewer } from "../../src/core/interview/survey.ts";
import { changes, type Winners } from "../../src/core/interview/winners.ts";
import type { Question } from "../../src/model/question.ts";
import type { Fields } from "../../src/model/workload.ts";

/** In which order an interview asks; all stop by the same rule. */
export type Order = "adaptive" | "fixed" | "random";

/** One interview of somebody who answers from `fields`, and says "don't know" to the rest. */
export interface Interview {
  /** Questions asked, "don't know" included. */
  asked: number;
  unknown: number;
  /** The winner at the end is that of all answers: they share a leader; they name the same leader first. */
  right: boolean;
  same: boolean;
  /** Share of the completions that changed a winner when it stopped. */
  changing: number;
  /** After each number of questions, whether the leader was that of all answers; past the end, as at the end. */
  rightAfter: boolean[];
  /** How many more there were to be at most, said before the first surveyed question, and how many came. */
  promised: { most: number; came: number } | undefined;
}

/** Numbers of questions at which orders are compared. */
export const CURVE = [4, 6, 8, 10, 15];

interface Step {
  next: Question | undefined;
  changing: number;
  atMost?: number;
}

/** Asks until the rule says that it is enough, or nothing is left. */
export function simulate(
  interviewer: Interviewer,
  questions: readonly Question[],
  fields: Fields,
  order: Order,
): Interview {
  const truth = interviewer.winners(fields);
  const choose = chooser(interviewer, questions, fields, order);
  let answers: Answers = new Map();
  let stated: Fields = {};
  const rightAfter: boolean[] = [];
  let promise: { after: number; most: number } | undefined;
  for (;;) {
    const leading = interviewer.winners(stated);
    const { next, changing, atMost } = choose(answers, stated);
    rightAfter.push(!changes(leading, truth));
    if (atMost !== undefined) promise ??= { after: answers.size, most: atMost };
    if (next === undefined) {
      return {
        ...ending(answers, changing),
        right: !changes(leading, truth),
        same: sameLeaders(leading, truth),
        rightAfter: CURVE.map((k) => rightAfter[Math.min(k, rightAfter.length - 1)] ?? false),
        promised: promise && { most: promise.most, came: answers.size - promise.after },
      };
    }
    const field = fields[next.field];
    answers = new Map([...answers, [next.field, field?.value]]);
    if (field !== undefined) stated = { ...stated, [next.field]: field };
  }
}

function ending(answers: Answers, changing: number) {
  return {
    asked: answers.size,
    unknown: [...answers.values()].filter((v) => v === undefined).length,
    changing,
  };
}

function sameLeaders(a: Winners, b: Winners): boolean {
  return a.every(({ options: [first] }, slot) => first === b[slot]?.options[0]);
}

function chooser(
  interviewer: Interviewer,
  questions: readonly Question[],
  fields: Fields,
  order: Order,
): (answers: Answers, stated: Fields) => Step {
  if (order === "adaptive") {
    return (answers, stated) => {
      const opening = interviewer.opening(answers);
      if (opening !== undefined) return { next: opening, changing: 1 };
      const { next, changing, atMost } = interviewer.survey(answers, stated);
      return { next, changing, atMost };
    };
  }
  const random = randomStream(1, "random order", JSON.stringify(fields));
  const places = new Map(questions.map((question) => [question.field, random()]));
  return (answers, stated) => {
    const changing = interviewer.changing(stated);
    if (changing < ENOUGH) return { next: undefined, changing };
    if (order === "fixed") return { next: nextQuestion(answers, questions), changing };
    const left = applicable(answers, questions).filter(({ field }) => !answers.has(field));
    left.sort((a, b) => (places.get(a.field) ?? 0) - (places.get(b.field) ?? 0));
    return { next: left[0], changing };
  };
}
