import type { Question } from "../model/question.ts";
import type { Field, Fields, FieldValue } from "../model/workload.ts";
import { evaluateCondition } from "./condition.ts";
import { fieldLookup } from "./fields.ts";

/** What was answered so far, in the order of asking; `undefined` is a given "don't know". */
export type Answers = ReadonlyMap<string, FieldValue | undefined>;

/** Which question comes next, or none when nothing more is worth asking. */
export type QuestionOrder = (answers: Answers, questions: readonly Question[]) => Question | undefined;

/** The first unanswered question by position, openers before the others, of those whose condition is met. */
export const nextQuestion: QuestionOrder = (answers, questions) =>
  applicable(answers, questions).find(({ field }) => !answers.has(field));

/** The questions that these answers leave to be asked, openers first, then by position. */
export function applicable(answers: Answers, questions: readonly Question[]): Question[] {
  const fields = stated(answers, questions);
  const lookup = fieldLookup(fields, (_, name) => levelsOf(questions.find(({ field }) => field === name)));
  return questions
    .filter(({ when }) => when === undefined || evaluateCondition(when, lookup) === "met")
    .sort((a, b) => Number(isOpener(b)) - Number(isOpener(a)) || a.position - b.position);
}

/** The question asked before this one, or the last one asked; nothing before the first. */
export function previousQuestion(
  current: Question,
  answers: Answers,
  questions: readonly Question[],
): Question | undefined {
  const asked = applicable(answers, questions).filter(({ field }) => answers.has(field));
  const order = [...answers.keys()];
  const own = order.indexOf(current.field);
  const before = own < 0 ? order : order.slice(0, own);
  const last = before.findLast((field) => asked.some((question) => question.field === field));
  return questions.find(({ field }) => field === last);
}

/** The answers without those to questions whose condition they no longer meet. */
export function withoutObsolete(answers: Answers, questions: readonly Question[]): Answers {
  const asked = new Set(applicable(answers, questions).map(({ field }) => field));
  const kept = new Map([...answers].filter(([field]) => asked.has(field)));
  return kept.size === answers.size ? kept : withoutObsolete(kept, questions);
}

function isOpener({ opener }: Question): boolean {
  return opener === true;
}

function stated(answers: Answers, questions: readonly Question[]): Fields {
  return Object.fromEntries(
    questions.flatMap(({ field, strength }): [string, Field][] => {
      const value = answers.get(field);
      return value === undefined ? [] : [[field, { value, origin: "stated", strength }]];
    }),
  );
}

function levelsOf(question: Question | undefined): string[] {
  return question?.type.kind === "levels" ? Object.keys(question.type.levels) : [];
}
