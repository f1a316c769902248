import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEvaluator, tierOf, type Evaluation } from "../../../src/core/evaluate.ts";
import { leadersOf } from "../../../src/core/flips/leaders.ts";
import { weightFlips } from "../../../src/core/flips/weight-flips.ts";
import { admits, centroid } from "../../../src/core/weights.ts";
import type { CategoryKnowledge } from "../../../src/model/knowledge.ts";
import type { WeightFlip } from "../../../src/model/decision.ts";
import type { Fields } from "../../../src/model/workload.ts";
import { option, stated } from "../../support/knowledge.ts";
import { evaluatorOf, fieldsFor, slots } from "../../support/published.ts";
import { anyNeeds, anyStall, placed, stall } from "../../support/flip-stall.ts";

const LEVEL = 1e-9;

/** Every mode of every option as an option of its own: what evaluate says of it is what it says of one variant. */
function apart(knowledge: CategoryKnowledge): CategoryKnowledge {
  const options = knowledge.options.flatMap((one) =>
    Object.entries(one.offerings).flatMap(([offering, provided]) =>
      Object.keys(provided.modes).map((mode) => ({
        ...one,
        id: `${one.id}/${mode}/${offering}`,
        offerings: { [offering]: { ...provided, modes: { [mode]: provided.modes[mode]! } } },
      })),
    ),
  );
  return { ...knowledge, options };
}

/** Scores everything again under other weights, as ADR 0002 words it; knows nothing of lines and crossings. */
function rescoring(knowledge: CategoryKnowledge, fields: Fields) {
  const { evaluate, model, groups } = createEvaluator(apart(knowledge));
  const evaluation = evaluate(fields);
  const owner = (n: number) => model.variants[groups[n]![0]!]!.option.id.split("/")[0]!;
  const leaders = (weights: Float64Array): string[] => {
    const judged = new Map<string, { status: string; tier: number; score: number }>();
    evaluation.standings.forEach((standing, n) => {
      if (standing.status === "excluded") return;
      const score = evaluation.criteria.reduce((sum, { objective }, c) => {
        const weight = weights[evaluation.objectives.indexOf(objective)]! * evaluation.shares[c]!;
        const { low, high } = evaluation.values[c]!;
        return sum + (weight * (low[standing.variant]! + high[standing.variant]!)) / 2;
      }, 0);
      const other = judged.get(owner(n));
      const one = { status: standing.status, tier: tierOf(standing), score };
      const surer = other?.status === "undetermined" && one.status === "eligible";
      const better = other?.status === one.status && one.score > other.score + LEVEL;
      if (other === undefined || surer || better) judged.set(owner(n), one);
    });
    const all = [...judged];
    const tier = Math.min(...all.map(([, one]) => one.tier));
    const first = all.filter(([, one]) => one.tier === tier);
    const score = Math.max(...first.map(([, one]) => one.score));
    return first.filter(([, one]) => one.score >= score - LEVEL).map(([id]) => id);
  };
  return { evaluation, leaders };
}

function moved(weights: Float64Array, k: number, to: number): Float64Array {
  return weights.map((weight, i) => (i === k ? to : (weight * (1 - to)) / (1 - weights[k]!)));
}

const GRID = Array.from({ length: 399 }, (_, n) => (n + 1) / 400);

/** Holds reported flips against a dense walk over every weight of every objective. */
function holdAgainst(flips: readonly WeightFlip[], knowledge: CategoryKnowledge, fields: Fields): void {
  const { evaluation, leaders } = rescoring(knowledge, fields);
  const weights = centroid(evaluation.space);
  const former = leaders(weights);
  const isFlip = (k: number, t: number) => !leaders(moved(weights, k, t)).some((id) => former.includes(id));
  const onGrid = evaluation.objectives.flatMap((_, k) =>
    weights[k]! >= 1
      ? []
      : GRID.filter((t) => isFlip(k, t)).map((t) => ({ k, t, size: Math.abs(t - weights[k]!) })),
  );
  const [overall] = flips;
  const kept = flips.find(({ withinOrder }) => withinOrder);
  for (const flip of flips) {
    const k = evaluation.objectives.indexOf(flip.objective);
    const beyond = flip.to + Math.sign(flip.to - flip.from) * 1e-6;
    expect(flip.from).toBe(weights[k]);
    expect(leaders(moved(weights, k, beyond))).toContain(flip.winner);
    expect(isFlip(k, beyond)).toBe(true);
    expect(admits(evaluation.space, moved(weights, k, beyond))).toBe(flip.withinOrder);
  }
  const within = onGrid.filter(({ k, t }) => admits(evaluation.space, moved(weights, k, t)));
  const smaller = (flip: WeightFlip | undefined, found: typeof onGrid) =>
    found.filter(({ size }) => flip === undefined || size < Math.abs(flip.to - flip.from) - 1e-6);
  expect(smaller(overall, onGrid)).toEqual([]);
  expect(smaller(kept, within)).toEqual([]);
  expect(flips.length).toBeLessThanOrEqual(overall?.withinOrder === false && kept !== undefined ? 2 : 1);
}

function leads({ standings, ranking }: Evaluation): boolean {
  return ranking.length > 0 && standings.length > 1;
}

describe("no smaller change of any weight makes another option lead, and just beyond the reported one it does", () => {
  test("for any options with several variants, unknowns and musts", () => {
    let flipped = 0;
    fc.assert(
      fc.property(anyStall, anyNeeds, (knowledge, fields) => {
        const { evaluator, before } = placed(knowledge, fields);
        fc.pre(leads(before));
        const flips = weightFlips(evaluator, before);
        flipped += flips.length;
        holdAgainst(flips, knowledge, fields);
      }),
      { numRuns: 150 },
    );
    expect(flipped).toBeGreaterThan(20);
  });

  test.each([
    [{ messageKind: "work-once", lossTolerance: "crash-safe", peakRate: 100, operated: ["postgresql"] }],
    [{ messageKind: "fact-for-many", replay: "days", peakRate: 10_000, priorities: ["performance"] }],
    [{ operations: "minimal", cloud: "aws", longestDelay: 3600 }],
  ])("on the published queues with %j", (answers) => {
    const slot = "message-queue/flow";
    const fields = fieldsFor(answers, slot);
    const evaluator = evaluatorOf(slot);
    holdAgainst(weightFlips(evaluator, evaluator.evaluate(fields)), slots.get(slot)!.knowledge, fields);
  });
});

describe("what a weight cannot do", () => {
  const plum = { sweetness: "middle", shiny: true, weight: 100 };

  test("lift a rival that only may meet a must above a leader that surely does", () => {
    const options = [
      option("sure", { sweetness: "middle", shiny: false, weight: 5 }),
      option("unsure", { shiny: true, weight: 5000 }),
    ];
    const { evaluator, before } = placed(stall(options), stated({ sweetNeeded: "middle" }));
    expect(before.standings[1]!.score).toBeGreaterThan(before.standings[0]!.score);
    expect(leadersOf(before)).toEqual([0]);
    expect(weightFlips(evaluator, before)).toEqual([]);
  });

  test("tell equal options apart", () => {
    const { evaluator, before } = placed(stall([option("plum", plum), option("prune", plum)]), {});
    expect(leadersOf(before)).toEqual([0, 1]);
    expect(weightFlips(evaluator, before)).toEqual([]);
  });

  test("move when there is only one option", () => {
    const { evaluator, before } = placed(stall([option("plum", plum)]), {});
    expect(weightFlips(evaluator, before)).toEqual([]);
  });
});
