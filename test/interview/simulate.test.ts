import { expect, test } from "vitest";
import { basket, drawn, interviewerOf } from "../support/basket.ts";
import { question } from "../support/knowledge.ts";
import { priorsFingerprint, summaryOf } from "./report.ts";
import { simulate, type Order } from "./simulate.ts";

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

test("the fingerprint of the priors changes with any share, and with nothing else", () => {
  const prior = (low: number) => ({ shares: { low, high: 1 - low }, because: "a test" });
  const of = (low: number, more = {}) => priorsFingerprint([question("a", { prior: prior(low), ...more })]);
  expect(of(0.5)).not.toBe(of(0.51));
  expect(of(0.5)).toBe(of(0.5, { title: "Another title" }));
});
