import { describe, expect, test } from "vitest";
import { option } from "../support/knowledge.ts";
import { outcomeOf } from "../support/decided.ts";

describe("verdict", () => {
  const plum = { sweetness: "middle", shiny: true, weight: 100 };

  test("equal options are too close, share their ranks, and none is called the winner", () => {
    const outcome = outcomeOf([option("plum", plum), option("prune", plum)]);
    expect(outcome.verdict).toMatchObject({ kind: "close", options: ["plum", "prune"] });
    expect(outcome.ranking.map(({ acceptability }) => acceptability)).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(outcome.ranking[1]?.leaderWins?.share).toBe(0.5);
  });

  test("a dominating option wins and is said to dominate", () => {
    const outcome = outcomeOf([
      option("plum", plum),
      option("best", { sweetness: "high", shiny: true, weight: 200 }),
    ]);
    expect(outcome.verdict).toEqual({ kind: "winner", options: ["best"], conditions: [] });
    expect(outcome.ranking[1]?.dominatedByLeader).toBe(true);
    expect(outcome.ranking[1]?.leaderWins?.share).toBe(1);
  });

  test("a winner that rests on an unknown is conditional on it", () => {
    const outcome = outcomeOf([option("maybe", { shiny: true, weight: 100 })], { sweetNeeded: "high" });
    expect(outcome.verdict.conditions.map(({ attribute }) => attribute)).toEqual(["sweetness"]);
  });

  test("nothing fits: the relaxations name what to drop and what would fit then", () => {
    const outcome = outcomeOf([option("lemon", { sweetness: "low" }), option("lime", { sweetness: "low" })], {
      sweetNeeded: "high",
    });
    expect(outcome.verdict.kind).toBe("none");
    expect(outcome.relaxations).toEqual([
      { rules: [{ id: "sweetness-as-asked", title: "sweetness as asked" }], options: ["lemon", "lime"] },
    ]);
  });
});

describe("flips", () => {
  const options = [
    option("shiny-lemon", { sweetness: "low", shiny: true, weight: 10_000 }),
    option("dull-mango", { sweetness: "high", shiny: false, weight: 1 }),
  ];

  test("the smallest changed answer names the new leader and the rule that does it", () => {
    const outcome = outcomeOf(options, { order: ["price", "looks", "taste"], sweetNeeded: "low" });
    expect(outcome.ranking[0]?.option).toBe("shiny-lemon");
    expect(outcome.answerFlips).toMatchObject([
      {
        field: "sweetNeeded",
        from: "low",
        to: "middle",
        distance: 1,
        winner: "dull-mango",
        because: ["sweetness as asked"],
      },
    ]);
  });

  test("at the flipped weight both score the same, and a little beyond it the order turns", () => {
    const outcome = outcomeOf(options, { order: ["taste", "price", "looks"] });
    const flip = outcome.weightFlips[0];
    expect(outcome.ranking[0]?.option).toBe("dull-mango");
    expect(flip).toBeDefined();
    const value = {
      "shiny-lemon": { taste: 0, looks: 1, price: 1 },
      "dull-mango": { taste: 1, looks: 0, price: 0 },
    };
    const weights = Object.fromEntries(outcome.objectives.map(({ id, weight }) => [id, weight]));
    const moved = (to: number) => {
      const own = weights[flip!.objective]!;
      const at = (id: string) => (id === flip!.objective ? to : (weights[id]! * (1 - to)) / (1 - own));
      const score = (who: keyof typeof value) =>
        Object.entries(value[who]).reduce((sum, [id, v]) => sum + at(id) * v, 0);
      return score("dull-mango") - score("shiny-lemon");
    };
    expect(moved(flip!.to)).toBeCloseTo(0, 9);
    expect(Math.sign(moved(flip!.to + (flip!.from - flip!.to) * 0.01))).toBe(1);
    expect(Math.sign(moved(flip!.to - (flip!.from - flip!.to) * 0.01))).toBe(-1);
  });
});
