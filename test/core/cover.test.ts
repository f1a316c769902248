import fc from "fast-check";
import { expect, test } from "vitest";
import { bestCover, type Carrying } from "../../src/core/cover.ts";

const anyWay = fc.record({
  option: fc.constantFrom("apple", "pear", "plum", "quince"),
  fit: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  effort: fc.integer({ min: 0, max: 60 }).map((n) => n / 100),
});
const anyFlows = fc.array(fc.array(anyWay, { maxLength: 5 }), { minLength: 1, maxLength: 4 });
const sharedBy = (option: string) => (option === "plum" || option === "quince" ? "bush" : option);

/** Every choice of a way for each flow; those with at most `most` options. */
function bestByTrying(flows: readonly (readonly Carrying[])[], most: number): number {
  let best = -Infinity;
  const visit = (chosen: readonly Carrying[]): void => {
    const ways = flows[chosen.length];
    if (ways !== undefined) {
      for (const way of ways) visit([...chosen, way]);
      return;
    }
    if (new Set(chosen.map(({ option }) => option)).size > most) return;
    const things = [...new Set(chosen.map(({ option }) => sharedBy(option)))];
    const effort = things.reduce(
      (sum, thing) =>
        sum + Math.max(...chosen.filter((one) => sharedBy(one.option) === thing).map((one) => one.effort)),
      0,
    );
    best = Math.max(best, (chosen.reduce((sum, { fit }) => sum + fit, 0) - effort) / flows.length);
  };
  visit([]);
  return best;
}

test("the best cover by one and by two is that of trying every way", () => {
  fc.assert(
    fc.property(anyFlows, fc.constantFrom(1 as const, 2 as const), (flows, most) => {
      const cover = bestCover(flows, most, sharedBy);
      const expected = bestByTrying(flows, most);
      if (expected === -Infinity) expect(cover).toBeUndefined();
      else {
        expect(cover?.total).toBeCloseTo(expected, 9);
        expect(cover?.options.length).toBeLessThanOrEqual(most);
        expect(new Set(cover?.carries)).toEqual(new Set(cover?.options));
      }
    }),
    { numRuns: 500 },
  );
});
