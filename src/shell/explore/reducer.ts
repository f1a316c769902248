import { movesBetween } from "../../core/moves.ts";
import type { Workload } from "../../model/workload.ts";
import { changeAnswer, opensNames } from "./change-answer.ts";
import { changeOrder } from "./change-order.ts";
import { namesOf, pressInPanel } from "./panels.ts";
import { placeAt, type Explorer } from "./places.ts";
import { countIn, rowIn, viewOf, type Pane, type Said, type State, type View } from "./state.ts";

/** A changed workload with what was changed, or only something to say; nothing for a key that means nothing here. */
export type Change = { readonly workload?: Workload; readonly text: string } | undefined;

/** A page up or down, in rows. */
const PAGE = 10;

/**
 * The state after a key. Keys have the names of ink ("up", "tab") or are the character itself; "shift-" and "ctrl-" stand
 * before it. Pure: what has to be done outside is left as the state's effect.
 */
export function press(explorer: Explorer, state: State, key: string): State {
  const now: State = { ...state, effect: undefined };
  if (key === "ctrl-c") return { ...now, effect: { kind: "leave", how: "interrupt" } };
  const view = viewOf(explorer, now);
  if (now.panel !== undefined) {
    const { state: next, change } = pressInPanel(explorer, now, view, key);
    return applied(explorer, next, change);
  }
  return general(explorer, now, view, key) ?? applied(explorer, now, changeBy(now, view, key));
}

/** Keys that change nothing of the workload. */
function general(explorer: Explorer, state: State, view: View, key: string): State | undefined {
  switch (key) {
    case "q":
      return { ...state, effect: { kind: "leave", how: "quit" } };
    case "?":
      return { ...state, panel: { kind: "help" } };
    case "a":
      return { ...state, panel: { kind: "shares" } };
    case "s":
      return { ...state, panel: { kind: "save", file: state.file } };
    case "z":
      return undone(explorer, state);
    case "tab":
    case "shift-tab":
      return { ...state, pane: nextPane(state.pane, view, key === "tab" ? 1 : -1) };
    case "up":
    case "down":
      return withRow(state, view, key === "up" ? -1 : 1);
    case "pageUp":
    case "pageDown":
      return withRow(state, view, key === "pageUp" ? -PAGE : PAGE);
    default:
      return otherPlace(state, view, key) ?? namesOpened(explorer, state, view, key);
  }
}

/** The list of names of the selected answer, at the first one that is given. */
function namesOpened(explorer: Explorer, state: State, view: View, key: string): State | undefined {
  const row = opensNames(state, view, key);
  if (row === undefined) return undefined;
  const given = [row.field?.value ?? []].flat(2).map(String);
  const first = namesOf(explorer, row).findIndex(({ id }) => given.includes(id));
  return { ...state, panel: { kind: "names", field: row.question.field, row: Math.max(0, first) } };
}

function nextPane(pane: Pane, { places }: View, step: 1 | -1): Pane {
  const all: Pane[] = [...(places.length > 1 ? (["title"] as const) : []), "ranking", "order", "answers"];
  return all.at((all.indexOf(pane) + step) % all.length) ?? "answers";
}

function withRow(state: State, view: View, by: number): State {
  const { pane } = state;
  const row = Math.max(0, Math.min(countIn(view, pane) - 1, rowIn(state, view, pane) + by));
  return { ...state, rows: { ...state.rows, [pane]: row } };
}

/** Another decision: by number, or by the arrows at the title. */
function otherPlace(state: State, { places, place }: View, key: string): State | undefined {
  const at = places.indexOf(place);
  const step = state.pane === "title" ? { left: -1, right: 1 }[key] : undefined;
  const target = step === undefined ? (/^[1-9]$/.test(key) ? Number(key) - 1 : undefined) : at + step;
  const next = target === undefined ? undefined : places[target];
  if (next === undefined || places.length === 1) return undefined;
  return { ...state, place: next.key, said: { text: "" } };
}

function changeBy(state: State, view: View, key: string): Change {
  return changeOrder(state, view, key) ?? changeAnswer(state, view, key);
}

/** Takes over a change, and says what it moved. */
function applied(explorer: Explorer, state: State, change: Change): State {
  if (change === undefined) return state;
  const { workload, text } = change;
  if (workload === undefined) return { ...state, said: { text } };
  const next = { ...state, workload, past: [...state.past, state.workload] };
  return { ...followed(explorer, state, next), said: saidOf(explorer, state, next, text) };
}

/** The cursors stay on the question and on the objective that they were on. */
function followed(explorer: Explorer, before: State, after: State): State {
  const [was, is] = [viewOf(explorer, before), viewOf(explorer, after)];
  const field = was.answers[rowIn(before, was, "answers")]?.question.field;
  const id = was.objectives[rowIn(before, was, "order")]?.objective.id;
  const answers = is.answers.findIndex(({ question }) => question.field === field);
  const order = is.objectives.findIndex(({ objective }) => objective.id === id);
  return {
    ...after,
    rows: {
      ...after.rows,
      answers: answers < 0 ? after.rows.answers : answers,
      order: order < 0 ? after.rows.order : order,
    },
  };
}

function undone(explorer: Explorer, state: State): State {
  const workload = state.past.at(-1);
  if (workload === undefined) return { ...state, said: { text: "Nothing to take back." } };
  const next = { ...state, workload, past: state.past.slice(0, -1) };
  return { ...followed(explorer, state, next), said: saidOf(explorer, state, next, "Taken back.") };
}

/** What moved between two states, where both look at the same decision. */
function saidOf(explorer: Explorer, before: State, after: State, text: string): Said {
  const was = viewOf(explorer, before).place;
  const is = placeAt(explorer.places(after.workload), was.key);
  if (is?.key !== was.key) return { text: `${text} ${was.title} is no longer decided.` };
  return { text, moves: movesBetween(was.evaluator, was.evaluation, is.evaluation) };
}
