/**
 * Evaluates generated exclude rules with three engines, each built once: our own evaluator (all violations with required and
 * known values), json-rules-engine (one run for each option) and zen-engine (one decision table, "collect"). The engines take
 * turns over the same workloads, and must find the same rules violated.
 */
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import { Engine } from "json-rules-engine";
import { writeSync } from "node:fs";
import { createEvaluator } from "../../../src/core/evaluate.ts";
import { violationsOf } from "../../../src/core/explain.ts";
import type { Violation } from "../../../src/model/decision.ts";
import { forJsonRulesEngine, forZenEngine } from "./rules-elsewhere.ts";
import { generated, type Case, type Generated } from "./rules-generated.ts";

/** Milliseconds of each turn of each engine, and what there was to do. */
export interface RulesReport {
  build: Record<Side, number>;
  turns: Record<Side, number>[];
  workloadsPerTurn: number;
  /** Violated rules found over all workloads and options. */
  violations: number;
}

export type Side = "ours" | "jsonRulesEngine" | "zenEngine";

/** For each option of a workload, the violated rules in the order of their ids. */
type Violated = string[][];

/** Evaluates one workload for all options; reading rule ids off the answer is not part of it. */
type Evaluate = (one: Case) => Promise<unknown[]>;

interface Built {
  evaluate: Evaluate;
  violated(answer: unknown): string[];
}

const PER_TURN = 5;

function ours({ knowledge }: Generated): Built {
  const evaluator = createEvaluator(knowledge);
  return {
    evaluate: ({ fields }) => {
      const { fields: known, hard } = evaluator.evaluate(fields);
      return Promise.resolve(
        evaluator.groups.map(([variant = -1]) => violationsOf(evaluator, known, variant, hard)),
      );
    },
    violated: (answer) => (answer as Violation[]).map((violation) => whole(violation).rule),
  };
}

/** A violation counts only with what was required and what is known. */
function whole(violation: Violation): Violation {
  const { status, failures } = violation;
  const said = failures.every(
    ({ required, citation }) => required !== "unanswered" && citation.value !== "unknown",
  );
  if (status !== "violated" || failures.length === 0 || !said)
    throw new Error(`${violation.rule}: a violation without its values`);
  return violation;
}

function jsonRulesEngine({ rules }: Generated): Built {
  const engine = new Engine(rules.map(forJsonRulesEngine));
  return {
    evaluate: async ({ facts }) => {
      const answers: unknown[] = [];
      for (const each of facts) answers.push((await engine.run(each)).events);
      return answers;
    },
    violated: (answer) => (answer as { type: string }[]).map(({ type }) => type),
  };
}

function zenEngine({ rules }: Generated): Built {
  const content = new ZenDecisionContent(Buffer.from(JSON.stringify(forZenEngine(rules))));
  const decision = new ZenEngine().createDecision(content);
  return {
    evaluate: async ({ facts }) => {
      const answers: unknown[] = [];
      for (const each of facts) answers.push((await decision.evaluate(each)).result);
      return answers;
    },
    violated: (answer) => (answer as { rule: string }[]).map(({ rule }) => rule),
  };
}

const engines: Record<Side, (generated: Generated) => Built> = { ours, jsonRulesEngine, zenEngine };
const sides = Object.keys(engines) as Side[];

async function run(rules: number, workloads: number): Promise<RulesReport> {
  const given = generated(rules, workloads);
  const report = {
    build: {},
    turns: [],
    workloadsPerTurn: PER_TURN,
    violations: 0,
  } as unknown as RulesReport;
  const built = {} as Record<Side, Built>;
  for (const side of sides) {
    const start = performance.now();
    built[side] = engines[side](given);
    report.build[side] = performance.now() - start;
  }
  for (let from = 0; from < workloads; from += PER_TURN) {
    const turn = {} as Record<Side, number>;
    const found = {} as Record<Side, Violated[]>;
    for (const side of sides) {
      const answers: unknown[][] = [];
      const start = performance.now();
      for (const one of given.cases.slice(from, from + PER_TURN))
        answers.push(await built[side].evaluate(one));
      turn[side] = performance.now() - start;
      found[side] = answers.map((options) => options.map((answer) => built[side].violated(answer).sort()));
    }
    report.turns.push(turn);
    report.violations += agreed(found);
  }
  return report;
}

/** @returns how many violations all sides found @throws when they found others */
function agreed(found: Record<Side, Violated[]>): number {
  const [first, ...others] = sides.map((side) => JSON.stringify(found[side]));
  if (others.some((other) => other !== first))
    throw new Error(
      `Violated rules differ:\n${sides.map((side) => `${side} ${JSON.stringify(found[side][0])}`).join("\n")}`,
    );
  return found.ours.flat(2).length;
}

const [rules = "", workloads = ""] = process.argv.slice(2);
writeSync(1, JSON.stringify(await run(Number(rules), Number(workloads))));
