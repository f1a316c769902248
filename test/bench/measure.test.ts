import { expect, test } from "vitest";
import { assertAlike } from "./alike.ts";
import { limitOn, readGoals } from "./goals.ts";
import { measure, peakMemory, quantile } from "./measure.ts";
import { fasterRow, judged, line, ratioRow } from "./rows.ts";

const node = process.execPath;
const nothing = { node, args: ["-e", "0"] };
const measured = { ratio: { median: 2, low: 1.5, high: 2.5 }, ownMs: 200, baseMs: 100 };
const on20 = { version: "v20.19.0", path: node };

test("quantiles interpolate between neighbours and do not depend on the order", () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1, 1.75, 2.5, 4]);
});

test("a goal holds from its Node on, until the next one", () => {
  const goal = { atMost: { 20: 1.35, 22: 1.5 } };
  expect([18, 20, 21, 22, 26].map((major) => limitOn(goal, major)?.value)).toEqual([
    undefined,
    1.35,
    1.35,
    1.5,
    1.5,
  ]);
});

test("the goals of the repository are read, in both directions", () => {
  const goals = readGoals();
  expect(limitOn(goals["start-up"], 20)?.kind).toBe("atMost");
  expect(limitOn(goals["rules-200"], 20)?.kind).toBe("atLeast");
});

test("a goal for a largest ratio is met up to it; a missed one says how much less time it takes", () => {
  const figure = ratioRow("a", "a", "nothing", measured);
  expect(judged(figure, on20, { a: { atMost: { 20: 2 } } }).verdict).toBe("met");
  expect(judged(figure, on20, {}).verdict).toBe("no goal");
  const missed = judged(figure, on20, { a: { atMost: { 20: 1.6 } } });
  expect(line(missed)).toMatch(/goal <= 1\.6 missed .*would take 40\.0 ms less of 200/);
});

test("how many times as fast is the inverse of the ratio, and a goal for it is a smallest one", () => {
  const figure = fasterRow("a", "a", "a peer", {
    ratio: { median: 0.01, low: 0.005, high: 0.02 },
    ownMs: 1,
    baseMs: 100,
  });
  expect(figure.figure).toEqual({ median: 100, low: 50, high: 200 });
  expect(judged(figure, on20, { a: { atLeast: { 20: 100 } } }).verdict).toBe("met");
  const missed = judged(figure, on20, { a: { atLeast: { 20: 400 } } });
  expect(line(missed)).toMatch(/goal >= 400 missed .*would take 0\.75 ms less of 1\.00/);
});

test("a command that fails is not measured", () => {
  const own = { node, args: ["bin/arch-map.js", "no-such-command"] };
  expect(() => measure([{ own, base: nothing }], 1)).toThrow(/no-such-command/);
});

test("what a run starts from is brought about before each run, on both sides", () => {
  const prepared: string[] = [];
  const side = (name: string) => ({ ...nothing, prepare: () => void prepared.push(name) });
  measure([{ own: side("own"), base: side("base") }], 2);
  expect(prepared).toEqual(["base", "own", "base", "own", "base", "own"]);
});

test("the peak of memory counts what a process held, not what it holds at its end", () => {
  const own = { node, args: ["-e", "Buffer.alloc(100 * 2 ** 20, 1)"] };
  const peak = peakMemory({ own, base: nothing }, 1);
  expect(peak.own.median - peak.base.median).toBeGreaterThan(90);
});

test("counts that differ by more than the noise are told apart", () => {
  expect(() => assertAlike("Ranks", [0.5, 0.5], [0.51, 0.49], 0.02)).not.toThrow();
  expect(() => assertAlike("Ranks", [0.5, 0.5], [0.53, 0.47], 0.02)).toThrow(/Ranks differ/);
  expect(() => assertAlike("Ranks", [0.5], [0.5, 0], 0.02)).toThrow(/Ranks differ/);
});
