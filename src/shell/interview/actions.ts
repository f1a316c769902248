import type { Entry } from "./chooser.ts";

/** What can be done instead of an answer; "unknown" is always possible. */
export type Action = "back" | "advise" | "review";

const ACTIONS: Record<Action, Entry> = {
  back: { id: "back", name: "back one question" },
  review: { id: "review", name: "review and edit the answers" },
  advise: { id: "advise", name: "that's enough: show the advice" },
};

export function actionEntries(actions: readonly Action[]): Entry[] {
  return actions.map((action) => ACTIONS[action]);
}
