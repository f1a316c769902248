import type { ExcludeRule } from "../model/rule.ts";
import type { Fields } from "../model/workload.ts";
import { isInterval } from "./compare.ts";
import { completeAnswers, unansweredQuestions } from "./completions.ts";
import { attributesRead, evaluateCondition } from "./condition.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";
import { randomStream, type Random } from "./random.ts";
import { QUANTILES, valueAt } from "./sample-value.ts";
import { attributesOfFunction, variantLookup } from "./slot-model.ts";
import { valueBounds, type ValueLookup } from "./value-function.ts";
import { weightSampler } from "./weights.ts";

/**
 * Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma and Salminen 2001, Operations Research 49:444): how
 * often an option takes each rank, and beats each rival, over the admissible weights, the unknown attributes, the
 * undetermined constraints and the unanswered fields.
 */
export interface Robustness {
  readonly samples: number;
  /** Share of the samples in which option o takes rank r; row o, column r. Exact ties share their ranks. */
  readonly acceptability: readonly Float64Array[];
  /**
   * Pairwise winning index: share in which option a beats b, among the samples in which at least one of them is not
   * excluded (the others say nothing about the pair). A tie is half a win for both.
   */
  readonly wins: readonly Float64Array[];
}

export interface RobustnessOptions {
  seed: number;
  samples: number;
  /** Joint completions of the unanswered fields; 0 leaves them unanswered. */
  completions: number;
}

/** An excluded option: below all others, and tied with the other excluded ones. */
const EXCLUDED = -1;

/** Samples `samples` times, in equal shares over `completions` of the unanswered fields. */
export function analyseRobustness(
  evaluator: Evaluator,
  stated: Fields,
  options: RobustnessOptions,
): Robustness {
  const count = evaluator.groups.length;
  const tally = createTally(count);
  const open = unansweredQuestions(evaluator.model, stated).length > 0;
  const completions = open && options.completions > 0 ? options.completions : 1;
  const each = Math.ceil(options.samples / completions);
  for (let n = 0; n < completions; n++) {
    const fields = completions === 1 ? stated : completeAnswers(evaluator.model, stated, options.seed, n);
    const scores = scoreSampler(evaluator, evaluator.evaluate(fields), options.seed, String(n));
    for (let i = 0; i < each; i++) tally.add(scores());
  }
  return tally.result(each * completions);
}

/** Draws one vector of scores, an entry for each option; the same array is filled on each call. */
function scoreSampler(
  evaluator: Evaluator,
  evaluation: Evaluation,
  seed: number,
  part: string,
): () => Float64Array {
  const nextWeights = weightSampler(evaluation.space, randomStream(seed, "weights", part));
  const columns = evaluation.criteria.map((criterion) => evaluation.objectives.indexOf(criterion.objective));
  const options = evaluation.standings.map((_, option) =>
    optionSampler(evaluator, evaluation, option, seed, part),
  );
  const scores = new Float64Array(options.length);
  return () => {
    const weights = nextWeights();
    options.forEach((nextValues, option) => {
      const values = nextValues();
      let score = 0;
      for (let c = 0; c < columns.length; c++) {
        score += (weights[columns[c] ?? 0] ?? 0) * (evaluation.shares[c] ?? 0) * (values?.[c] ?? 0);
      }
      scores[option] = values === undefined ? EXCLUDED : score;
    });
    return scores;
  };
}

type ValueSampler = () => Float64Array | undefined;

/** Draws the values of one option on all active criteria, or nothing when an undetermined constraint excludes it. */
function optionSampler(
  evaluator: Evaluator,
  evaluation: Evaluation,
  option: number,
  seed: number,
  part: string,
): ValueSampler {
  const standing = evaluation.standings[option];
  if (standing === undefined || standing.status === "excluded") return () => undefined;
  const { variant } = standing;
  const values = Float64Array.from(evaluation.values, (v) => v.low[variant] ?? 0);
  const uncertain = evaluation.values.flatMap((v, c) => (v.low[variant] === v.high[variant] ? [] : [c]));
  const rules = evaluation.hard.filter(
    (rule) => evaluator.truths(rule, evaluation.fields)[variant] === "undetermined",
  );
  if (uncertain.length === 0 && rules.length === 0) return () => values;
  const draws = attributeDraws(evaluator, variant, seed, part);
  const jobs = uncertain.map((c) => ({
    c,
    valueFrom: sampledValue(evaluator, evaluation, variant, c, draws),
  }));
  const checks = rules.map((rule) => sampledTruth(evaluator, evaluation.fields, variant, rule, draws));
  return () => {
    draws.next();
    for (const { c, valueFrom } of jobs) values[c] = valueFrom();
    return checks.every((isMet) => isMet()) ? values : undefined;
  };
}

interface Draws {
  next(): void;
  /** Quantile of an attribute in the current draw, as an index below QUANTILES. */
  quantile(attribute: string): number;
  lookup(fields: Fields): ValueLookup;
}

