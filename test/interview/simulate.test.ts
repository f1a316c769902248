import { expect, test } from "vitest";
import type { Scalar } from "../../src/model/value.ts";
import { basket, basketWithMusts, drawn, interviewerOf, must } from "../support/basket.ts";
import { question, stated } from "../support/knowledge.ts";
import { priorsFingerprint, summaryOf } from "./report.ts";
import { simulate, type Order, type Unknown } from "./simulate.ts";

const subject = basket();
const workloads = drawn(subject, 40);

function summary(order: Order) {
  const interviewer = interviewerOf(subject);
  return summaryOf(workloads.map(({ fields }) => simulate(interviewer, subject.questions, fields, order)));
}

test("on a made-up base the adaptive order asks fewer questions than a random or a fixed one, and is as often right", () => {
  const [adaptive, fixed, random] = (["adaptive", "fixed", "random"] as const).map(summary);
  expect(adaptive!.asked.mean).toBeLessThan(2);
  expect(random!.asked.mean).toBeGreaterThan(adaptive!.asked.mean + 1);
  expect(fixed!.asked.mean).toBeGreaterThan(random!.asked.mean);
  for (const { right, interviews } of [adaptive!, fixed!, random!]) expect(right).toBe(interviews);
});

test("what is asked at most is announced, and kept", () => {
  expect(summary("adaptive").promisesKept).toBe(1);
});

const rare = ["waxed", "gift", "photo", "label"].map((field) => must(field, 0.1));
const musts = basketWithMusts(rare);
/** Of somebody who needs it sweet; of the musts this much is known. */
const interview = (known: Record<string, Scalar>, order: Order = "adaptive", unknown?: Unknown) =>
  simulate(interviewerOf(musts), musts.questions, stated({ sweetNeeded: "high", ...known }), order, unknown);
const none = Object.fromEntries(rare.map(({ field }) => [field, false]));

test("a panel is one question, and each that is chosen in it one more", () => {
  expect(interview(none)).toMatchObject({ asked: 2, panels: 1, unknown: 0, right: true });
  expect(interview({ ...none, gift: true })).toMatchObject({ asked: 3, panels: 1, right: true });
  expect(interview({ ...none, gift: true, photo: true })).toMatchObject({ asked: 4, right: true });
});

test("what is not known of a panel is asked and left open; where nothing is, the panel may be", () => {
  const known = { waxed: false, photo: false, label: false };
  // One more at the end: it is not enough, and the question that changes nothing is the last that is open.
  expect(interview({ ...known, ripeNow: "low" })).toMatchObject({ asked: 4, panels: 1, unknown: 1 });
  expect(interview({ ripeNow: "low" })).toMatchObject({ asked: 7, panels: 1, unknown: 4 });
  expect(interview({ ripeNow: "low" }, "adaptive", "at once")).toMatchObject({ asked: 3, unknown: 4 });
});

test("the other orders ask single questions", () => {
  for (const order of ["fixed", "random"] as const) expect(interview(none, order).panels).toBe(0);
});

test("the fingerprint of the priors changes with any share, and with nothing else", () => {
  const prior = (low: number) => ({ shares: { low, high: 1 - low }, because: "a test" });
  const of = (low: number, more = {}) => priorsFingerprint([question("a", { prior: prior(low), ...more })]);
  expect(of(0.5)).not.toBe(of(0.51));
  expect(of(0.5)).toBe(of(0.5, { title: "Another title" }));
});
