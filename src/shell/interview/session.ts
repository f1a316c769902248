import { applicable, previousQuestion, withoutObsolete, type Answers } from "../../core/interview.ts";
import type { Interviewer } from "../../core/interview/survey.ts";
import { fieldsOf } from "../../core/fields.ts";
import type { SlotKnowledge } from "../../core/slots.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { Field, Fields, FieldValue, Workload } from "../../model/workload.ts";
import { ask, type Action, type Progress, type Reply } from "../ask.ts";
import type { AdviseFlags } from "../advice.ts";
import type { Shell } from "../main.ts";
import { answerText } from "./answer-text.ts";
import type { Screen } from "./screen.ts";
import type { Strengths } from "./settings.ts";

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
  const { screen, asked: base, answers, questions } = session;
  const given = answers.get(question.field);
  const again = answers.has(question.field);
  const actions: Action[] = [
    ...(previousQuestion(question, answers, questions) === undefined ? [] : (["back"] as const)),
    ...(answers.size === 0 ? [] : (["review"] as const)),
    ...(canEnd(session, question) ? (["advise"] as const) : []),
  ];
  return ask(screen, {
    question,
    base,
    progress: progressAt(session, question, atMost),
    given,
    again,
    actions,
  });
}

/** Advice makes sense once the openers are over, or any answer past them was given. */
function canEnd({ answers, questions }: Session, question: Question): boolean {
  const past = questions.some(({ opener, field }) => opener !== true && answers.has(field));
  return question.opener !== true || past;
}

function progressAt({ answers, questions, goesOn }: Session, { field }: Question, atMost?: number): Progress {
  const own = [...answers.keys()].indexOf(field);
  return {
    number: (own < 0 ? answers.size : own) + 1,
    ...(own >= 0 || atMost === undefined ? {} : { atMost }),
    ...(goesOn ? { all: applicable(answers, questions).length } : {}),
  };
}

/** Keeps an answer; `undefined` is "don't know". Answers to questions that no longer apply are dropped. */
export function take(session: Session, question: Question, value: FieldValue | undefined): void {
  const { screen, asked, answers, questions } = session;
  session.answers = withoutObsolete(new Map([...answers, [question.field, value]]), questions);
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
