import type { Truth } from "../../src/core/compare.ts";
import { comparisonsOf, evaluateCondition, type Lookup } from "../../src/core/condition.ts";
import { levelsIn } from "../../src/core/slot-model.ts";
import type { Condition, Operator } from "../../src/model/condition.ts";
import type { CategoryKnowledge } from "../../src/model/knowledge.ts";
import type { Question } from "../../src/model/question.ts";
import type { ExcludeRule } from "../../src/model/rule.ts";
import type { FieldValue } from "../../src/model/workload.ts";

/** What a climbing answer, or a further name in a set, does to the options that fit; `both` where rules disagree. */
export type Direction = "tightens" | "loosens" | "neither" | "both";

/** Answers of one question, each higher than the one before, or with more names; none for what has no order. */
export function climbs({ type }: Question): FieldValue[][] {
  switch (type.kind) {
    case "boolean":
      return [[false, true]];
    case "levels":
      return [Object.keys(type.levels)];
    case "number":
      return [
        Object.keys(type.choices)
          .map(Number)
          .sort((a, b) => a - b),
      ];
    case "enum":
      return Object.keys(type.values).map((value) => [value]);
    case "set":
      return setsOf(Object.keys(type.of));
    default:
      return [];
  }
}

function setsOf(names: string[]): FieldValue[][] {
  return names.map((name) => [
    [name],
    [name, ...names.filter((other) => other !== name).slice(0, 2)],
    [name, ...names.filter((other) => other !== name)],
  ]);
}

/** Read from the rules: what the answer asks of an attribute, and at which answers a rule starts or stops to hold. */
export function directionOf(field: string, steps: FieldValue[], knowledge: CategoryKnowledge): Direction {
  const levels = levelsIn(knowledge);
  const rules = knowledge.rules.filter((rule) => rule.kind === "exclude");
  const votes = rules.flatMap((rule) => [...asked(field, rule), ...fired(field, steps, rule.when, levels)]);
  const tightens = votes.includes("tightens");
  const loosens = votes.includes("loosens");
  if (tightens && loosens) return "both";
  if (tightens) return "tightens";
  return loosens ? "loosens" : "neither";
}

const ASKED: Partial<Record<Operator, Direction>> = {
  atLeast: "tightens",
  includesAll: "tightens",
  excludes: "tightens",
  atMost: "loosens",
  includesAny: "loosens",
};

function asked(field: string, { require }: ExcludeRule): Direction[] {
  return comparisonsOf(require).flatMap(({ operator, valueFrom }) =>
    valueFrom === field ? (ASKED[operator] ?? []) : [],
  );
}

/** A rule for a level between two others says nothing: it starts to hold there and stops again. */
function fired(field: string, steps: FieldValue[], when: Condition, levels: Lookup["levels"]): Direction[] {
  const places = steps.map((value) => TRUTHS.indexOf(evaluateCondition(when, only(field, value, levels))));
  const moves = places.slice(1).map((place, n) => Math.sign(place - places[n]!));
  if (moves.includes(1) === moves.includes(-1)) return [];
  return [moves.includes(1) ? "tightens" : "loosens"];
}

const TRUTHS: Truth[] = ["violated", "undetermined", "met"];

function only(field: string, value: FieldValue, levels: Lookup["levels"]): Lookup {
  return {
    field: (name) => (name === field ? value : undefined),
    attribute: () => undefined,
    levels,
  };
}
