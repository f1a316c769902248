import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEvaluator, type Evaluator } from "../../../src/core/evaluate.ts";
import { evaluateCondition } from "../../../src/core/condition.ts";
import { fieldLookup } from "../../../src/core/fields.ts";
import { answerFlips, pairFlips } from "../../../src/core/flips/answer-flips.ts";
import { answerSearch } from "../../../src/core/flips/answer-search.ts";
import { leadersOf } from "../../../src/core/flips/leaders.ts";
import type { AnswerChange } from "../../../src/model/decision.ts";
import type { Question } from "../../../src/model/question.ts";
import type { Scalar } from "../../../src/model/value.ts";
import type { Fields } from "../../../src/model/workload.ts";
import { option, question, stated } from "../../support/knowledge.ts";
import { anyNeeds, anyStall, stall } from "../../support/flip-stall.ts";
import { fieldsFor, slots } from "../../support/published.ts";

/** Every other answer that a question offers, in no order; written apart from the code that is tested. */
function offered({ type, field }: Question, fields: Fields): Scalar[] {
  const now = fields[field]?.value;
  const names = Array.isArray(now) ? (now as string[]) : [];
  switch (type.kind) {
    case "boolean":
      return [true, false].filter((value) => value !== now);
    case "set":
      return Object.keys(type.of).map((name) =>
        names.includes(name) ? names.filter((n) => n !== name) : [...names, name],
      );
    case "enum":
      return Object.keys(type.values).filter((value) => value !== now);
    case "levels":
      return Object.keys(type.levels).filter((value) => value !== now);
    case "number":
      return Object.keys(type.choices)
        .map(Number)
        .filter((value) => value !== now);
    default:
      return [];
  }
}

interface Change {
  question: Question;
  value: Scalar;
}

/** Whether these changes make another option lead than any that leads now, by a whole evaluation of its own. */
function flips(evaluator: Evaluator, fields: Fields, changes: readonly Change[]): boolean {
  const after = { ...fields };
  for (const {
    question: { field, strength },
    value,
  } of changes) {
    after[field] = { value, origin: "stated", strength: fields[field]?.strength ?? strength };
  }
  const lookup = fieldLookup(after, evaluator.model.levels);
  const absurd = changes.some(
    ({ question: { field, when } }) =>
      fields[field] === undefined && when !== undefined && evaluateCondition(when, lookup) === "violated",
  );
  const former = leadersOf(evaluator.evaluate(fields));
  const now = leadersOf(evaluator.evaluate(after));
  return !absurd && now.length > 0 && !now.some((leader) => former.includes(leader));
}

function distance({ question: { type, field }, value }: Change, fields: Fields): number {
  const now = fields[field]?.value as Scalar | undefined;
  if (now === undefined) return 1;
  if (type.kind === "levels") {
    const all = Object.keys(type.levels);
    return Math.abs(all.indexOf(String(now)) - all.indexOf(String(value)));
  }
  return type.kind === "number" ? Math.abs(Math.log10(Number(now)) - Math.log10(Number(value))) : 1;
}

/** The least total distance at which changes of each question, or of each two, flip; by their fields. */
function bruteForce(evaluator: Evaluator, fields: Fields): { singles: Least; pairs: Least } {
  const all = evaluator.model.knowledge.questions.map((one) =>
    offered(one, fields).map((value) => ({ question: one, value })),
  );
  const singles: Least = {};
  for (const change of all.flat()) if (flips(evaluator, fields, [change])) keep(singles, [change], fields);
  const pairs: Least = {};
  const halves = all.map((changes) => changes.filter((change) => !flips(evaluator, fields, [change])));
  const together = halves.flatMap((ones, i) =>
    ones.flatMap((one) => halves.slice(i + 1).flatMap((twos) => twos.map((two) => [one, two]))),
  );
  for (const pair of together) if (flips(evaluator, fields, pair)) keep(pairs, pair, fields);
  return { singles, pairs };
}

type Least = Record<string, number>;

function keep(least: Least, changes: readonly Change[], fields: Fields): void {
  const key = changes.map(({ question: { field } }) => field).join(" + ");
  const sum = changes.reduce((total, change) => total + distance(change, fields), 0);
  least[key] = Math.min(least[key] ?? Infinity, sum);
}

function told(sets: readonly (readonly AnswerChange[])[]): Least {
  return Object.fromEntries(
    sets.map((changes) => [
      changes.map(({ field }) => field).join(" + "),
      changes.reduce((total, change) => total + change.distance, 0),
    ]),
  );
}

