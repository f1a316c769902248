import { expect, test } from "vitest";
import { goalOn } from "./goals.ts";
import { measure, quantile } from "./measure.ts";

test("quantiles interpolate between neighbours and do not depend on the order", () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1, 1.75, 2.5, 4]);
});

test("a goal holds from its Node on, until the next one", () => {
  const goal = { what: "start-up", args: [], atMost: { 20: 1.35, 22: 1.5 } };
  expect([18, 20, 21, 22, 26].map((major) => goalOn(goal, major))).toEqual([undefined, 1.35, 1.35, 1.5, 1.5]);
});

test("a command that fails is not measured", () => {
  expect(() => measure(process.execPath, [["no-such-command"]], 1)).toThrow(/no-such-command/);
});
