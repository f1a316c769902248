import { valueText } from "../../render/text.ts";
import type { FieldValue, Workload } from "../../model/workload.ts";
import { isListed, neighbour, toggled, withAnswer, withoutAnswer, type AnswerRow } from "./answers.ts";
import { orderQuestion } from "./order.ts";
import type { Change } from "./reducer.ts";
import { rowIn, type State, type View } from "./state.ts";

/** Steps the selected answer, takes it back, or makes a wish of a must. */
export function changeAnswer(state: State, view: View, key: string): Change {
  if (state.pane === "order" && key === "u") return withoutOrder(state, view);
  const row = view.answers[rowIn(state, view, "answers")];
  if (state.pane !== "answers" || row === undefined) return undefined;
  if (key === "u") return unanswered(state, view, row);
  if (key === "m") return otherStrength(state, view, row);
  const step = key === "right" ? 1 : key === "left" ? -1 : undefined;
  return step === undefined || isListed(row.question) ? undefined : stepped(state, view, row, step);
}

/** The selected answer, if a key opens the list of its names. */
export function opensNames(state: State, view: View, key: string): AnswerRow | undefined {
  const row = view.answers[rowIn(state, view, "answers")];
  if (state.pane !== "answers" || row === undefined || !isListed(row.question)) return undefined;
  return ["right", "left", "enter", " "].includes(key) ? row : undefined;
}

function stepped(state: State, view: View, row: AnswerRow, step: 1 | -1): Change {
  const { question, field } = row;
  const value = neighbour(question, field?.value, step);
  if (value === undefined) return { text: `${question.title}: ${valueText(field?.value)} is the last one.` };
  return answered(state, view, row, value);
}

/** Switches one name of a listed answer. */
export function switchName(state: State, view: View, row: AnswerRow, name: string): Change {
  const value = toggled(row.question, view.place.stated[row.question.field]?.value, name);
  return value === undefined ? unanswered(state, view, row) : answered(state, view, row, value);
}

function answered(state: State, view: View, { question, field }: AnswerRow, value: FieldValue): Change {
  const strength = view.place.stated[question.field]?.strength ?? question.strength;
  const workload = withAnswer(state.workload, question, view.place.flow, { value, strength });
  const from = field === undefined ? "unanswered" : valueText(field.value);
  return { workload, text: `${question.title}: ${from} -> ${valueText(value)}.` };
}

function unanswered(state: State, view: View, { question }: AnswerRow): Change {
  const workload = withoutAnswer(state.workload, question, view.place.flow);
  if (same(workload, state.workload)) return { text: `${question.title}: nothing stated to take back.` };
  return { workload, text: `${question.title}: taken back.` };
}

function withoutOrder(state: State, { place }: View): Change {
  const question = orderQuestion(place);
  if (question === undefined || place.evaluation.order.origin === "defaulted") {
    return { text: "The order is the default one already." };
  }
  const workload = withoutAnswer(state.workload, question, place.flow);
  return { workload, text: "The default order holds again." };
}

function otherStrength(state: State, view: View, { question }: AnswerRow): Change {
  const field = view.place.stated[question.field];
  if (field?.origin !== "stated")
    return { text: `${question.title}: state it first, then make it a must or a wish.` };
  const strength = field.strength === "must" ? "prefer" : "must";
  const workload = withAnswer(state.workload, question, view.place.flow, { value: field.value, strength });
  return { workload, text: `${question.title}: ${field.strength} -> ${strength}.` };
}

function same(a: Workload, b: Workload): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