function holdAgainstBruteForce(evaluator: Evaluator, fields: Fields): { singles: number; pairs: number } {
  const search = answerSearch(evaluator, fields);
  const one = answerFlips(evaluator, search);
  const two = pairFlips(evaluator, search);
  const expected = bruteForce(evaluator, fields);
  const rounded = (least: Least) =>
    Object.fromEntries(Object.entries(least).map(([key, sum]) => [key, Number(sum.toFixed(9))]));
  expect(rounded(told(one.map((flip) => [flip])))).toEqual(rounded(expected.singles));
  expect(rounded(told(two.map(({ changes }) => changes)))).toEqual(rounded(expected.pairs));
  return { singles: one.length, pairs: two.length };
}

describe("the smallest changes of answers are those that trying all of them finds", () => {
  test("for any options and answers, one and two at a time", () => {
    const found = { singles: 0, pairs: 0 };
    fc.assert(
      fc.property(anyStall, anyNeeds, (knowledge, fields) => {
        const { singles, pairs } = holdAgainstBruteForce(createEvaluator(knowledge), fields);
        found.singles += singles;
        found.pairs += pairs;
      }),
      { numRuns: 150 },
    );
    expect(found.singles).toBeGreaterThan(20);
    expect(found.pairs).toBeGreaterThan(20);
  });

  test.each<[string, Record<string, unknown>]>([
    ["observability/traces", { traceSearch: "chosen-tags", operations: "minimal" }],
    ["registry/discovery", { platform: "kubernetes", operations: "minimal" }],
    ["rpc/internal", { clientLanguages: ["go", "typescript"], contract: "described" }],
  ])("in %s of the published base", (slot, answers) => {
    const evaluator = createEvaluator(slots.get(slot)!.knowledge);
    holdAgainstBruteForce(evaluator, fieldsFor(answers, slot));
  });
});

describe("a flip tells", () => {
  const options = [
    option("lemon", { sweetness: "low", shiny: true, weight: 5000 }),
    option("mango", { sweetness: "high", shiny: false, weight: 5 }),
  ];
  const evaluator = createEvaluator(stall(options));
  const flipsOf = (fields: Fields) => answerFlips(evaluator, answerSearch(evaluator, fields));

  test("answers that were given before those that were not, and what can be changed before what cannot", () => {
    const mangoLeads = stated({ sweetNeeded: "low", weightNeeded: 10, order: ["looks", "price", "taste"] });
    const told = flipsOf(mangoLeads).map(({ field, from, changeable }) => [field, from, changeable]);
    expect(told).toEqual([
      ["sweetNeeded", "low", true],
      ["weightAllowed", "unanswered", true],
    ]);
  });

  test("what lets something fit where nothing does", () => {
    const fields = stated({ sweetNeeded: "high", weightNeeded: 100 });
    expect(evaluator.evaluate(fields).ranking).toEqual([]);
    expect(flipsOf(fields)).toMatchObject([
      { field: "sweetNeeded", to: "low", winner: "lemon", because: ["sweet-enough"] },
      { field: "weightNeeded", to: 10, winner: "mango", because: ["heavy-enough"], unit: "kg" },
    ]);
  });

  test("two answers of which one keeps the other from deriving a must", () => {
    const fields = stated({ order: ["looks", "taste", "price"] });
    const pairs = pairFlips(evaluator, answerSearch(evaluator, fields));
    expect(
      pairs.map(({ changes, winner }) => [changes.map(({ field, to }) => [field, to]), winner]),
    ).toContainEqual([
      [
        ["feast", true],
        ["shineNeeded", false],
      ],
      "mango",
    ]);
    holdAgainstBruteForce(evaluator, fields);
  });

  test("nothing of a question that would not be asked", () => {
    const knowledge = stall(options);
    const silent = question("sweetNeeded", { when: { field: "feast", operator: "equals", value: true } });
    const questions = knowledge.questions.map((one) => (one.field === "sweetNeeded" ? silent : one));
    const own = createEvaluator({ ...knowledge, questions });
    const fields = stated({ feast: false, order: ["looks", "taste", "price"] });
    const fieldsTold = answerFlips(own, answerSearch(own, fields)).map(({ field }) => field);
    expect(fieldsTold).not.toContain("sweetNeeded");
  });
});
