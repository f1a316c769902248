import { describe, expect, test } from "vitest";
import { comparisonsOf } from "../../src/core/condition.ts";
import type { Question } from "../../src/model/question.ts";
import type { Rule } from "../../src/model/rule.ts";
import { ranking, slots, type Answers } from "../support/published.ts";
import { wins } from "../support/wins.ts";

/** Fields that accept more as they climb: effort accepted, and how far code may change. */
const LOOSENING = ["operations", "codeChange"];
/** What limits nothing by itself, but says what else the answers mean. */
const DESCRIPTIVE = ["sites"];

describe.each([...slots])("%s: a stricter must never adds an eligible option", (slot, { knowledge }) => {
  const workloads: Answers[] = [
    {},
    ...wins.filter(([, win]) => win.slot === slot).map(([, win]) => win.workload),
  ];
  const ladders = knowledge.questions.flatMap((question) =>
    question.strength === "must" && !DESCRIPTIVE.includes(question.field)
      ? laddersOf(question, capped(knowledge.rules)).map((steps) => [question.field, steps] as const)
      : [],
  );

  test.each(ladders)("%s: %j", (field, steps) => {
    for (const workload of workloads) {
      const eligible = steps.map((value) => optionsFor({ ...workload, [field]: value }, slot));
      for (const [n, stricter] of eligible.slice(1).entries()) {
        const added = stricter.filter((option) => !eligible[n]!.includes(option));
        expect({ workload, from: steps[n], to: steps[n + 1], added }).toMatchObject({ added: [] });
      }
    }
  });
});

/** The fields that cap an attribute in some rule: of these, less is the stricter wish. */
function capped(rules: readonly Rule[]): string[] {
  return rules
    .flatMap((rule) => (rule.kind === "exclude" ? comparisonsOf(rule.require) : []))
    .flatMap(({ operator, valueFrom }) =>
      operator === "atMost" && valueFrom !== undefined ? [valueFrom] : [],
    );
}

/** Answers of one question, each at least as strict as the one before; none for what has no order. */
function laddersOf({ field, type }: Question, lessIsStricter: readonly string[]): unknown[][] {
  switch (type.kind) {
    case "levels": {
      const levels = Object.keys(type.levels);
      return [LOOSENING.includes(field) ? levels.reverse() : levels];
    }
    case "number": {
      const steps = Object.keys(type.choices)
        .map(Number)
        .sort((a, b) => a - b);
      return [lessIsStricter.includes(field) ? steps.reverse() : steps];
    }
    case "set": {
      const names = Object.keys(type.of);
      return names.map((name) => [
        undefined,
        [name],
        [name, ...names.filter((other) => other !== name).slice(0, 2)],
      ]);
    }
    default:
      return [];
  }
}

const known = new Map<string, string[]>();

function optionsFor(answers: Answers, slot: string): string[] {
  const key = `${slot} ${JSON.stringify(answers)}`;
  const options = known.get(key) ?? ranking(answers, slot).map(({ option }) => option);
  known.set(key, options);
  return options;
}
