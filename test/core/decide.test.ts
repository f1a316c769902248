import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide.ts";
import type { Decision } from "../../src/model/decision.ts";
import { base, fruit, option, workload } from "../support/knowledge.ts";
import { decided, outcomeOf, SETTINGS } from "../support/decided.ts";

/** Options with any mixture of known, unknown and interval attributes. */
const anyOption = fc
  .record(
    {
      sweetness: fc.constantFrom("low", "middle", "high", { min: "low", max: "middle" }),
      shiny: fc.boolean(),
      weight: fc.constantFrom(1, 10, 500, 10_000, { min: 10, max: 1000 }),
    },
    { requiredKeys: [] },
  )
  .map((attributes) => JSON.parse(JSON.stringify(attributes)) as Record<string, string>);
const anyOptions = fc
  .array(anyOption, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((attributes, n) => option(`fruit-${String(n)}`, attributes)));
const anyNeeds = fc.record({ sweetNeeded: fc.constantFrom("low", "middle", "high") }, { requiredKeys: [] });

describe("for any options and needs", () => {
  test("contributions add up to the score, weights to 1, and bounds hold it", () => {
    fc.assert(
      fc.property(anyOptions, anyNeeds, (options, needs) => {
        for (const outcome of decided(options, needs).outcomes) {
          expect(outcome.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
          for (const ranked of outcome.ranking) {
            const sum = ranked.contributions.reduce((total, { contribution }) => total + contribution, 0);
            expect(ranked.score).toBe(sum);
            for (const { weight, value, contribution } of ranked.contributions) {
              expect(contribution).toBe(weight * value);
            }
            expect(ranked.low).toBeLessThanOrEqual(ranked.score + 1e-12);
            expect(ranked.high).toBeGreaterThanOrEqual(ranked.score - 1e-12);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("every option is ranked or removed, once, and a removed one violates a must", () => {
    fc.assert(
      fc.property(anyOptions, anyNeeds, (options, needs) => {
        const outcome = outcomeOf(options, needs);
        const seen = [...outcome.ranking, ...outcome.excluded].map((candidate) => candidate.option);
        expect(seen.sort()).toEqual(options.map(({ id }) => id).sort());
        for (const removed of outcome.excluded) expect(removed.violations.length).toBeGreaterThan(0);
        expect(outcome.verdict.kind === "none").toBe(outcome.ranking.length === 0);
      }),
      { numRuns: 60 },
    );
  });

  test("acceptabilities of a rank and of an option sum to at most 1, to 1 when nothing is undetermined", () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const { ranking } = outcomeOf(options);
        for (const [row, { acceptability }] of ranking.entries()) {
          expect(acceptability.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
          expect(ranking.reduce((sum, r) => sum + (r.acceptability[row] ?? 0), 0)).toBeLessThanOrEqual(
            1 + 1e-9,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  test("the same arguments give the same bytes, and the seed matters only to sampling", () => {
    fc.assert(
      fc.property(anyOptions, anyNeeds, fc.integer({ min: 0, max: 1000 }), (options, needs, seed) => {
        const once = decided(options, needs, seed);
        expect(JSON.stringify(decided(options, needs as never, seed))).toBe(JSON.stringify(once));
        const scores = (decision: Decision) => decision.outcomes[0]?.ranking.map(({ score }) => score);
        expect(scores(decided(options, needs as never, seed + 1))).toEqual(scores(once));
      }),
      { numRuns: 20 },
    );
  });

  test("adding an option leaves every other score, and who beats whom, unchanged to the byte", () => {
    fc.assert(
      fc.property(anyOptions, anyOption, anyNeeds, (options, attributes, needs) => {
        const before = outcomeOf(options, needs);
        const after = outcomeOf([...options, option("newcomer", attributes)], needs);
        for (const ranked of before.ranking) {
          const again = after.ranking.find((candidate) => candidate.option === ranked.option);
          expect(again?.contributions).toEqual(ranked.contributions);
          expect(again?.low).toBe(ranked.low);
          before.ranking.forEach((rival, n) => {
            const now = after.ranking.findIndex((candidate) => candidate.option === rival.option);
            expect(again?.wins[now]).toEqual(ranked.wins[n]);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

test("an option that a sure leader dominates never ranks first, as long as the answers stand", () => {
  let dominated = 0;
  fc.assert(
    fc.property(anyOptions, anyNeeds, (options, needs) => {
      const { ranking } = outcomeOf(options, needs);
      if (ranking[0]?.undetermined.length !== 0) return;
      for (const ranked of ranking.filter(({ dominatedByLeader }) => dominatedByLeader)) {
        dominated++;
        expect(ranked.firstIfUnansweredDoNotMatter).toBe(0);
      }
    }),
    { numRuns: 100 },
  );
  expect(dominated).toBeGreaterThan(20);
});

describe("screening", () => {
  const options = [
    option("lemon", { sweetness: "low", shiny: true, weight: 100 }),
    option("mango", { sweetness: "high", shiny: false, weight: 300 }),
    option("mystery", { shiny: true, weight: 100 }),
    option("melon", { sweetness: { min: "low", max: "middle" }, shiny: false, weight: 9000 }),
  ];

  test("removes what surely violates, keeps what may not, and says so", () => {
    const outcome = outcomeOf(options, { sweetNeeded: "high" });
    expect(outcome.excluded.map((removed) => removed.option)).toEqual(["lemon", "melon"]);
    const mystery = outcome.ranking.find((ranked) => ranked.option === "mystery");
    expect(mystery?.undetermined.map(({ status }) => status)).toEqual(["undetermined"]);
    expect(outcome.excluded[0]?.violations[0]?.failures[0]).toMatchObject({
      required: "high",
      citation: { value: "low" },
    });
  });

  test("a preference removes nothing and is told where it is missed", () => {
    const needs = {
      ...workload({}),
      fields: { sweetNeeded: { value: "high", origin: "stated", strength: "prefer" } },
    } as const;
    const [outcome] = decide(base(fruit(options)), needs, SETTINGS).outcomes;
    expect(outcome?.excluded).toEqual([]);
    expect(
      outcome?.ranking
        .filter(({ missed }) => missed.length > 0)
        .map((r) => r.option)
        .sort(),
    ).toEqual(["lemon", "melon", "mystery"]);
  });

  test("a default never removes anything", () => {
    const knowledge = fruit(options);
    const questions = knowledge.questions.map((question) =>
      question.field === "sweetNeeded"
        ? { ...question, default: { value: "high", because: "a test" } }
        : question,
    );
    const [outcome] = decide(base({ ...knowledge, questions }), workload({}), SETTINGS).outcomes;
    expect(outcome?.excluded).toEqual([]);
    expect(outcome?.fields.find(({ field }) => field === "sweetNeeded")?.origin).toBe("defaulted");
  });

  test("a stricter must never adds an eligible option", () => {
    const eligible = (need: string) =>
      outcomeOf(options, { sweetNeeded: need }).ranking.map((ranked) => ranked.option);
    expect(eligible("low")).toEqual(expect.arrayContaining(eligible("middle")));
    expect(eligible("middle")).toEqual(expect.arrayContaining(eligible("high")));
  });

  test("superseded options take no part", () => {
    const old = option(
      "crab-apple",
      { sweetness: "high" },
      {
        status: { kind: "superseded", since: "1900", source: { url: "https://example.org", section: "x" } },
      },
    );
    expect(outcomeOf([...options, old]).ranking.map((ranked) => ranked.option)).not.toContain("crab-apple");
  });

  test("values of different modes never mix", () => {
    const two = option(
      "apple",
      {},
      {
        modes: {
          raw: {
            title: "raw",
            summary: "",
            attributes: { sweetness: { ...option("x", { a: "high" }).attributes["a"]! } },
          },
          dried: { title: "dried", summary: "", attributes: {} },
        },
        offerings: { stall: { title: "stall", summary: "", attributes: {}, modes: { raw: {}, dried: {} } } },
      },
    );
    const outcome = outcomeOf([two], { sweetNeeded: "high" });
    expect(outcome.ranking[0]?.mode.id).toBe("raw");
    expect(outcome.ranking[0]?.undetermined).toEqual([]);
  });
});
