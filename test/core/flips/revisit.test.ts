import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEvaluator, type Evaluator } from "../../../src/core/evaluate.ts";
import { newLeader } from "../../../src/core/flips/leaders.ts";
import { revisitTriggers } from "../../../src/core/flips/revisit.ts";
import type { Fields } from "../../../src/model/workload.ts";
import { option, stated } from "../../support/knowledge.ts";
import { anyNeeds, anyStall, stall } from "../../support/flip-stall.ts";
import { fieldsFor, slots } from "../../support/published.ts";

/** Many numbers from one to another, evenly on the logarithmic scale, and every whole one that conditions like to name. */
function dense(from: number, to: number, count: number): number[] {
  const start = Math.log10(Math.max(from, 1e-9));
  const step = (Math.log10(to) - start) / count;
  return Array.from({ length: count }, (_, n) => 10 ** (start + (n + 1) * step)).filter((x) => x <= to);
}

/** Walks every numeric field up in small steps, evaluating all anew, and holds the triggers against what it sees. */
function holdAgainstWalk(evaluator: Evaluator, fields: Fields, count: number): number {
  const triggers = revisitTriggers(evaluator, fields);
  const before = evaluator.evaluate(fields);
  for (const { type, field, strength } of evaluator.model.knowledge.questions) {
    if (type.kind !== "number") continue;
    const now = fields[field]?.value as number | undefined;
    const flipsAt = (value: number) => {
      const origin = "stated" as const;
      const field_ = { value, origin, strength: fields[field]?.strength ?? strength };
      return newLeader(before, evaluator.evaluate({ ...fields, [field]: field_ })) !== undefined;
    };
    const trigger = triggers.find((one) => one.field === field);
    if (now === undefined && flipsAt(type.min)) {
      expect(trigger).toBeUndefined();
      continue;
    }
    const end = trigger?.at ?? type.max;
    for (const x of dense(now ?? type.min, end, count)) {
      const isBefore = trigger === undefined ? true : x < trigger.at * (1 - 1e-9);
      if (isBefore) expect([field, x, flipsAt(x)]).toEqual([field, x, false]);
    }
    if (trigger === undefined) continue;
    const atOnce = trigger.above ? trigger.at * (1 + 1e-7) : trigger.at;
    expect([field, atOnce, flipsAt(atOnce)]).toEqual([field, atOnce, true]);
    if (trigger.above) expect(flipsAt(trigger.at * (1 - 1e-9))).toBe(false);
  }
  return triggers.length;
}

describe("a growing number changes the winner at the trigger and nowhere below", () => {
  test("for any options and answers", () => {
    let found = 0;
    fc.assert(
      fc.property(anyStall, anyNeeds, (knowledge, fields) => {
        const evaluator = createEvaluator(knowledge);
        fc.pre(evaluator.evaluate(fields).ranking.length > 0);
        found += holdAgainstWalk(evaluator, fields, 100);
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(20);
  });

  test.each<[string, Record<string, unknown>]>([
    ["message-queue/flow", { messageKind: "work-once", operated: ["postgresql"], peakRate: 10 }],
    [
      "message-queue/flow",
      { messageKind: "fact-for-many", replay: "days", operated: ["redis"], peakRate: 10 },
    ],
    ["registry/discovery", { platform: "vms", deadWithin: 5, instanceCount: 100 }],
    ["observability/traces", { spanVolume: 100, telemetryRetention: 7 }],
  ])("in %s of the published base with %j", (slot, answers) => {
    const evaluator = createEvaluator(slots.get(slot)!.knowledge);
    holdAgainstWalk(evaluator, fieldsFor(answers, slot), 60);
  });
});

describe("a trigger stands", () => {
  const options = [
    option("grape", { sweetness: "high", shiny: true, weight: 5 }),
    option("pear", { sweetness: "low", shiny: false, weight: 200 }),
    option("melon", { sweetness: "low", shiny: false, weight: 5000 }),
  ];
  const evaluator = createEvaluator(stall(options));

  test("at the number that a rule names, between the answers that are offered", () => {
    const fields = stated({ weightNeeded: 10, order: ["taste", "looks", "price"] });
    expect(revisitTriggers(evaluator, fields)).toMatchObject([
      { field: "weightNeeded", at: 30, above: false, unit: "kg", winner: "pear", because: ["heavy-enough"] },
    ]);
  });

  test("above the recorded value that no longer reaches it", () => {
    const only = createEvaluator(
      stall([options[1]!, option("date", { sweetness: "low", shiny: false, weight: 9000 })]),
    );
    const fields = stated({ weightNeeded: 40, order: ["looks", "taste", "price"], feast: false });
    const [trigger] = revisitTriggers(only, fields);
    expect(trigger).toMatchObject({ field: "weightNeeded", winner: "date" });
    expect(trigger!.at).toBeGreaterThan(40);
  });
});
