import { expect, test } from "vitest";
import type { Answers } from "../../src/core/interview.ts";
import type { Panel } from "../../src/core/interview/panel.ts";
import {
  chosenQuestion,
  stepBefore,
  stepNumber,
  stepsTaken,
  type AnsweredPanel,
} from "../../src/shell/interview/steps.ts";
import { question } from "../support/knowledge.ts";

const [first, a, b, c, last] = ["first", "a", "b", "c", "last"].map((field, position) =>
  question(field, { position }),
);
const questions = [first!, a!, b!, c!, last!];
const panel: Panel = { usual: [a!, b!, c!].map((one) => ({ question: one, value: "low" })) };

/** After the first question the panel, in which these were chosen; then these fields were answered. */
function asked(answered: readonly string[], ...chosen: string[]) {
  const answers: Answers = new Map(["first", ...answered].map((field) => [field, "low"]));
  const panels: AnsweredPanel[] = [{ panel, chosen }];
  return { answers, questions, panels };
}

test("what was chosen is asked, until it is answered", () => {
  expect(chosenQuestion(asked(["b"], "a", "c"))).toBe(a);
  expect(chosenQuestion(asked(["b", "a"], "a", "c"))).toBe(c);
  expect(chosenQuestion(asked(["b", "a", "c"], "a", "c"))).toBeUndefined();
});

test("back from what comes after a panel is the panel, where nothing was chosen", () => {
  expect(stepBefore(asked(["a", "b", "c"]), last!)).toBe(panel);
});

test("back from the first chosen question is the panel, from the next one the first, and so from what comes after", () => {
  const state = asked(["b", "a", "c"], "a", "c");
  expect(stepBefore(asked(["b"], "a", "c"), a!)).toBe(panel);
  expect(stepBefore(state, a!)).toBe(panel);
  expect(stepBefore(state, c!)).toBe(a);
  expect(stepBefore(state, last!)).toBe(c);
});

test("that holds where all of it was chosen, and nothing answered as usual", () => {
  expect(stepBefore(asked([], "a", "b", "c"), a!)).toBe(panel);
  expect(stepBefore(asked(["a", "b", "c"], "a", "b", "c"), b!)).toBe(a);
});

test("back from a panel is what was asked before it, whatever of it was answered", () => {
  for (const state of [asked(["a", "b", "c"]), asked(["b"], "a", "c"), asked([], "a", "b", "c")])
    expect(stepBefore(state, panel)).toBe(first);
  expect(stepBefore({ ...asked([]), answers: new Map() }, panel)).toBeUndefined();
});

test("a panel after a panel goes back to it", () => {
  const other: Panel = { usual: [{ question: last!, value: "low" }] };
  expect(stepBefore(asked(["a", "b", "c"]), other)).toBe(panel);
});

test("a panel counts as one question, and each that was chosen in it as one more", () => {
  const state = asked(["b", "a", "c"], "a", "c");
  expect([first!, panel, a!, c!, last!].map((step) => stepNumber(state, step))).toEqual([1, 2, 3, 4, 5]);
  expect(stepNumber(asked(["a", "b", "c"]), last!)).toBe(3);
  expect(stepNumber(asked([], "a", "b", "c"), a!)).toBe(3);
  expect(stepsTaken(state)).toBe(4);
});
