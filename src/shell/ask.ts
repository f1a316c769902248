import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Question } from "../model/question.ts";
import type { FieldValue } from "../model/workload.ts";
import { wrapped } from "../render/text.ts";
import { actionEntries, type Action } from "./interview/actions.ts";
import { choose } from "./interview/choose.ts";
import type { Choice, Entry } from "./interview/chooser.ts";
import { objectiveEntries, offeredBy } from "./interview/entries.ts";
import { numberIn, numberProblem } from "./interview/numbers.ts";
import { progressText, type Progress } from "./interview/progress.ts";
import type { Screen } from "./interview/screen.ts";
import { typeLine } from "./interview/type-line.ts";

/** A question as it is put: where the interview stands, the answer given before, and what else can be done here. */
export interface Asking {
  readonly question: Question;
  readonly base: KnowledgeBase;
  readonly progress: Progress | undefined;
  readonly given: FieldValue | undefined;
  /** It was answered before, with `given` or "don't know". */
  readonly again: boolean;
  readonly actions: readonly Action[];
}

export type Reply =
  { readonly kind: "answer"; readonly value: FieldValue } | { readonly kind: "unknown" | Action };

/** Puts a question and waits for the answer, or for what is wanted instead. */
export async function ask(screen: Screen, asking: Asking): Promise<Reply> {
  if (asking.question.type.kind === "order") return askOrder(screen, asking);
  const { question, base, given } = asking;
  const { entries, many, open, valueOf, idsOf } = offeredBy(question, base);
  const config = {
    header: headerOf(screen, asking),
    entries: question.type.kind === "number" ? [...entries, ANOTHER] : entries,
    actions: [...(acceptsNone(question) ? [NONE] : []), UNKNOWN, ...actionEntries(asking.actions)],
    many,
    chosen: chosenIds(question, idsOf(given), entries),
    start: asking.again ? (given === undefined ? UNKNOWN.id : NONE.id) : undefined,
    ...(open ? { typed: otherEntry } : {}),
  };
  const choice = await choose(screen, config);
  if (choice.kind !== "chosen") return otherReply(choice, asking);
  if (choice.ids[0] === ANOTHER.id) return askNumber(screen, asking);
  return { kind: "answer", value: valueOf(choice.ids) };
}

const ANOTHER: Entry = { id: "another", name: "another number" };
const NONE: Entry = { id: "none", name: "none of these" };
const UNKNOWN: Entry = { id: "unknown", name: "don't know" };

/** "Nothing runs already" and "no framework is fixed" are answers of their own, and useful ones. */
function acceptsNone({ type }: Question): boolean {
  return type.kind === "set" || (type.kind === "components" && type.many);
}

function otherEntry(text: string): Entry {
  const name = text.replace(/^other:/, "");
  return {
    id: `other:${name}`,
    name: `other: ${name}`,
    note: "Not known to this map; it counts as running, with no facts behind it.",
  };
}

function chosenIds(question: Question, ids: readonly string[], entries: readonly Entry[]): readonly string[] {
  const isOther =
    question.type.kind === "number" && ids.some((id) => !entries.some((entry) => entry.id === id));
  return isOther ? [ANOTHER.id] : ids;
}

function otherReply(choice: Exclude<Choice, { kind: "chosen" }>, asking: Asking): Reply {
  if (choice.kind === "back") return { kind: "back" };
  if (choice.id === NONE.id) return { kind: "answer", value: [] };
  return { kind: asking.actions.find((action) => action === choice.id) ?? "unknown" };
}

async function askNumber(screen: Screen, asking: Asking): Promise<Reply> {
  const { type } = asking.question;
  if (type.kind !== "number") throw new TypeError(`Not a number: ${asking.question.field}`);
  const range = `${String(type.min)} to ${String(type.max)} ${type.unit}`;
  const line = await typeLine(screen, {
    header: `${headerOf(screen, asking)}\n  A number from ${range}; 5k and 2M are understood.`,
    start: typeof asking.given === "number" ? String(asking.given) : "",
    problem: (text) => numberProblem(text, type),
  });
  return line.kind === "back" ? ask(screen, asking) : { kind: "answer", value: numberIn(line.text) };
}

/** Asks for the objectives from the most important, one rank after the other; several at once are a tie. */
async function askOrder(screen: Screen, asking: Asking): Promise<Reply> {
  const groups: (string | string[])[] = [];
  for (;;) {
    const left = objectiveEntries(asking.base).filter(({ id }) => !groups.flat().includes(id));
    if (left.length === 0) return { kind: "answer", value: groups };
    const choice = await choose(screen, {
      header: `${headerOf(screen, asking)}\n  ${rankLine(groups, asking.base)}`,
      entries: left,
      actions: groups.length === 0 ? [UNKNOWN, ...actionEntries(asking.actions)] : [ENOUGH, PREVIOUS],
      many: true,
      chosen: [],
    });
    if (choice.kind === "chosen")
      groups.push(choice.ids.length === 1 ? (choice.ids[0] ?? "") : [...choice.ids]);
    else if (groups.length === 0) return otherReply(choice, asking);
    else if (choice.kind === "action" && choice.id === ENOUGH.id) return { kind: "answer", value: groups };
    else groups.pop();
  }
}

const ENOUGH: Entry = { id: "enough", name: "that's all: the rest ranks below, in no order" };
const PREVIOUS: Entry = { id: "previous", name: "take the last one back" };

function rankLine(groups: readonly (string | string[])[], base: KnowledgeBase): string {
  const titles = new Map(objectiveEntries(base).map(({ id, name }) => [id, name]));
  const ranks = groups.map(
    (group, n) =>
      `${String(n + 1)}. ${[group]
        .flat()
        .map((id) => titles.get(id) ?? id)
        .join(" = ")}`,
  );
  const next = groups.length === 0 ? "Most important; mark several for a tie:" : "Next:";
  return [...ranks, next].join("  ");
}

function headerOf(screen: Screen, { question, progress }: Asking): string {
  const { style } = screen;
  const columns = Math.min(screen.columns(), 100) - 1;
  const lines = [
    ...(progress === undefined ? [] : [style.quiet(progressText(progress))]),
    style.title(wrapped("", `${question.title}: ${question.prompt}`, columns)),
    ...(question.help === undefined ? [] : [style.quiet(wrapped("  ", question.help, columns))]),
  ];
  return lines.join("\n");
}
