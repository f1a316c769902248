import { createExplorer, type Explorer } from "../../src/shell/explore/places.ts";
import { press } from "../../src/shell/explore/reducer.ts";
import { openState, viewOf, type State } from "../../src/shell/explore/state.ts";
import type { Question } from "../../src/model/question.ts";
import type { CautionRule } from "../../src/model/rule.ts";
import type { FieldValue } from "../../src/model/workload.ts";
import { base, fruit, option, question, workload } from "./knowledge.ts";

/** Apples are sweet, lemons shine, melons are heavy and of unknown sweetness, sloes are neither. */
const STALL = [
  option("apple", { sweetness: "high", weight: 10, shiny: false }),
  option("lemon", { sweetness: "low", weight: 10, shiny: true }),
  option("melon", { weight: 10_000, shiny: false }),
  option("sloe", { sweetness: "low", weight: 1, shiny: false }),
];

const EXTRA: Question[] = [
  question("ripe", { type: { kind: "boolean" }, position: 2 }),
  question("crates", {
    type: {
      kind: "number",
      unit: "kg",
      scale: "decade",
      min: 1,
      max: 1000,
      choices: { 1: "one", 10: "ten", 100: "a hundred" },
    },
    strength: "prefer",
    position: 3,
  }),
  question("colours", { type: { kind: "set", of: { red: "red ones", green: "green ones" } }, position: 4 }),
  question("peeled", { when: { field: "ripe", operator: "equals", value: true }, position: 5 }),
];

/** Only what some rule reads is asked. */
const READS_THEM: CautionRule = {
  id: "mind",
  kind: "caution",
  title: "Mind",
  because: "a test",
  reason: "a test",
  when: { all: EXTRA.map(({ field }) => ({ field, operator: "known" })) },
  caution: "Mind the wasps.",
  examples: { fires: [], silent: [] },
};

/** Titles that do not fit, and that are wider than long. */
export const RENAMED: Readonly<Record<string, string>> = {
  apple: "林檎 (apple)",
  melon: "A melon with a name that goes on and on and on until the row ends",
};

/** Fruit to explore: what the table of keys is about. */
export function fruitExplorer(titles: Readonly<Record<string, string>> = {}): Explorer {
  const stall = fruit(STALL.map((one) => ({ ...one, title: titles[one.id] ?? one.title })));
  return createExplorer(
    base({ ...stall, questions: [...stall.questions, ...EXTRA], rules: [...stall.rules, READS_THEM] }),
    undefined,
  );
}

/** The state after these keys. */
export function pressed(explorer: Explorer, values: Record<string, FieldValue>, ...keys: string[]): State {
  return keys.reduce((state, key) => press(explorer, state, key), openState(workload(values), "stall.yaml"));
}

/** What is stated, in a few words. */
export function statedIn({ workload: { fields } }: State): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

/** The order of the ranking by title. */
export function rankingIn(explorer: Explorer, state: State): string[] {
  const { evaluator, evaluation } = viewOf(explorer, state).place;
  return evaluation.ranking.map(
    (at) => evaluator.model.variants[evaluator.groups[at]?.[0] ?? -1]?.option.id ?? "",
  );
}
