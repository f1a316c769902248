import { describe, expect, test } from "vitest";
import { componentNames, questionsOf, valueSchema } from "../../src/knowledge/workload-schema.ts";
import { toWorkload } from "../../src/knowledge/read-workload.ts";
import type { Question } from "../../src/model/question.ts";
import type { FieldValue } from "../../src/model/workload.ts";
import { statedWorkload } from "../../src/shell/answers.ts";
import { answerText } from "../../src/shell/interview/answer-text.ts";
import { objectiveEntries, offeredBy } from "../../src/shell/interview/entries.ts";
import { numberIn, numberProblem } from "../../src/shell/interview/numbers.ts";
import { settingsOf, writtenOf } from "../../src/shell/interview/settings.ts";
import type { Io } from "../../src/shell/io.ts";
import { published } from "../support/published.ts";

const questions = questionsOf(published);
const io = {} as Io; // settings alone are read from no stream

/** The answers that the prompts can give: each entry alone, and for several the first two together. */
function answersTo(question: Question): FieldValue[] {
  if (question.type.kind === "order") {
    const [a = "", b = "", c = ""] = objectiveEntries(published).map(({ id }) => id);
    return [[a], [a, b], [[a, b], c], [c, [b, a]]];
  }
  const { entries, many, valueOf } = offeredBy(question, published);
  const ids = entries.map(({ id }) => id);
  return [...ids.map((id) => valueOf([id])), ...(many ? [valueOf(ids.slice(0, 2))] : [])];
}

describe.each(questions.map((question) => [question.field, question] as const))("%s", (field, question) => {
  test("every answer that is offered is one that a workload accepts", () => {
    const schema = valueSchema(question, published);
    const refused = answersTo(question).filter((value) => !schema.safeParse(value).success);
    expect(refused).toEqual([]);
  });

  test("the printed command states the same answers", async () => {
    for (const value of answersTo(question)) {
      const settings = settingsOf(new Map([[field, value]]), new Map());
      expect(await statedWorkload(io, published, undefined, settings)).toEqual(
        toWorkload({ [field]: value }, published),
      );
    }
  });

  test("so does a command with the other strength", async () => {
    const other = question.strength === "must" ? "prefer" : "must";
    const strengths = new Map([[field, other]] as const);
    for (const value of answersTo(question)) {
      const answers = new Map([[field, value]]);
      const stated = await statedWorkload(io, published, undefined, settingsOf(answers, strengths));
      expect(stated).toEqual(toWorkload(writtenOf(answers, strengths), published));
      expect(stated.fields[field]).toMatchObject({ value, strength: other });
    }
  });

  test("an answer that was given is found again, in words", () => {
    const { idsOf, valueOf } = offeredBy(question, published);
    for (const value of answersTo(question)) {
      if (question.type.kind !== "order") expect(valueOf(idsOf(value))).toEqual(value);
      expect(answerText(question, value, published)).not.toMatch(/^$|undefined|NaN|don't know/);
    }
  });
});

test("a component can be chosen by every name that a workload accepts", () => {
  const components = questions.find(({ type }) => type.kind === "components")!;
  const offered = offeredBy(components, published).entries.map(({ id }) => id);
  expect(offered.toSorted()).toEqual(componentNames(published));
});

test("names from outside survive the command line", async () => {
  const operated = questions.find(({ type }) => type.kind === "components" && type.many)!;
  for (const value of [["other:beanstalkd"], ["other:our own, old queue", "other:a: b"], []]) {
    const settings = settingsOf(new Map([[operated.field, value]]), new Map());
    const workload = await statedWorkload(io, published, undefined, settings);
    expect(workload.fields[operated.field]?.value).toEqual(value);
  }
});

test("what nobody knows is left out of the command", () => {
  expect(settingsOf(new Map([["operated", undefined]]), new Map())).toEqual([]);
});

test.each([
  ["250", 250],
  ["0.5", 0.5],
  ["1,000", 1000],
  ["5k", 5000],
  ["2 M", 2_000_000],
  ["1e6", 1_000_000],
])("reads the number %s", (text, value) => expect(numberIn(text)).toBe(value));

test.each([
  ["", "Expected a number"],
  ["many", `found "many"`],
  ["-5", "Expected a number"],
  ["1.2.3", "Expected a number"],
  ["0", "from 1 to 10 msg/s"],
  ["11", "from 1 to 10 msg/s"],
])("refuses the number %j", (text, problem) =>
  expect(numberProblem(text, { min: 1, max: 10, unit: "msg/s" })).toContain(problem),
);

test("takes both ends of a range", () => {
  const range = { min: 1, max: 10, unit: "msg/s" };
  expect([numberProblem("1", range), numberProblem("10", range)]).toEqual([undefined, undefined]);
});
