import fc from "fast-check";
import { createEvaluator, type Evaluation, type Evaluator } from "../../src/core/evaluate.ts";
import type { Condition } from "../../src/model/condition.ts";
import type { Option } from "../../src/model/option.ts";
import type { CategoryKnowledge } from "../../src/model/knowledge.ts";
import type { ExcludeRule, Rule } from "../../src/model/rule.ts";
import type { Value } from "../../src/model/value.ts";
import type { Fields, Order } from "../../src/model/workload.ts";
import {
  attribute,
  cell,
  criterion,
  fruit,
  levels,
  number,
  option,
  question,
  stated,
  yesNo,
} from "./knowledge.ts";

/**
 * A made-up stall with everything that flips have to reckon with: several variants of an option, unknowns and bounds, musts of
 * which some are open, a criterion that is switched on by an answer, one judged by decades, and a derived field.
 */

const cells = fc.record(
  {
    sweetness: fc.constantFrom<Value>("low", "middle", "high", { min: "low", max: "high" }),
    shiny: fc.boolean(),
    weight: fc.constantFrom<Value>(5, 20, 100, 700, 5000, { min: 10, max: 1000 }, { min: 300, max: 9000 }),
  },
  { requiredKeys: [] },
);

const anyOption = fc.array(cells, { minLength: 1, maxLength: 3 });

/** Options with one to three variants each. */
export const anyStall = fc
  .array(anyOption, { minLength: 2, maxLength: 5 })
  .map((all) => stall(all.map(optionOf)));

function optionOf(variants: Record<string, Value>[], n: number): Option {
  const modes = Object.fromEntries(
    variants.map((values, m) => {
      const attributes = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, cell(value)]),
      );
      return [`mode-${String(m)}`, { title: `mode ${String(m)}`, summary: "", attributes }];
    }),
  );
  const provided = Object.fromEntries(Object.keys(modes).map((mode) => [mode, {}]));
  const stallOf = { stall: { title: "stall", summary: "", attributes: {}, modes: provided } };
  return option(`fruit-${String(n)}`, {}, { modes, offerings: stallOf });
}

const exclude = (id: string, when: Condition, require: Condition): ExcludeRule => ({
  id,
  kind: "exclude",
  title: id,
  because: "a test",
  reason: "a test",
  when,
  require,
  examples: { fires: [], silent: [] },
});

const festive: Rule = {
  id: "feast-wants-shine",
  kind: "derive",
  title: "feast wants shine",
  because: "a test",
  reason: "a test",
  when: { field: "feast", operator: "equals", value: true },
  derive: { field: "shineNeeded", value: true, strength: "must" },
  examples: { fires: [], silent: [] },
};

const choices = { "1": "", "10": "", "100": "", "1000": "", "10000": "" };
const weighed = { kind: "number", unit: "kg", scale: "decade", min: 1, max: 10_000, choices } as const;

/** The knowledge of the stall with these options. */
export function stall(options: Option[]): CategoryKnowledge {
  return fruit(options, {
    attributes: [attribute("sweetness", levels), attribute("weight", number), attribute("shiny", yesNo)],
    criteria: [
      criterion("sweet", "taste", {
        kind: "levels",
        attribute: "sweetness",
        values: { low: 0, middle: 0.6, high: 1 },
      }),
      criterion("shine", "looks", { kind: "levels", attribute: "shiny", values: { true: 1, false: 0 } }),
      criterion(
        "light",
        "looks",
        {
          kind: "points",
          attribute: "weight",
          scale: "log10",
          points: [
            [1, 1],
            [10_000, 0],
          ],
        },
        { when: { field: "feast", operator: "known" } },
      ),
      criterion("filling", "price", {
        kind: "decades",
        attribute: "weight",
        target: { field: "weightNeeded", otherwise: 10, headroom: 2 },
        better: "more",
        decades: 2,
      }),
    ],
    rules: [
      exclude(
        "sweet-enough",
        { field: "sweetNeeded", operator: "known" },
        { attribute: "sweetness", operator: "atLeast", valueFrom: "sweetNeeded" },
      ),
      exclude(
        "heavy-enough",
        { field: "weightNeeded", operator: "atLeast", value: 30 },
        { attribute: "weight", operator: "atLeast", valueFrom: "weightNeeded" },
      ),
      exclude(
        "light-enough",
        { field: "weightAllowed", operator: "known" },
        { attribute: "weight", operator: "atMost", valueFrom: "weightAllowed" },
      ),
      exclude(
        "shines",
        { field: "shineNeeded", operator: "equals", value: true },
        { attribute: "shiny", operator: "equals", value: true },
      ),
      exclude(
        "big-feast",
        {
          all: [
            { field: "weightNeeded", operator: "atLeast", value: 2500 },
            { field: "feast", operator: "known" },
          ],
        },
        { attribute: "sweetness", operator: "atLeast", value: "middle" },
      ),
      festive,
    ],
    questions: [
      question("sweetNeeded"),
      question("weightNeeded", { type: weighed, changeable: false }),
      question("weightAllowed", { type: weighed, when: { field: "feast", operator: "equals", value: true } }),
      question("feast", { type: { kind: "boolean" } }),
      question("shineNeeded", { type: { kind: "boolean" } }),
      question("order", { type: { kind: "order" }, role: "order", strength: "prefer" }),
    ],
  });
}

const orders = fc.constantFrom<Order>(
  ["taste", "looks", "price"],
  ["price", "taste"],
  [["looks", "price"], "taste"],
  [],
);

/** Answers to some of the questions. */
export const anyNeeds = fc
  .record(
    {
      sweetNeeded: fc.constantFrom("low", "middle"),
      weightNeeded: fc.constantFrom(1, 10, 40, 100),
      weightAllowed: fc.constantFrom(100, 10_000),
      feast: fc.boolean(),
      order: orders,
    },
    { requiredKeys: [] },
  )
  .map((values) => stated(JSON.parse(JSON.stringify(values)) as Record<string, string>));

export interface Placed {
  evaluator: Evaluator;
  fields: Fields;
  before: Evaluation;
}

export function placed(knowledge: CategoryKnowledge, fields: Fields): Placed {
  const evaluator = createEvaluator(knowledge);
  return { evaluator, fields, before: evaluator.evaluate(fields) };
}
