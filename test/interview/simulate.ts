import { applicable, nextQuestion, type Answers } from "../../src/core/interview.ts";
import { randomStream } from "../../src/core/random.ts";
import {
  afterPanel,
  isPanel,
  isUsual,
  unknownPanel,
  type Panel,
  type Usual,
} from "../../src/core/interview/panel.ts";
import { ENOUGH, type Interviewer } from "../../src/core/interview/survey.ts";
import { changes, type Winners } from "../../src/core/interview/winners.ts";
import type { Question } from "../../src/model/question.ts";
import type { Fields } from "../../src/model/workload.ts";

/** In which order an interview asks; all stop by the same rule. */
export type Order = "adaptive" | "fixed" | "random";

/**
 * What becomes of a panel of which nothing is known: all of it is chosen, asked and left open, one by one; or it is left open
 * at once, by its own "don't know".
 */
export type Unknown = "one by one" | "at once";

/** One interview of somebody who answers from `fields`, and says "don't know" to the rest. */
export interface Interview {
  /** Questions asked, "don't know" included. A panel is one, and each question asked after it one more. */
  asked: number;
  panels: number;
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
  next: Question | Panel | undefined;
  changing: number;
  atMost?: number;
}

/** Asks until the rule says that it is enough, or nothing is left. */
export function simulate(
  interviewer: Interviewer,
  questions: readonly Question[],
  fields: Fields,
  order: Order,
  unknown: Unknown = "one by one",
): Interview {
  const truth = interviewer.winners(fields);
  const choose = chooser(interviewer, questions, fields, order);
  let at: Progress = { answers: new Map(), pending: [], asked: 0, panels: 0 };
  const rightAfter: boolean[] = [];
  let promise: { after: number; most: number } | undefined;
  for (;;) {
    const stated = statedIn(at.answers, fields);
    const leading = interviewer.winners(stated);
    const { next, changing, atMost } = pendingStep(at, questions) ?? choose(at.answers, stated);
    rightAfter.push(!changes(leading, truth));
    if (atMost !== undefined) promise ??= { after: at.asked, most: atMost };
    if (next === undefined) {
      const { answers, asked, panels } = at;
      return {
        asked,
        panels,
        unknown: [...answers.values()].filter((v) => v === undefined).length,
        changing,
        right: !changes(leading, truth),
        same: sameLeaders(leading, truth),
        rightAfter: CURVE.map((k) => rightAfter[Math.min(k, rightAfter.length - 1)] ?? false),
        promised: promise && { most: promise.most, came: asked - promise.after },
      };
    }
    at = isPanel(next) ? afterPanelOf(at, next, fields, unknown) : afterQuestion(at, next, fields);
  }
}

interface Progress {
  readonly answers: Answers;
  /** Chosen in a panel, to be asked before anything else. */
  readonly pending: readonly Question[];
  readonly asked: number;
  readonly panels: number;
}

/** What was answered, as the workload has it: with its own strength. */
function statedIn(answers: Answers, fields: Fields): Fields {
  return Object.fromEntries(
    [...answers.keys()].flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])),
  );
}

function pendingStep({ answers, pending }: Progress, questions: readonly Question[]): Step | undefined {
  const left = applicable(answers, questions);
  const next = pending.find((question) => left.includes(question));
  return next && { next, changing: 1 };
}

function afterQuestion(at: Progress, question: Question, fields: Fields): Progress {
  return {
    ...at,
    answers: new Map([...at.answers, [question.field, fields[question.field]?.value]]),
    pending: at.pending.filter((one) => one !== question),
    asked: at.asked + 1,
  };
}

/** What is not as usual is chosen and asked, and so is what is not known: only a question of its own is left open by itself. */
function afterPanelOf(at: Progress, panel: Panel, fields: Fields, unknown: Unknown): Progress {
  const asked = { ...at, asked: at.asked + 1, panels: at.panels + 1 };
  const answerOf = ({ question }: Usual) => fields[question.field]?.value;
  if (unknown === "at once" && panel.usual.every((one) => answerOf(one) === undefined))
    return { ...asked, answers: unknownPanel(at.answers, panel) };
  const chosen = panel.usual.filter((one) => !isUsual(one, answerOf(one))).map(({ question }) => question);
  const names = chosen.map(({ field }) => field);
  return { ...asked, answers: afterPanel(at.answers, panel, names), pending: chosen };
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
