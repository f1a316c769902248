import fc from "fast-check";
import { expect, test } from "vitest";
import { createEvaluator } from "../../src/core/evaluate.ts";
import { relaxations } from "../../src/core/relaxations.ts";
import type { CategoryKnowledge } from "../../src/model/knowledge.ts";
import type { Fields } from "../../src/model/workload.ts";
import { stated } from "../support/knowledge.ts";
import { anyStall } from "../support/flip-stall.ts";

const strict = fc
  .record(
    {
      sweetNeeded: fc.constantFrom("middle", "high"),
      weightNeeded: fc.constantFrom(100, 1000, 10_000),
      weightAllowed: fc.constantFrom(1, 10),
      feast: fc.constant(true),
    },
    { requiredKeys: ["sweetNeeded", "weightNeeded"] },
  )
  .map((values) => stated(JSON.parse(JSON.stringify(values)) as Record<string, string>));

/** The options that are not removed when these rules are not there at all. */
function fittingWithout(knowledge: CategoryKnowledge, fields: Fields, dropped: readonly string[]): string[] {
  const rules = knowledge.rules.filter(({ id }) => !dropped.includes(id));
  const { evaluate } = createEvaluator({ ...knowledge, rules });
  return evaluate(fields)
    .standings.flatMap(({ status }, n) => (status === "excluded" ? [] : [knowledge.options[n]!.id]))
    .sort();
}

function subsets(ids: readonly string[]): string[][] {
  return ids.reduce<string[][]>((all, id) => [...all, ...all.map((set) => [...set, id])], [[]]);
}

test("relaxations are all minimal sets of musts without which something fits, with what fits then", () => {
  let several = 0;
  fc.assert(
    fc.property(anyStall, strict, (knowledge, fields) => {
      const evaluator = createEvaluator(knowledge);
      const evaluation = evaluator.evaluate(fields);
      fc.pre(evaluation.ranking.length === 0);
      const excludes = knowledge.rules.filter(({ kind }) => kind === "exclude").map(({ id }) => id);
      const enough = subsets(excludes).filter((set) => fittingWithout(knowledge, fields, set).length > 0);
      const minimal = enough.filter(
        (set) => !enough.some((other) => other.length < set.length && other.every((id) => set.includes(id))),
      );
      const expected = minimal.map((set) => [[...set].sort(), fittingWithout(knowledge, fields, set)]);
      const told = relaxations(evaluator, evaluation).map(({ rules, options }) => [
        rules.map(({ id }) => id).sort(),
        [...options].sort(),
      ]);
      if (told.length > 1) several++;
      expect(told.map((one) => JSON.stringify(one)).sort()).toEqual(
        expected.map((one) => JSON.stringify(one)).sort(),
      );
    }),
    { numRuns: 150 },
  );
  expect(several).toBeGreaterThan(10);
});
