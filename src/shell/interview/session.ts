import { applicable, withoutObsolete, type Answers } from "../../core/interview.ts";
import { isPanel, type Panel } from "../../core/interview/panel.ts";
import type { Interviewer } from "../../core/interview/survey.ts";
import { fieldsOf } from "../../core/fields.ts";
import type { SlotKnowledge } from "../../core/slots.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { Field, Fields, FieldValue, Workload } from "../../model/workload.ts";
import { ask, type Reply } from "../ask.ts";
import type { AdviseFlags } from "../advice.ts";
import type { Shell } from "../main.ts";
import type { Action } from "./actions.ts";
import { answerText } from "./answer-text.ts";
import type { Progress } from "./progress.ts";
import type { Screen } from "./screen.ts";
import type { Strengths } from "./settings.ts";
import { stepBefore, stepNumber, stepsTaken, type AnsweredPanel } from "./steps.ts";

/** One interview: what is asked, and what was answered so far. */
export interface Session {
  readonly shell: Shell;
  readonly screen: Screen;
  /** The whole base, the slots of it that the answers so far leave to decide, and what is asked for these. */
  readonly base: KnowledgeBase;
  readonly slots: readonly SlotKnowledge[];
  readonly asked: KnowledgeBase;
  readonly questions: readonly Question[];
  readonly interviewer: Interviewer;
  readonly flags: AdviseFlags;
  /** The user wants to be asked on, although it is enough. */
  goesOn: boolean;
  answers: Answers;
  /** The panels that some of them were given in. */
  panels: readonly AnsweredPanel[];
  strengths: Strengths;
  /** The workload that the answers so far state. */
  workload(): Workload;
  /** The same as values of `--set`. */
  settings(): string[];
  /** The command that states them without asking. */
  command(): string;
}

/** The fields that the answers so far state. */
export function statedFields(session: Session): Fields {
  const workload = session.workload();
  const [flow] = workload.flows;
  return flow === undefined ? workload.fields : fieldsOf(workload, flow);
}

/**
 * Puts one question, with the answer given before and the actions that make sense now.
 *
 * @param atMost how many more will be asked, where that can be foreseen
 */
export function putQuestion(session: Session, question: Question, atMost?: number): Promise<Reply> {
  const { screen, asked: base, answers } = session;
  return ask(screen, {
    question,
    base,
    progress: progressAt(session, question, atMost),
    given: answers.get(question.field),
    again: answers.has(question.field),
    actions: actionsAt(session, question),
  });
}

/** What else can be done at a question or a panel. */
export function actionsAt(session: Session, current: Question | Panel): Action[] {
  return [
    ...(stepBefore(session, current) === undefined ? [] : (["back"] as const)),
    ...(session.answers.size === 0 ? [] : (["review"] as const)),
    ...(canEnd(session, current) ? (["advise"] as const) : []),
  ];
}

/** Advice makes sense once the openers are over, or any answer past them was given. */
function canEnd({ answers, questions }: Session, current: Question | Panel): boolean {
  const past = questions.some(({ opener, field }) => opener !== true && answers.has(field));
  return past || isPanel(current) || current.opener !== true;
}

export function progressAt(session: Session, current: Question | Panel, atMost?: number): Progress {
  const { answers, questions, goesOn } = session;
  const again = !isPanel(current) && answers.has(current.field);
  return {
    number: stepNumber(session, current),
    ...(again || atMost === undefined ? {} : { atMost }),
    ...(goesOn ? { all: applicable(answers, questions).length - answers.size + stepsTaken(session) } : {}),
  };
}

/** Keeps an answer; `undefined` is "don't know". Answers to questions that no longer apply are dropped. */
export function take(session: Session, question: Question, value: FieldValue | undefined): void {
  const { answers, questions } = session;
  session.answers = withoutObsolete(new Map([...answers, [question.field, value]]), questions);
  sayAnswer(session, question, value);
}

/** Prints an answer, so that it stays in sight. */
export function sayAnswer(
  { screen, asked }: Session,
  question: Question,
  value: FieldValue | undefined,
): void {
  const { style } = screen;
  const mark = value === undefined ? style.quiet("?") : style.good("✔");
  screen.say(`${mark} ${question.title}: ${style.accent(answerText(question, value, asked))}`);
}

/** Whether an answer limits or only ranks: its own strength, or that of the question. */
export function strengthOf({ strengths }: Session, question: Question): Field["strength"] {
  return strengths.get(question.field) ?? question.strength;
}

/** Makes a must of a preference, or the other way round. */
export function switchStrength(session: Session, question: Question): void {
  const strengths = new Map(session.strengths);
  const next = strengthOf(session, question) === "must" ? "prefer" : "must";
  if (next === question.strength) strengths.delete(question.field);
  else strengths.set(question.field, next);
  session.strengths = strengths;
}
