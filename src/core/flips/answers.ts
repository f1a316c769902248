import type { AnswerChange } from "../../model/decision.ts";
import type { Question } from "../../model/question.ts";
import type { Scalar } from "../../model/value.ts";
import type { Fields } from "../../model/workload.ts";
import { evaluateCondition } from "../condition.ts";
import { fieldLookup } from "../fields.ts";
import type { SlotModel } from "../slot-model.ts";

/** Another answer to one question. */
export interface OtherAnswer {
  readonly question: Question;
  readonly value: Scalar;
  /** Levels or orders of magnitude apart, or names added or taken away. */
  readonly distance: number;
}

/** Every other answer that the questions of a slot offer, nearest first for each question. */
export function otherAnswersTo(model: SlotModel, stated: Fields): OtherAnswer[][] {
  return model.knowledge.questions.map((question) => otherAnswers(question, answerIn(stated, question)));
}

/** The stated fields with some answers changed. A changed answer keeps the strength of the one before. */
export function changed(stated: Fields, answers: readonly Omit<OtherAnswer, "distance">[]): Fields {
  const fields = { ...stated };
  for (const { question, value } of answers) {
    const strength = stated[question.field]?.strength ?? question.strength;
    fields[question.field] = { value, origin: "stated", strength };
  }
  return fields;
}

/** Whether each of the answers could be given: an unanswered question has to apply, given all that is answered then. */
export function couldBeGiven(
  { levels }: SlotModel,
  stated: Fields,
  answers: readonly OtherAnswer[],
  fields: Fields,
): boolean {
  return answers.every(
    ({ question: { field, when } }) =>
      when === undefined ||
      stated[field] !== undefined ||
      evaluateCondition(when, fieldLookup(fields, levels)) !== "violated",
  );
}

/** A changed answer as a flip tells it. */
export function changeOf(stated: Fields, { question, value, distance }: OtherAnswer): AnswerChange {
  const { field, title, changeable, type } = question;
  return {
    field,
    title,
    from: answerIn(stated, question) ?? "unanswered",
    to: value,
    ...(type.kind === "number" ? { unit: type.unit } : {}),
    changeable,
    distance,
  };
}

/** What the team can change before what is given, answers that were given before those that were not, near ones first. */
export function bySize(a: readonly AnswerChange[], b: readonly AnswerChange[]): number {
  const given = (changes: readonly AnswerChange[]) => count(changes, ({ changeable }) => !changeable);
  const open = (changes: readonly AnswerChange[]) => count(changes, ({ from }) => from === "unanswered");
  return a.length - b.length || given(a) - given(b) || open(a) - open(b) || distanceOf(a) - distanceOf(b);
}

function count(changes: readonly AnswerChange[], is: (change: AnswerChange) => boolean): number {
  return changes.filter(is).length;
}

function distanceOf(changes: readonly { distance: number }[]): number {
  return changes.reduce((sum, { distance }) => sum + distance, 0);
}

function answerIn(stated: Fields, { field }: Question): Scalar | undefined {
  return stated[field]?.value as Scalar | undefined;
}

function otherAnswers(question: Question, from: Scalar | undefined): OtherAnswer[] {
  const { type } = question;
  const one = (value: Scalar) => ({ question, value, distance: 1 });
  switch (type.kind) {
    case "boolean":
      return [true, false].filter((value) => value !== from).map(one);
    case "set":
      return Object.keys(type.of).map((name) => one(toggled(name, from)));
    case "enum":
      return Object.keys(type.values)
        .filter((value) => value !== from)
        .map(one);
    case "levels":
    case "number":
      return steps(type)
        .filter((value) => value !== from)
        .map((value) => ({ question, value, distance: apart(type, value, from) }))
        .sort((a, b) => a.distance - b.distance);
    case "components":
    case "slots":
    case "order":
      return [];
  }
}

type Stepped = Extract<Question["type"], { kind: "levels" | "number" }>;

function steps(type: Stepped): Scalar[] {
  return type.kind === "levels" ? Object.keys(type.levels) : Object.keys(type.choices).map(Number);
}

/** How many levels or orders of magnitude lie between; an answer where there was none is one step. */
function apart(type: Stepped, value: Scalar, from: Scalar | undefined): number {
  if (from === undefined) return 1;
  const position = (one: Scalar) =>
    type.kind === "levels" ? steps(type).indexOf(one) : Math.log10(Math.max(Number(one), 1e-3));
  return Math.abs(position(value) - position(from));
}

function toggled(name: string, from: Scalar | undefined): Scalar {
  const names = Array.isArray(from) ? from : [];
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
