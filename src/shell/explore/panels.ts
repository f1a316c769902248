import { offeredBy } from "../interview/entries.ts";
import type { Entry } from "../interview/chooser.ts";
import type { AnswerRow } from "./answers.ts";
import { switchName } from "./change-answer.ts";
import type { Explorer } from "./places.ts";
import type { Change } from "./reducer.ts";
import type { Panel, State, View } from "./state.ts";

/** The state after a key in a panel, and the change of the workload that it makes. */
interface Pressed {
  readonly state: State;
  readonly change?: Change;
}

/** Keys while something lies over the panes; escape closes it. */
export function pressInPanel(explorer: Explorer, state: State, view: View, key: string): Pressed {
  const { panel } = state;
  const closed: State = { ...state, panel: undefined };
  if (panel === undefined || key === "escape") return { state: closed };
  if (panel.kind === "save") return { state: typed(state, panel, key) };
  if (panel.kind === "names") return inNames(explorer, state, view, panel, key);
  const closes = panel.kind === "help" ? ["?", "q", "enter"] : ["a", "q", "enter"];
  return { state: closes.includes(key) ? closed : state };
}

function typed(state: State, panel: Extract<Panel, { kind: "save" }>, key: string): State {
  const { file } = panel;
  if (key === "enter") {
    if (file.trim() === "") return { ...state, said: { text: "A file needs a name." } };
    return { ...state, panel: undefined, effect: { kind: "save", file: file.trim() } };
  }
  if (key === "backspace")
    return { ...state, panel: { ...panel, file: Array.from(file).slice(0, -1).join("") } };
  return Array.from(key).length === 1 ? { ...state, panel: { ...panel, file: file + key } } : state;
}

/** The names that can be switched, those outside the list that are already there last. */
export function namesOf(explorer: Explorer, { question, field }: AnswerRow): readonly Entry[] {
  const { entries } = offeredBy(question, explorer.base);
  const given = [field?.value ?? []].flat(2).map(String);
  const others = given.filter((id) => !entries.some((entry) => entry.id === id));
  return [...entries, ...others.map((id) => ({ id, name: id }))];
}

function inNames(
  explorer: Explorer,
  state: State,
  view: View,
  panel: Extract<Panel, { kind: "names" }>,
  key: string,
): Pressed {
  const row = view.answers.find(({ question }) => question.field === panel.field);
  if (row === undefined || key === "enter" || key === "left")
    return { state: { ...state, panel: undefined } };
  const names = namesOf(explorer, row);
  const at = Math.min(panel.row, names.length - 1);
  const to = (target: number): Pressed => ({
    state: { ...state, panel: { ...panel, row: Math.max(0, Math.min(names.length - 1, target)) } },
  });
  if (key in STEPS) return to(at + (STEPS[key] ?? 0));
  const chosen = names[at];
  if ((key === " " || key === "right") && chosen !== undefined) {
    return { state, change: switchName(state, view, row, chosen.id) };
  }
  const next = names.findIndex(({ name }, n) => n > at && startsWith(name, key));
  const found = next >= 0 ? next : names.findIndex(({ name }) => startsWith(name, key));
  return found < 0 ? { state } : to(found);
}

const STEPS: Readonly<Record<string, number>> = { up: -1, down: 1, pageUp: -10, pageDown: 10 };

/** A letter goes to the next name that begins with it. */
function startsWith(name: string, key: string): boolean {
  return key.length === 1 && name.toLowerCase().startsWith(key.toLowerCase());
}
