import type { Field } from "../../model/workload.ts";
import { withAnswer } from "./answers.ts";
import { moved, orderQuestion } from "./order.ts";
import type { Change } from "./reducer.ts";
import { rowIn, type State, type View } from "./state.ts";

const KEYS: Readonly<Record<string, "up" | "down" | "tie">> = {
  "[": "up",
  "]": "down",
  "shift-up": "up",
  "shift-down": "down",
  t: "tie",
};

/** Moves the selected objective up or down, or ties it with the one above. */
export function changeOrder(state: State, view: View, key: string): Change {
  const how = KEYS[key];
  if (how === undefined) return undefined;
  if (state.pane !== "order") return { text: `${key} moves priorities: tab goes to them.` };
  const row = view.objectives[rowIn(state, view, "order")];
  const question = orderQuestion(view.place);
  if (row === undefined || question === undefined) return undefined;
  const { id, title } = row.objective;
  const value = moved(view.place, id, how);
  if (value === undefined)
    return { text: `${title}: nothing ${how === "down" ? "below" : "above"} to go past.` };
  const strength: Field["strength"] = view.place.stated[question.field]?.strength ?? question.strength;
  const text = how === "tie" ? `${title} tied with the one above.` : `${title} moved ${how}.`;
  return { workload: withAnswer(state.workload, question, view.place.flow, { value, strength }), text };
}
