import { expect, test } from "vitest";
import {
  applicable,
  nextQuestion,
  previousQuestion,
  withoutObsolete,
  type Answers,
} from "../../src/core/interview.ts";
import type { Question } from "../../src/model/question.ts";

function question(field: string, position: number, more: Partial<Question> = {}): Question {
  return {
    id: field,
    field,
    title: field,
    prompt: `${field}?`,
    scope: "workload",
    type: { kind: "levels", levels: { low: "low", middle: "middle", high: "high" } },
    strength: "must",
    changeable: true,
    position,
    examples: [],
    ...more,
  };
}

const onlyAbove = { when: { field: "rate", operator: "atLeast", value: "middle" } } as const;
const questions = [
  question("burst", 5, onlyAbove),
  question("rate", 10),
  question("kind", 30, { opener: true }),
  question("cloud", 20, { opener: true }),
];
const given = (...answers: [string, string | undefined][]): Answers =>
  new Map(answers.map(([field, value]) => [field, value]));

/** Answers everything in the order asked. */
function askedWith(value: string | undefined): string[] {
  let answers = given();
  for (
    let next = nextQuestion(answers, questions);
    next !== undefined;
    next = nextQuestion(answers, questions)
  ) {
    answers = new Map([...answers, [next.field, value]]);
  }
  return [...answers.keys()];
}

test("openers come first, then the others by position; a condition is asked of the answers so far", () => {
  expect(askedWith("low")).toEqual(["cloud", "kind", "rate"]);
  expect(askedWith("high")).toEqual(["cloud", "kind", "rate", "burst"]);
});

test("a don't know is an answer: it is not asked again, and meets no condition", () => {
  expect(askedWith(undefined)).toEqual(["cloud", "kind", "rate"]);
});

test("back goes the way that was asked, whatever the positions", () => {
  const answers = given(["cloud", "low"], ["kind", "low"], ["rate", "high"]);
  const [cloud, kind, rate, burst] = ["cloud", "kind", "rate", "burst"].map((f) =>
    questions.find((q) => q.field === f)!,
  );
  const back = (from: Question) => previousQuestion(from, answers, questions)?.field;
  expect([burst!, rate!, kind!, cloud!].map(back)).toEqual(["rate", "kind", "cloud", undefined]);
});

test("back leaves out what is no longer asked", () => {
  const answers = given(["cloud", "low"], ["burst", "low"], ["rate", "low"]);
  expect(previousQuestion(questions[1]!, answers, questions)?.field).toBe("cloud");
});

test("a changed answer drops those that rested on it, and theirs", () => {
  const chain = [...questions, question("peak", 50, { when: { field: "burst", operator: "known" } })];
  const answers = given(["rate", "low"], ["burst", "high"], ["peak", "high"]);
  expect([...withoutObsolete(answers, chain).keys()]).toEqual(["rate"]);
  expect([
    ...withoutObsolete(given(["rate", "high"], ["burst", "high"], ["peak", "low"]), chain).keys(),
  ]).toHaveLength(3);
});

test("what these answers leave to be asked follows their conditions", () => {
  expect(applicable(given(["rate", "low"]), questions)).toHaveLength(3);
  expect(applicable(given(["rate", "middle"]), questions)).toHaveLength(4);
});
