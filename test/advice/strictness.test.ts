import { describe, expect, test } from "vitest";
import type { FieldValue } from "../../src/model/workload.ts";
import type { CategoryKnowledge } from "../../src/model/knowledge.ts";
import { climbs, directionOf, type Direction } from "../support/ladders.ts";
import { ranking, slots, type Answers } from "../support/published.ts";
import { wins } from "../support/wins.ts";

/** What no rule gives a direction, by the slot where that is so; nothing else may be left out. */
const DESCRIPTIVE: Record<string, Record<string, string>> = {
  serviceFrameworks: {
    "registry/discovery":
      "It says what the services are: a framework that registers itself rules registries out, another beside it lets them in.",
  },
  callers: {
    "rpc/browser":
      "It says who calls: apps without a browser rule pages out, so that a browser added lets them in again.",
  },
};

interface Ladder {
  field: string;
  direction: Direction;
  /** No answer, then answers of which each is at least as strict as the one before. */
  steps: (FieldValue | undefined)[];
}

describe.each([...slots])("%s: a stricter must never adds an eligible option", (slot, { knowledge }) => {
  const workloads: Answers[] = [
    {},
    ...wins.filter(([, win]) => win.slot === slot).map(([, win]) => win.workload),
  ];

  const ladders = laddersIn(knowledge);

  test("the rules give a direction to all but what only describes", () => {
    const both = ladders.filter(({ direction }) => direction === "both").map(({ field }) => field);
    const named = Object.keys(DESCRIPTIVE).filter((field) => slot in DESCRIPTIVE[field]!);
    expect([...new Set(both)]).toEqual(named);
  });

  test.each(ladders.filter(({ direction }) => direction !== "both"))("$field: $steps", ({ field, steps }) => {
    for (const workload of workloads) {
      const eligible = steps.map((value) => optionsFor({ ...workload, [field]: value }, slot));
      for (const [n, stricter] of eligible.slice(1).entries()) {
        const added = stricter.filter((option) => !eligible[n]!.includes(option));
        expect({ workload, from: steps[n], to: steps[n + 1], added }).toMatchObject({ added: [] });
      }
    }
  });
});

function laddersIn(knowledge: CategoryKnowledge): Ladder[] {
  return knowledge.questions
    .filter(({ strength }) => strength === "must")
    .flatMap((question) => climbs(question).map((steps) => ladderOf(question.field, steps, knowledge)));
}

function ladderOf(field: string, steps: FieldValue[], knowledge: CategoryKnowledge): Ladder {
  const direction = directionOf(field, steps, knowledge);
  return { field, direction, steps: [undefined, ...(direction === "loosens" ? steps.toReversed() : steps)] };
}

const known = new Map<string, string[]>();

function optionsFor(answers: Answers, slot: string): string[] {
  const key = `${slot} ${JSON.stringify(answers)}`;
  const options = known.get(key) ?? ranking(answers, slot).map(({ option }) => option);
  known.set(key, options);
  return options;
}
