import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide.ts";
import { decideStack } from "../../src/core/stack/decide-stack.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Thing } from "../../src/model/pairing.ts";
import type { FoundStack, NoStack } from "../../src/model/stack.ts";
import { SETTINGS } from "../support/decided.ts";
import { base, option, question, workload } from "../support/knowledge.ts";
import { component, fair, good, pairing, stall } from "../support/market.ts";

const EMPTY = workload({});
const stackOf = (knowledge: KnowledgeBase, options = {}) => decideStack(knowledge, EMPTY, options);
function found(knowledge: KnowledgeBase, options = {}): FoundStack {
  const stack = stackOf(knowledge, options);
  if (stack.kind === "none") throw new Error("no stack");
  return stack;
}
function none(knowledge: KnowledgeBase): NoStack {
  const stack = stackOf(knowledge);
  if (stack.kind === "found") throw new Error("a stack");
  return stack;
}
const chosen = ({ choices }: FoundStack) => choices.map((choice) => choice.option.option);

const apples = stall("apples", [good("gala"), fair("boskoop")]);
const pears = stall("pears", [good("abate"), fair("conference")]);

describe("without pairings and components", () => {
  const anyOption = fc
    .record(
      {
        sweetness: fc.constantFrom("low", "middle", "high", { min: "low", max: "middle" }),
        shiny: fc.boolean(),
        weight: fc.constantFrom(1, 10, 500, 10_000, { min: 10, max: 1000 }),
        hands: fc.constantFrom(0, 1, 5, { min: 1, max: 9 }),
      },
      { requiredKeys: [] },
    )
    .map((attributes) => JSON.parse(JSON.stringify(attributes)) as Record<string, string>);
  const anyStall = (id: string) =>
    fc.array(anyOption, { minLength: 1, maxLength: 5 }).map((all) =>
      stall(
        id,
        all.map((attributes, n) => option(`${id}-${String(n)}`, attributes)),
      ),
    );

  test("the stack is what leads each slot, and its total the weighted scores", () => {
    fc.assert(
      fc.property(
        anyStall("one"),
        anyStall("two"),
        anyStall("three"),
        fc.constantFrom("low", "high"),
        (a, b, c, need) => {
          const knowledge = base(a, b, c);
          const needs = workload({ sweetNeeded: need });
          const outcomes = decide(knowledge, needs, SETTINGS).outcomes.filter(
            ({ ranking }) => ranking.length > 0,
          );
          const stack = decideStack(knowledge, needs);
          if (outcomes.length === 0) return;
          if (stack.kind === "none") throw new Error("no stack");
          expect(chosen(stack)).toEqual(outcomes.map(({ ranking }) => ranking[0]?.option));
          expect(stack.choices.every(({ alone }) => alone === undefined)).toBe(true);
          const mean =
            outcomes.reduce((sum, { ranking }) => sum + (ranking[0]?.score ?? 0), 0) / outcomes.length;
          expect(stack.total).toBeCloseTo(mean, 9);
          expect(stack.open.length).toBe(3 - outcomes.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("of equals the first of the slot's ranking is chosen, as it is alone", () => {
  const equal = [
    option("one", { sweetness: "high", shiny: false, weight: 1, hands: 0 }),
    option("other", { sweetness: "high", shiny: false, hands: { min: 1, max: 9 } }),
  ];
  for (const options of [equal, [...equal].reverse()]) {
    const stack = found(base(stall("apples", options), pears));
    expect(chosen(stack)).toEqual([options[0]?.id, "abate"]);
    expect(stack.choices[0]?.alone).toBeUndefined();
  }
});

test("what surely meets every must goes first, and what may stands in where no stack is left", () => {
  const unsure = stall("apples", [
    option("unknown", { shiny: true, weight: 10_000, hands: 0 }),
    option("sure", { sweetness: "middle", shiny: false, weight: 1, hands: 0 }),
  ]);
  const needs = workload({ sweetNeeded: "middle" });
  const sure = decideStack(base(unsure, pears), needs);
  expect(sure.kind === "found" ? [chosen(sure), sure.undetermined] : []).toEqual([["sure", "abate"], false]);
  const apart = ["abate", "conference"].map((id) =>
    pairing(`not-${id}`, "conflict", { option: "apples/sure" }, { option: `pears/${id}` }),
  );
  const open = decideStack({ ...base(unsure, pears), pairings: apart }, needs);
  expect(open.kind === "found" ? [chosen(open), open.undetermined] : []).toEqual([
    ["unknown", "abate"],
    true,
  ]);
});

describe("pairings", () => {
  const both: Thing[] = [{ option: "apples/gala" }, { option: "pears/abate" }];
  const [gala, abate] = both as [Thing, Thing];

  test("two leaders in conflict: the better pair stands, and what each leader costs is said", () => {
    const stack = found({ ...base(apples, pears), pairings: [pairing("apart", "conflict", gala, abate)] });
    expect(chosen(stack)).not.toEqual(["gala", "abate"]);
    const forced = stack.choices.filter(({ alone }) => alone !== undefined);
    expect(forced).toHaveLength(1);
    expect(forced[0]?.alone?.price).toBeCloseTo(stack.next[0]?.difference ?? NaN, 9);
    expect(found(base(apples, pears)).total).toBeGreaterThan(stack.total);
  });

  test("what goes together adds up, is cited, and can turn a near tie", () => {
    const near = stall("pears", [
      good("abate"),
      option("conference", { sweetness: "high", shiny: true, weight: 900, hands: 0 }),
    ]);
    const together = pairing("friends", "works-with", gala, { option: "pears/conference" });
    expect(chosen(found(base(apples, near)))).toEqual(["gala", "abate"]);
    const stack = found({ ...base(apples, near), pairings: [together] });
    expect(chosen(stack)).toEqual(["gala", "conference"]);
    expect(stack.pairings).toMatchObject([{ id: "friends", between: ["gala", "conference"], value: 0.025 }]);
    expect(stack.total).toBeCloseTo(stack.fit + stack.pairs - stack.effort, 12);
    expect(stack.choices[1]?.alone?.price).toBeGreaterThan(0);
    const unneeded = found({
      ...base(apples, near),
      pairings: [{ ...together, kind: "makes-unneeded", to: [abate] }],
    });
    expect(chosen(unneeded)).toEqual(["gala", "conference"]);
  });

  test("the pairings of the best stack are said once for every two slots", () => {
    const again = pairing("friends-too", "provides", abate, gala);
    const stack = found({
      ...base(apples, pears),
      pairings: [pairing("friends", "works-with", gala, abate), again],
    });
    expect(stack.pairings.map(({ id }) => id)).toEqual(["friends"]);
    expect(stack.pairs).toBeCloseTo(0.025, 12);
  });

  test("where nothing fits, a smallest set of pairings is named", () => {
    const one = [stall("apples", [good("gala")]), stall("pears", [good("abate")])];
    const harmless = pairing("harmless", "conflict", gala, { option: "pears/conference" });
    const stack = none({ ...base(...one), pairings: [harmless, pairing("apart", "conflict", gala, abate)] });
    expect(stack.pairings.map(({ id }) => id)).toEqual(["apart"]);
    expect(stack.proved).toBe(true);
  });

  test("an option may not stand with what the workload states", () => {
    const stated = {
      workload: { field: "sweetNeeded", operator: "equals" as const, value: "low" },
      title: "low",
    };
    const knowledge = { ...base(apples, pears), pairings: [pairing("no-low", "conflict", gala, stated)] };
    expect(chosen(found(knowledge))).toEqual(["gala", "abate"]);
    const stack = decideStack(knowledge, workload({ sweetNeeded: "low" }));
    expect(stack.kind === "found" ? chosen(stack) : []).toEqual(["boskoop", "abate"]);
  });
});

describe("components", () => {
  const orchard = { component: "orchard" };
  const shared = [stall("apples", [good("gala", 4, orchard)]), stall("pears", [good("abate", 4, orchard)])];

  test("what several options rest on is operated once", () => {
    const knowledge = { ...base(...shared), components: [component("orchard")] };
    const [apart, once] = [base(...shared), knowledge].map((one) => found(one));
    const [own] = once?.components ?? [];
    expect(own).toMatchObject({ component: "orchard", added: false, runs: false });
    expect(own?.usedBy).toEqual(["gala", "abate"]);
    expect((once?.total ?? 0) - (apart?.total ?? 0)).toBeCloseTo(own?.spared ?? NaN, 12);
    expect(own?.spared).toBeCloseTo(own?.effort ?? NaN, 12);
    const lonely = found({ ...base(...shared), components: [component("orchard", false)] });
    expect(lonely.total).toBeCloseTo(apart?.total ?? NaN, 12);
  });

  test("what is required is added once, at its effort, unless it runs already", () => {
    const bees = [component("bees"), component("orchard")];
    const need = (from: string) =>
      pairing(`${from}-needs`, "requires", { option: from }, { component: "bees" });
    const one = base(stall("apples", [good("gala")]), stall("pears", [good("abate")]));
    const knowledge = { ...one, components: bees, pairings: [need("apples/gala"), need("pears/abate")] };
    const stack = found(knowledge);
    expect(stack.components).toMatchObject([{ component: "bees", added: true, usedBy: ["gala", "abate"] }]);
    expect(stack.effort).toBeGreaterThan(0);
    const running = stall("apples", [good("gala")], {
      questions: [question("runs", { type: { kind: "components", many: true }, role: "operated" })],
    });
    const settled = decideStack(
      { ...knowledge, categories: [running, ...knowledge.categories.slice(1)] },
      workload({ runs: ["bees"] }),
    );
    expect(settled.kind === "found" && settled.components).toEqual([]);
  });

  test("any one of what is required is enough, and the cheapest way is taken", () => {
    const needs = pairing(
      "needs",
      "requires",
      { option: "apples/gala" },
      { option: "pears/conference" },
      { component: "bees" },
    );
    const knowledge = { ...base(apples, pears), components: [component("bees")], pairings: [needs] };
    const stack = found(knowledge);
    const ways = [
      found({ ...knowledge, pairings: [{ ...needs, to: needs.to.slice(0, 1) }] }),
      found({ ...knowledge, pairings: [{ ...needs, to: needs.to.slice(1) }] }),
    ];
    expect(stack.total).toBeCloseTo(Math.max(...ways.map(({ total }) => total)), 12);
    expect(ways[0]?.total).not.toBeCloseTo(ways[1]?.total ?? NaN, 6);
  });

  test("a stack keeps to the effort that is accepted, and says so when none can", () => {
    const budget = { attribute: "hands", atMost: { low: 4, middle: 5 } };
    const questions = [question("operations", { budget })];
    const heavy = (id: string, name: string) =>
      stall(id, [good(`${name}-5`, 5), fair(`${name}-2`, 2)], { questions });
    const knowledge = base(heavy("apples", "a"), heavy("pears", "p"));
    const at = (answer: string) => decideStack(knowledge, workload({ operations: answer }));
    const limited = at("low");
    expect(limited.kind === "found" ? chosen(limited) : []).toEqual(["a-2", "p-2"]);
    expect(limited.budget).toMatchObject({ atMost: 4, used: 4 });
    const free = at("high");
    expect(free.kind === "found" ? chosen(free) : []).toEqual(["a-5", "p-5"]);
    const tight = base(
      stall("apples", [good("a-5", 5)], { questions }),
      stall("pears", [good("p-5", 5)], { questions }),
    );
    const nothing = decideStack(tight, workload({ operations: "middle" }));
    expect(nothing).toMatchObject({ kind: "none", pairings: [], budget: { atMost: 5, used: 10 } });
  });
});

test("the weight of a category moves the choice, and the sensitivity says when", () => {
  const near = pairing("apart", "conflict", { option: "apples/gala" }, { option: "pears/abate" });
  const knowledge = { ...base(apples, pears), pairings: [near] };
  expect(chosen(found(knowledge, { weights: { apples: 3 } }))).toEqual(["gala", "conference"]);
  expect(chosen(found(knowledge, { weights: { pears: 3 } }))).toEqual(["boskoop", "abate"]);
  const stack = found(knowledge, { weights: { apples: 1.5 } });
  expect(chosen(stack)).toEqual(["gala", "conference"]);
  const moved = stack.sensitivity.find(({ title, factor }) => title === "pears" && factor === 2);
  expect(moved?.changes.map(({ option: { option: id } }) => id)).toEqual(["boskoop", "abate"]);
  expect(stack.sensitivity.find(({ title, factor }) => title === "apples" && factor === 2)?.changes).toEqual(
    [],
  );
});
