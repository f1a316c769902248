/**
 * The robustness analysis of a made-up category of 10 options and 12 criteria beside a plain typed loop of the same job with the
 * same outputs, in one process: first cold, then warm in turns. Arguments: `exact` or `intervals`, and who goes first.
 */
import { writeSync } from "node:fs";
import { createEvaluator } from "../../../src/core/evaluate.ts";
import { randomStream } from "../../../src/core/random.ts";
import { analyseRobustness, type Robustness } from "../../../src/core/robustness.ts";
import { centroid, weightSpace } from "../../../src/core/weights.ts";
import type { Value } from "../../../src/model/value.ts";
import { attribute, criterion, fruit, option } from "../../support/knowledge.ts";
import { assertAlike } from "../alike.ts";
import type { Times } from "../measure.ts";
import { typedLoop, type Counts, type Matrix } from "./typed-loop.ts";

export interface RobustnessReport {
  cold: Times;
  warm: Times[];
  /** Our own with ten times the samples, beside the usual number. */
  growth: Times[];
}

const OPTIONS = 10;
const CRITERIA = 12;
const IDS = Array.from({ length: CRITERIA }, (_, c) => `c${c}`);
const SAMPLES = 10_000;
const SEED = 1;
const WARM_ROUNDS = 15;
const GROWTH_ROUNDS = 5;

/** Both sides draw for themselves: five standard deviations of a share in so many samples, for confidence in a quarter of them. */
const TOLERANCE = 5 * Math.sqrt(0.25 / SAMPLES) * Math.SQRT2;
/** A mean over few samples says little: central weights, and confidence in them, are compared of options that are first this often. */
const OFTEN = 0.05;

const [mode, first] = process.argv.slice(2);
const matrix = made(mode === "intervals" ? 0.2 : 0);
const evaluator = createEvaluator(knowledgeOf(matrix));
const ours = (samples = SAMPLES) => analyseRobustness(evaluator, {}, { seed: SEED, samples, completions: 0 });
const loop = () => typedLoop(matrix, SAMPLES, SEED);

function timed<T>(job: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = job();
  return { ms: performance.now() - start, result };
}

function pair(): { times: Times; own: Robustness; base: Counts } {
  if (first === "ours") {
    const own = timed(ours);
    const base = timed(loop);
    return { times: { own: own.ms, base: base.ms }, own: own.result, base: base.result };
  }
  const base = timed(loop);
  const own = timed(ours);
  return { times: { own: own.ms, base: base.ms }, own: own.result, base: base.result };
}

/**
 * A third of the values is uncertain when `width` is not 0. Each option is shifted so that all score alike under point
 * weights: whoever is first is decided by the draws.
 */
function made(width: number): Matrix {
  const random = randomStream(SEED, "made-up values");
  const pointWeights = centroid(weightSpace(IDS, IDS));
  const low = new Float64Array(OPTIONS * CRITERIA);
  const range = new Float64Array(OPTIONS * CRITERIA);
  for (let o = 0; o < OPTIONS; o++) {
    const [from, to] = [o * CRITERIA, (o + 1) * CRITERIA];
    for (let at = from; at < to; at++) {
      low[at] = 0.25 + random() * (0.5 - width);
      if (random() < 1 / 3) range[at] = width;
    }
    const middle = (c: number) => low[from + c]! + range[from + c]! / 2;
    const score = pointWeights.reduce((sum, weight, c) => sum + weight * middle(c), 0);
    for (let at = from; at < to; at++) low[at]! += 0.5 - score;
  }
  return { options: OPTIONS, criteria: CRITERIA, low, range };
}

/** Each criterion is an objective of its own, in the order of their importance; its value is that of one attribute. */
function knowledgeOf({ low, range }: Matrix) {
  const unit = { kind: "number", unit: "", scale: "linear", min: 0, max: 1 } as const;
  const valueAt = (at: number): Value =>
    range[at] === 0 ? low[at]! : { min: low[at]!, max: low[at]! + range[at]! };
  const options = Array.from({ length: OPTIONS }, (_, o) =>
    option(`o${o}`, Object.fromEntries(IDS.map((id, c) => [id, valueAt(o * CRITERIA + c)]))),
  );
  const { category } = fruit([]);
  return fruit(options, {
    category: { ...category, objectives: IDS.map((id) => ({ id, title: id, from: "worst", to: "best" })) },
    attributes: IDS.map((id) => attribute(id, unit)),
    criteria: IDS.map((id) =>
      criterion(id, id, {
        kind: "points",
        attribute: id,
        scale: "linear",
        points: [
          [0, 0],
          [1, 1],
        ],
      }),
    ),
    rules: [],
    questions: [],
  });
}

function checkAlike(own: Robustness, base: Counts): void {
  const often: number[] = [];
  for (let o = 0; o < OPTIONS; o++) {
    const row = (counts: Float64Array, size: number) => [...counts.subarray(o * size, (o + 1) * size)];
    assertAlike(`Ranks of ${o}`, [...(own.acceptability[o] ?? [])], row(base.ranks, OPTIONS), TOLERANCE);
    const wins = Array.from({ length: OPTIONS }, (_, rival) => (rival === o ? 0 : own.wins(o, rival).share));
    assertAlike(`Wins of ${o}`, wins, row(base.wins, OPTIONS), TOLERANCE);
    if (base.ranks[o * OPTIONS]! < OFTEN) continue;
    often.push(o);
    const central = [...(own.centralWeights(o) ?? [])];
    assertAlike(`Central weights of ${o}`, central, row(base.central, CRITERIA), TOLERANCE);
  }
  const confidence = (factors: Float64Array) => often.map((o) => factors[o]!);
  assertAlike("Confidence factors", confidence(own.confidence), confidence(base.confidence), 2 * TOLERANCE);
  if (often.length < 2)
    throw new Error("Hardly anything to compare: fewer than two options are first often.");
}

const { times: cold, own, base } = pair();
checkAlike(own, base);
const warm = Array.from({ length: WARM_ROUNDS }, () => pair().times);
const growth = Array.from({ length: GROWTH_ROUNDS }, () => {
  const few = timed(ours).ms;
  return { own: timed(() => ours(10 * SAMPLES)).ms, base: few };
});
const report: RobustnessReport = { cold, warm, growth };
writeSync(1, JSON.stringify(report));
