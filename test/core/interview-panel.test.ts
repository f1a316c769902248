import { expect, test } from "vitest";
import type { Answers } from "../../src/core/interview.ts";
import {
  afterPanel,
  isPanel,
  isUsual,
  MOST_IN_PANEL,
  unknownPanel,
  type Panel,
} from "../../src/core/interview/panel.ts";
import type { Question } from "../../src/model/question.ts";
import type { Scalar } from "../../src/model/value.ts";
import { basketWithMusts, fieldsAsked, interviewerOf, must } from "../support/basket.ts";
import { question, stated } from "../support/knowledge.ts";

function nextOf(questions: readonly Question[], answers: Record<string, Scalar> = { sweetNeeded: "high" }) {
  const subject = basketWithMusts(questions);
  return interviewerOf(subject).survey(new Map(Object.entries(answers)), stated(answers)).next;
}

function panelIn(next: Question | Panel | undefined): Panel {
  if (!isPanel(next)) throw new Error(`Not a panel: ${JSON.stringify(next)}`);
  return next;
}

const some = [must("waxed", 0.1), must("gift", 0.3), must("photo", 0.2)];

test("questions with a usual answer are asked as one, the most telling first, with that answer", () => {
  const { usual } = panelIn(nextOf(some));
  expect(usual.map(({ question: { field }, value }) => [field, value])).toEqual([
    ["gift", false],
    ["photo", false],
    ["waxed", false],
  ]);
});

test("a usual answer that cannot change a winner is not in it", () => {
  expect(fieldsAsked(nextOf(some))).not.toContain("ripeNow");
});

test("a question whose answer is open is asked by itself, first or not", () => {
  expect(fieldsAsked(nextOf(some, {}))).toEqual(["sweetNeeded"]);
  const even = must("even", 0.5);
  expect(fieldsAsked(nextOf([even, ...some]))).toEqual(["even"]);
  const opener = must("gift", 0.3, { opener: true });
  expect(fieldsAsked(nextOf([even, opener, must("photo", 0.2)]))).toEqual(["gift", "photo"]);
});

test("one usual answer alone is no panel", () => {
  const next = nextOf([must("waxed", 0.1)]);
  expect(isPanel(next)).toBe(false);
  expect(fieldsAsked(next)).toEqual(["waxed"]);
});

test("a panel stays short: the rest is asked after it", () => {
  const many = Array.from({ length: MOST_IN_PANEL + 2 }, (_, n) => must(`rare${String(n)}`, 0.1));
  expect(fieldsAsked(nextOf(many))).toHaveLength(MOST_IN_PANEL);
});

test("none of several names is usual where each is rare", () => {
  const shares = { rare: 0.1, other: 0.05 };
  const type = { kind: "set" as const, of: { rare: "rare", other: "other" } };
  const names = question("names", { position: 90, type, prior: { shares, because: "a test" } });
  const { usual } = panelIn(nextOf([...some, names]));
  expect(usual.find(({ question: { field } }) => field === "names")?.value).toEqual([]);
});

test("what is usual depends on the answers so far", () => {
  const when = { field: "sweetNeeded", operator: "equals", value: "high" } as const;
  const waxed = must("waxed", 0.9);
  const prior = { ...waxed.prior!, given: [{ when, shares: { true: 0.1, false: 0.9 } }] };
  const { usual } = panelIn(nextOf([{ ...waxed, prior }, must("gift", 0.1)]));
  expect(usual.find(({ question: { field } }) => field === "waxed")?.value).toBe(false);
});

const panel: Panel = {
  usual: some.map((one) => ({ question: one, value: false })),
};

test("what is not chosen is answered as usual, what is chosen stays to be asked", () => {
  const before: Answers = new Map([["sweetNeeded", "high"]]);
  expect([...afterPanel(before, panel, ["gift"])]).toEqual([
    ["sweetNeeded", "high"],
    ["waxed", false],
    ["photo", false],
  ]);
});

test("answered again, a chosen one keeps its own answer and loses the usual one", () => {
  const before: Answers = new Map<string, boolean>([
    ["waxed", true],
    ["gift", false],
    ["photo", true],
  ]);
  expect([...afterPanel(before, panel, ["waxed", "gift"])]).toEqual([
    ["waxed", true],
    ["photo", false],
  ]);
});

test("a don't know leaves all of it open, and answered", () => {
  const after = unknownPanel(new Map([["gift", true]]), panel);
  expect([...after]).toEqual([
    ["gift", undefined],
    ["waxed", undefined],
    ["photo", undefined],
  ]);
});

test("several names are usual in any order, and no answer is not", () => {
  const usual = { question: some[0]!, value: ["a", "b"] };
  expect(isUsual(usual, ["b", "a"])).toBe(true);
  expect(isUsual(usual, ["b"])).toBe(false);
  expect(isUsual(usual, undefined)).toBe(false);
});