/** One stream for each attribute of an option, so that adding an option or attribute changes no other draw. */
function attributeDraws(evaluator: Evaluator, variant: number, seed: number, part: string): Draws {
  const { model } = evaluator;
  const owner = model.variants[variant];
  if (owner === undefined) throw new RangeError(`No variant ${String(variant)}`);
  const streams = new Map<string, Random>();
  const current = new Map<string, number>();
  const quantile = (attribute: string): number => {
    let u = current.get(attribute);
    if (u === undefined) {
      let stream = streams.get(attribute);
      if (stream === undefined) {
        streams.set(attribute, (stream = randomStream(seed, "attribute", owner.option.id, attribute, part)));
      }
      current.set(attribute, (u = Math.floor(stream() * QUANTILES)));
    }
    return u;
  };
  const lookup = (fields: Fields): ValueLookup => {
    const base = variantLookup(model, owner, fields);
    return {
      ...base,
      attribute: (id) => {
        const known = base.attribute(id);
        const type = model.types.get(id);
        if (type === undefined || (known !== undefined && !isInterval(known))) return known;
        return valueAt(known, type, (quantile(id) + 0.5) / QUANTILES);
      },
    };
  };
  return {
    next: () => {
      current.clear();
    },
    quantile,
    lookup,
  };
}

function sampledValue(
  evaluator: Evaluator,
  evaluation: Evaluation,
  variant: number,
  c: number,
  draws: Draws,
) {
  const criterion = evaluation.criteria[c];
  if (criterion === undefined) throw new RangeError(`No criterion ${String(c)}`);
  const lookup = draws.lookup(evaluation.fields);
  const attributes = openAttributes(
    evaluator,
    evaluation.fields,
    variant,
    attributesOfFunction(criterion.value),
  );
  return remembered(attributes, draws, () => valueBounds(criterion.value, lookup).low);
}

function sampledTruth(
  evaluator: Evaluator,
  fields: Fields,
  variant: number,
  rule: ExcludeRule,
  draws: Draws,
) {
  const lookup = draws.lookup(fields);
  const attributes = openAttributes(evaluator, fields, variant, attributesRead(rule.require));
  return remembered(attributes, draws, () => evaluateCondition(rule.require, lookup) === "met");
}

function openAttributes(
  evaluator: Evaluator,
  fields: Fields,
  variant: number,
  attributes: string[],
): string[] {
  const owner = evaluator.model.variants[variant];
  if (owner === undefined) return [];
  const { attribute } = variantLookup(evaluator.model, owner, fields);
  return [...new Set(attributes)].filter((id) => attribute(id) === undefined || isInterval(attribute(id)));
}

/** Computes once for each combination of quantiles. */
function remembered<T>(attributes: readonly string[], draws: Draws, compute: () => T): () => T {
  const results = new Map<number, T>();
  return () => {
    const key = attributes.reduce((sum, id) => sum * QUANTILES + draws.quantile(id), 0);
    let result = results.get(key);
    if (result === undefined) results.set(key, (result = compute()));
    return result;
  };
}

function createTally(count: number) {
  const ranks = Array.from({ length: count }, () => new Float64Array(count));
  const wins = Array.from({ length: count }, () => new Float64Array(count));
  const add = (scores: Float64Array): void => {
    for (let a = 0; a < count; a++) {
      const score = scores[a] ?? EXCLUDED;
      if (score === EXCLUDED) continue;
      const won = wins[a] as Float64Array;
      let above = 0;
      let tied = 0;
      for (let b = 0; b < count; b++) {
        const other = scores[b] ?? EXCLUDED;
        if (other > score) above++;
        else if (other < score) won[b] = (won[b] ?? 0) + 1;
        else if (b !== a) {
          tied++;
          won[b] = (won[b] ?? 0) + 0.5;
        }
      }
      const taken = ranks[a] as Float64Array;
      for (let r = above; r <= above + tied; r++) taken[r] = (taken[r] ?? 0) + 1 / (tied + 1);
    }
  };
  const result = (samples: number): Robustness => ({
    samples,
    acceptability: ranks.map((row) => row.map((n) => n / samples)),
    wins: wins.map((row, a) => row.map((n, b) => n / Math.max(Number.MIN_VALUE, n + (wins[b]?.[a] ?? 0)))),
  });
  return { add, result };
}

/**
 * Lower bound of a share seen in `samples` draws: Wilson score interval, one-sided at 97.5 % (Wilson 1927). For an index
 * estimated by Monte Carlo.
 */
export function lowerBound(share: number, samples: number): number {
  const z = 1.96;
  const centre = share + (z * z) / (2 * samples);
  const spread = z * Math.sqrt((share * (1 - share)) / samples + (z * z) / (4 * samples * samples));
  return Math.max(0, (centre - spread) / (1 + (z * z) / samples));
}
