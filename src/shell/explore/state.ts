import type { Moves } from "../../model/moves.ts";
import type { Workload } from "../../model/workload.ts";
import { answerRows, type AnswerRow } from "./answers.ts";
import { objectiveRows, type ObjectiveRow } from "./order.ts";
import { placeAt, type Explorer, type Place } from "./places.ts";

/** What the arrow keys act on; `title` only where several decisions can be looked at. */
export type Pane = "title" | "ranking" | "order" | "answers";

/** What lies over the panes. */
export type Panel =
  | { readonly kind: "help" | "shares" }
  /** The names of a listed answer, switched on and off. */
  | { readonly kind: "names"; readonly field: string; readonly row: number }
  /** The name of the file to save to, as far as it is typed. */
  | { readonly kind: "save"; readonly file: string };

/** What is left to the shell. */
export type Effect =
  | { readonly kind: "leave"; readonly how: "quit" | "interrupt" }
  | { readonly kind: "save"; readonly file: string };

/** What the last key did. */
export interface Said {
  readonly text: string;
  /** What moved in the ranking that is shown, after a change. */
  readonly moves?: Moves;
}

/** Everything that keys change; what is shown follows from it and from the knowledge. */
export interface State {
  readonly workload: Workload;
  /** Earlier workloads, the latest last: what `z` goes back to. */
  readonly past: readonly Workload[];
  readonly saved: Workload;
  readonly file: string;
  /** Fields that were answered at the start, which come first. */
  readonly opened: ReadonlySet<string>;
  /** Key of the place that is looked at. */
  readonly place: string;
  readonly pane: Pane;
  readonly rows: Readonly<Record<Pane, number>>;
  readonly panel: Panel | undefined;
  readonly said: Said;
  readonly effect: Effect | undefined;
}

/** What a state shows. */
export interface View {
  readonly places: readonly Place[];
  readonly place: Place;
  /** Options in the order they are listed: those that fit by rank, then those removed. */
  readonly options: readonly number[];
  readonly objectives: readonly ObjectiveRow[];
  readonly answers: readonly AnswerRow[];
}

/** The state in which the screen opens. */
export function openState(workload: Workload, file: string): State {
  const opened = new Set([workload, ...workload.flows].flatMap(({ fields }) => Object.keys(fields)));
  return {
    workload,
    past: [],
    saved: workload,
    file,
    opened,
    place: "",
    pane: "answers",
    rows: { title: 0, ranking: 0, order: 0, answers: 0 },
    panel: undefined,
    said: { text: "" },
    effect: undefined,
  };
}

/** What a state shows. @throws RangeError when a workload decides nothing, which the command refuses to open */
export function viewOf(explorer: Explorer, state: State): View {
  const places = explorer.places(state.workload);
  const place = placeAt(places, state.place);
  if (place === undefined) throw new RangeError("Nothing to decide");
  const { ranking, standings } = place.evaluation;
  const removed = standings.flatMap(({ status }, option) => (status === "excluded" ? [option] : []));
  return {
    places,
    place,
    options: [...ranking, ...removed],
    objectives: objectiveRows(place),
    answers: answerRows(explorer, place, state.opened),
  };
}

/** The row a pane's cursor is on; rows may have become fewer. */
export function rowIn(state: State, view: View, pane: Pane): number {
  return Math.max(0, Math.min(state.rows[pane], countIn(view, pane) - 1));
}

export function countIn(view: View, pane: Pane): number {
  switch (pane) {
    case "title":
      return 1;
    case "ranking":
      return view.options.length;
    case "order":
      return view.objectives.length;
    case "answers":
      return view.answers.length;
  }
}
