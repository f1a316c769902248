import { expect, test } from "vitest";
import type { Answers } from "../../src/core/interview.ts";
import { completionPool } from "../../src/core/interview/completion-pool.ts";
import { ENOUGH } from "../../src/core/interview/survey.ts";
import { canChange } from "../../src/core/interview/swap.ts";
import { worthOf } from "../../src/core/interview/worth.ts";
import type { Scalar } from "../../src/model/value.ts";
import {
  basket,
  drawn,
  fieldsAsked,
  interviewerOf,
  SAMPLES,
  shineNeeded,
  sweetNeeded,
} from "../support/basket.ts";
import { question, stated } from "../support/knowledge.ts";

const subject = basket();
const surveyOf = (answers: Record<string, Scalar>, of = subject) =>
  interviewerOf(of).survey(new Map(Object.entries(answers)), stated(answers));

test("the answer that decides the winner is asked first, though it stands last", () => {
  const { next, open, enough } = surveyOf({});
  expect(fieldsAsked(next)).toEqual(["sweetNeeded"]);
  expect(open[0]?.question.field).toBe("sweetNeeded");
  expect(enough).toBe(false);
});

test("what it is worth is the entropy of what it decides", () => {
  const onlySweet = basket([], { questions: [sweetNeeded] });
  const completions = completionPool(
    onlySweet.slots,
    [sweetNeeded],
    interviewerOf(onlySweet).winners,
    1,
  )({}, 4000);
  // 0.5, 0.25, 0.25: one bit and a half
  expect(worthOf(sweetNeeded, completions)).toBeCloseTo(1.5, 1);
});

test("asking ends as soon as nothing can change the winner, whatever else is unanswered", () => {
  for (const answer of ["low", "middle"]) {
    expect(surveyOf({ sweetNeeded: answer })).toMatchObject({
      changing: 0,
      enough: true,
      next: undefined,
      atMost: 0,
    });
  }
});

test("it goes on where an open answer still can: one pear in ten is not shiny enough", () => {
  const survey = surveyOf({ sweetNeeded: "high" });
  expect(survey.changing).toBeGreaterThan(ENOUGH);
  expect(survey.changing).toBeCloseTo(0.1, 1);
  expect(fieldsAsked(survey.next)).toEqual(["shineNeeded"]);
  expect(surveyOf({ sweetNeeded: "high", shineNeeded: false }).enough).toBe(true);
});

test("a question that cannot change anything is never asked, in none of these interviews", () => {
  const asked = new Set<string>();
  for (const { fields } of drawn(subject, 60)) {
    const interviewer = interviewerOf(subject);
    let answers: Answers = new Map();
    let given = {};
    for (;;) {
      const { next } = interviewer.survey(answers, given);
      if (next === undefined) break;
      for (const field of fieldsAsked(next)) {
        asked.add(field);
        answers = new Map([...answers, [field, fields[field]?.value]]);
        given = { ...given, [field]: fields[field] };
      }
    }
  }
  expect([...asked].toSorted()).toEqual(["shineNeeded", "sweetNeeded"]);
});

test("what can change a winner is found by replacing its answer alone, and noise is not taken for it", () => {
  const { winners } = interviewerOf(subject);
  const completions = completionPool(subject.slots, subject.questions, winners, 1)({}, SAMPLES);
  const able = subject.questions.filter((one) => canChange(one, completions, winners({}), winners));
  expect(able.map(({ field }) => field).toSorted()).toEqual(["shineNeeded", "sweetNeeded"]);
  // Yet by the shares seen the others tell something too: that is why they are tried.
  const telling = subject.questions.filter((one) => worthOf(one, completions) > 0);
  expect(telling.length).toBeGreaterThan(able.length);
});

test("a don't know stays sampled, and is not asked again", () => {
  const interviewer = interviewerOf(subject);
  const survey = interviewer.survey(new Map([["sweetNeeded", undefined]]), {});
  expect(survey.changing).toBeGreaterThan(0.4);
  expect(survey.open.map(({ question: { field } }) => field)).not.toContain("sweetNeeded");
});

test("it says the same whatever the way to the answers was", () => {
  const direct = surveyOf({ sweetNeeded: "high" });
  const interviewer = interviewerOf(subject);
  for (const answer of ["low", "high", "middle"]) {
    interviewer.survey(new Map([["sweetNeeded", answer]]), stated({ sweetNeeded: answer }));
  }
  const answers = { sweetNeeded: "high" };
  expect(interviewer.survey(new Map(Object.entries(answers)), stated(answers))).toEqual(direct);
});

test("an opener without a prior comes first; one that tells nothing has no precedence", () => {
  const opener = (field: string, more = {}) => question(field, { opener: true, ...more });
  const known = opener("gardener", { position: 5 });
  const idle = opener("ripeNow", {
    position: 6,
    prior: { shares: { low: 0.5, high: 0.5 }, because: "a test" },
  });
  const own = basket([known], { questions: [known, idle, sweetNeeded, shineNeeded] });
  const interviewer = interviewerOf(own);
  expect(interviewer.opening(new Map())?.field).toBe("gardener");
  const after: Answers = new Map([["gardener", undefined]]);
  expect(interviewer.opening(after)).toBeUndefined();
  expect(fieldsAsked(interviewer.survey(after, {}).next)).toEqual(["sweetNeeded"]);
});

test("an opener that tells something comes before what tells more", () => {
  const often = { shares: { true: 0.6, false: 0.4 }, because: "a test" };
  const telling = basket([], { questions: [sweetNeeded, { ...shineNeeded, opener: true, prior: often }] });
  const { next, open } = surveyOf({}, telling);
  expect(open[0]?.question.field).toBe("sweetNeeded");
  expect(fieldsAsked(next)).toEqual(["shineNeeded"]);
});

test("completions that agree with an answer are not evaluated again", () => {
  let evaluations = 0;
  const { winners } = interviewerOf(subject);
  const counting = completionPool(
    subject.slots,
    subject.questions,
    (fields) => {
      evaluations++;
      return winners(fields);
    },
    1,
  );
  const before = counting({}, SAMPLES);
  expect(evaluations).toBe(SAMPLES);
  const agree = before.filter(({ fields }) => fields["sweetNeeded"]?.value === "low").length;
  counting(stated({ sweetNeeded: "low" }), SAMPLES);
  expect(evaluations - SAMPLES).toBe(SAMPLES - agree);
});

test("an answer tells of the question before it that its prior hangs on", () => {
  const cake = question("cake", {
    position: 1,
    type: { kind: "boolean" },
    prior: { shares: { true: 0.5, false: 0.5 }, because: "a test" },
  });
  const sweet = {
    ...sweetNeeded,
    prior: {
      shares: { low: 0.9, high: 0.1 },
      given: [
        {
          when: { field: "cake", operator: "equals", value: true } as const,
          shares: { low: 0.1, high: 0.9 },
        },
      ],
      because: "a test",
    },
  };
  const own = basket([], { questions: [cake, sweet] });
  const pool = completionPool(own.slots, [cake, sweet], interviewerOf(own).winners, 1);
  const share = (given: Record<string, Scalar>) =>
    pool(stated(given), 1000).filter(({ fields }) => fields["cake"]?.value === true).length / 1000;
  expect(share({})).toBeCloseTo(0.5, 1);
  // Bayes: 0.5 * 0.9 / (0.5 * 0.9 + 0.5 * 0.1)
  expect(share({ sweetNeeded: "high" })).toBeCloseTo(0.9, 1);
  expect(share({ sweetNeeded: "low" })).toBeCloseTo(0.1, 1);
});
