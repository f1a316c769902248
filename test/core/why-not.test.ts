import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEvaluator, type Evaluation, type Evaluator } from "../../src/core/evaluate.ts";
import { leadersOf } from "../../src/core/flips/leaders.ts";
import { slotsNamed } from "../../src/core/slots.ts";
import { whyNot } from "../../src/core/why-not.ts";
import type { CategoryKnowledge } from "../../src/model/knowledge.ts";
import { WhyNot, type AnswerSet } from "../../src/model/why-not.ts";
import type { Scalar } from "../../src/model/value.ts";
import type { Fields } from "../../src/model/workload.ts";
import { base, option, stated } from "../support/knowledge.ts";
import { anyNeeds, anyStall, stall } from "../support/flip-stall.ts";

function answered(knowledge: CategoryKnowledge, fields: Fields, id: string): WhyNot {
  const [slot] = slotsNamed(base(knowledge));
  return whyNot(base(knowledge), { slot: slot!, option: id, stated: fields, workload: "Test", version: "0" });
}

function after(evaluator: Evaluator, fields: Fields, { changes }: Pick<AnswerSet, "changes">): Evaluation {
  const changed = { ...fields };
  for (const { field, to } of changes) {
    changed[field] = { value: to, origin: "stated", strength: fields[field]?.strength ?? "must" };
  }
  return evaluator.evaluate(changed);
}

/** Every one and two other answers to the questions of the stall that reach a goal, smallest sets only, by their fields. */
function bruteForce(evaluator: Evaluator, fields: Fields, reaches: (after: Evaluation) => boolean): string[] {
  const values: Record<string, Scalar[]> = {
    sweetNeeded: ["low", "middle", "high"],
    weightNeeded: [1, 10, 100, 1000, 10_000],
    weightAllowed: [1, 10, 100, 1000, 10_000],
    feast: [true, false],
    shineNeeded: [true, false],
  };
  const singles = Object.entries(values).flatMap(([field, all]) =>
    all.filter((to) => to !== fields[field]?.value).map((to) => ({ field, to })),
  );
  const isAsked = (all: Fields) => all["feast"] === undefined || all["feast"].value === true;
  const holds = (changes: typeof singles) => {
    const told = changes.map((change) => ({
      ...change,
      title: "",
      from: false,
      changeable: true,
      distance: 1,
    }));
    const evaluation = after(evaluator, fields, { changes: told });
    const asksAbsurdly =
      fields["weightAllowed"] === undefined &&
      changes.some(({ field }) => field === "weightAllowed") &&
      !isAsked(evaluation.fields);
    return !asksAbsurdly && reaches(evaluation);
  };
  const alone = singles.filter((one) => holds([one]));
  const others = singles.filter((one) => !alone.includes(one));
  const pairs = others.flatMap((one, n) =>
    others
      .slice(n + 1)
      .filter((two) => two.field !== one.field && holds([one, two]))
      .map((two) => `${one.field} + ${two.field}`),
  );
  return [...new Set([...alone.map(({ field }) => field), ...pairs])].sort();
}

const told = (sets: readonly AnswerSet[]) =>
  sets.map(({ changes }) => changes.map(({ field }) => field).join(" + ")).sort();

