import { applicable } from "../../core/interview.ts";
import type { Question } from "../../model/question.ts";
import type { Field, Fields, FieldValue, Workload } from "../../model/workload.ts";
import type { Explorer, Place } from "./places.ts";

/** A question of the slot, and what is known of it. */
export interface AnswerRow {
  readonly question: Question;
  /** As it counts here: stated, or else derived or defaulted; absent when nobody knows. */
  readonly field: Field | undefined;
}

/**
 * The questions of a place: those answered when the screen was opened first, then the others, each in the order of the
 * interview. A question whose condition does not hold is left out unless it is answered.
 */
export function answerRows({ decide }: Explorer, place: Place, opened: ReadonlySet<string>): AnswerRow[] {
  const { evaluator, evaluation } = place;
  const questions = evaluator.model.knowledge.questions.filter(
    ({ role }) => role !== "order" && !(role === "decide" && decide !== undefined),
  );
  const values = new Map(Object.entries(evaluation.fields).map(([name, { value }]) => [name, value]));
  const asked = applicable(values, questions);
  const others = questions.filter(
    (question) => !asked.includes(question) && place.stated[question.field] !== undefined,
  );
  const all = [...asked, ...others];
  const first = all.filter(({ field }) => opened.has(field));
  return [...first, ...all.filter((question) => !first.includes(question))].map((question) => ({
    question,
    field: evaluation.fields[question.field],
  }));
}

/** The answer one step up (+1) or down (-1): the next level, name, yes or no, or number offered; nothing at the end. */
export function neighbour(
  { type }: Question,
  value: FieldValue | undefined,
  step: 1 | -1,
): FieldValue | undefined {
  switch (type.kind) {
    case "boolean":
      return beside([false, true], value, step);
    case "levels":
      return beside(Object.keys(type.levels), value, step);
    case "enum":
      return beside(Object.keys(type.values), value, step);
    case "number": {
      const offered = Object.keys(type.choices)
        .map(Number)
        .sort((a, b) => a - b);
      if (typeof value !== "number") return beside(offered, undefined, step);
      return step > 0 ? offered.find((n) => n > value) : offered.findLast((n) => n < value);
    }
    default:
      return undefined;
  }
}

/** From nothing, a step up gives the first and a step down the last. */
function beside<T extends FieldValue>(all: readonly T[], value: FieldValue | undefined, step: 1 | -1) {
  const at = all.findIndex((one) => one === value);
  return at < 0 ? all.at(step > 0 ? 0 : -1) : all[at + step];
}

/** Whether the answer is a list of names, which are switched on and off in a list of their own. */
export function isListed({ type }: Question): boolean {
  return ["set", "components", "slots"].includes(type.kind);
}

/** The answer with one name switched on or off; where only one name can be given, it replaces the other. */
export function toggled(
  question: Question,
  value: FieldValue | undefined,
  name: string,
): FieldValue | undefined {
  const { type } = question;
  if (type.kind === "components" && !type.many) return value === name ? undefined : name;
  const names = [value ?? []].flat(2).map(String);
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}

/** Where an answer stands, or where a new one goes: in the flow that states it or could, else in the whole workload. */
function flowFor(workload: Workload, question: Question, flow: string | undefined): string | undefined {
  const own = workload.flows.find(({ id }) => id === flow);
  if (own === undefined) return undefined;
  if (own.fields[question.field] !== undefined) return own.id;
  const several = workload.flows.length > 1;
  return several && question.scope === "flow" ? own.id : undefined;
}

/** States an answer for a place. */
export function withAnswer(
  workload: Workload,
  question: Question,
  flow: string | undefined,
  field: Pick<Field, "value" | "strength">,
): Workload {
  const stated: Field = { value: field.value, strength: field.strength, origin: "stated" };
  return withFields(workload, flowFor(workload, question, flow), (fields) => ({
    ...fields,
    [question.field]: stated,
  }));
}

/** Takes an answer back: the flow's own if it has one, so that the answer for the whole workload holds; else that one. */
export function withoutAnswer(workload: Workload, question: Question, flow: string | undefined): Workload {
  const own = workload.flows.find(({ id }) => id === flow);
  const from = own?.fields[question.field] === undefined ? undefined : own.id;
  return withFields(workload, from, (fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => name !== question.field)),
  );
}

function withFields(
  workload: Workload,
  flow: string | undefined,
  change: (fields: Fields) => Fields,
): Workload {
  if (flow === undefined) return { ...workload, fields: change(workload.fields) };
  const flows = workload.flows.map((one) => (one.id === flow ? { ...one, fields: change(one.fields) } : one));
  return { ...workload, flows };
}