describe("for any options and answers", () => {
  test("the sets are all smallest ones of one and two answers, and each does what it says", () => {
    const found = { removed: 0, loses: 0, leads: 0, inactive: 0, sets: 0 };
    fc.assert(
      fc.property(anyStall, anyNeeds, fc.nat(), (knowledge, fields, n) => {
        const index = n % knowledge.options.length;
        const evaluator = createEvaluator(knowledge);
        const answer = answered(knowledge, fields, knowledge.options[index]!.id);
        expect(WhyNot.safeParse(answer).error).toBeUndefined();
        found[answer.status]++;
        found.sets += answer.toLead.length;
        const leads = (evaluation: Evaluation) => leadersOf(evaluation).includes(index);
        const fits = ({ standings }: Evaluation) => standings[index]!.status !== "excluded";
        const before = evaluator.evaluate(fields);
        expect(answer.status).toBe(leads(before) ? "leads" : fits(before) ? "loses" : "removed");
        for (const set of answer.toLead) expect(leads(after(evaluator, fields, set))).toBe(true);
        for (const set of answer.toFit) expect(fits(after(evaluator, fields, set))).toBe(true);
        if (answer.status !== "leads")
          expect(told(answer.toLead)).toEqual(bruteForce(evaluator, fields, leads));
        if (answer.status === "removed")
          expect(told(answer.toFit)).toEqual(bruteForce(evaluator, fields, fits));
      }),
      { numRuns: 150 },
    );
    for (const count of [found.removed, found.loses, found.leads, found.sets])
      expect(count).toBeGreaterThan(15);
  });

  test("the gaps add up to what lies between the scores", () => {
    fc.assert(
      fc.property(anyStall, anyNeeds, fc.nat(), (knowledge, fields, n) => {
        const answer = answered(knowledge, fields, knowledge.options[n % knowledge.options.length]!.id);
        if (answer.status !== "loses") return;
        const sum = answer.gaps.reduce((total, { difference }) => total + difference, 0);
        expect(sum).toBeCloseTo(answer.variant!.score - answer.leader!.score, 9);
        if (!answer.behindByMusts) expect(sum).toBeLessThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe("an option that does not lead", () => {
  const options = [
    option("mango", { sweetness: "high", shiny: true, weight: 5 }),
    option("lemon", { sweetness: "low", shiny: false, weight: 5000 }),
    option("mystery", { shiny: true, weight: 5000 }),
  ];

  test("names every must that removes it with required and known value, and what lets it in", () => {
    const answer = answered(stall(options), stated({ sweetNeeded: "middle", feast: true }), "lemon");
    expect(answer.status).toBe("removed");
    const failures = answer.violated.map(({ rule, failures: [failure] }) => [
      rule,
      failure?.required,
      failure?.citation.value,
    ]);
    expect(failures).toEqual([
      ["sweet-enough", "middle", "low"],
      ["shines", true, false],
    ]);
    const because = ["sweet-enough", "shines"];
    expect(
      answer.toFit.map(({ changes, because: reasons }) => [changes.map(({ to }) => to), reasons]),
    ).toEqual([
      [["low", false], because],
      [["low", false], because],
    ]);
    expect(told(answer.toFit)).toEqual(["sweetNeeded + feast", "sweetNeeded + shineNeeded"]);
  });

  test("ranks behind by what is open, whatever the scores", () => {
    const fields = stated({ sweetNeeded: "middle", order: ["price", "looks", "taste"] });
    const answer = answered(stall(options), fields, "mystery");
    expect(answer).toMatchObject({
      status: "loses",
      rank: 2,
      fitting: 2,
      behindByMusts: true,
      weightFlips: [],
    });
    expect(answer.variant!.score).toBeGreaterThan(answer.leader!.score);
    expect(answer.open.map(({ rule }) => rule)).toEqual(["sweet-enough"]);
  });

  test("says by how much a weight has to move", () => {
    const answer = answered(
      stall(options.slice(0, 2)),
      stated({ order: ["taste", "price", "looks"] }),
      "lemon",
    );
    expect(answer.weightFlips[0]).toMatchObject({ winner: "lemon" });
    expect(answer.weightFlips.at(-1)!.from).toBeGreaterThan(0);
  });

  test("that takes no part says what took its place", () => {
    const source = { url: "https://example.org", section: "x" };
    const status = { kind: "superseded", since: "1900", supersededBy: "mango", source } as const;
    const old = option("crab-apple", {}, { status });
    expect(answered(stall([...options, old]), stated({}), "crab-apple")).toMatchObject({
      status: "inactive",
      inactive: { text: "crab-apple is superseded since 1900 and takes no part.", see: "mango" },
    });
  });
});
