import type { ExcludeRule } from "../model/rule.ts";
import type { Fields } from "../model/workload.ts";
import { isInterval } from "./compare.ts";
import { completeAnswers, unansweredQuestions } from "./completions.ts";
import { attributesRead, evaluateCondition } from "./condition.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";
import { randomStream, type Random } from "./random.ts";
import { QUANTILES } from "./sample-value.ts";
import { attributesOfFunction, quantileLookup, variantLookup } from "./slot-model.ts";
import { createTally, EXCLUDED, type Robustness } from "./tally.ts";
import { valueBounds, type ValueLookup } from "./value-function.ts";
import { weightSampler } from "./weights.ts";

export interface RobustnessOptions {
  seed: number;
  samples: number;
  /** Joint completions of the unanswered fields; 0 leaves them unanswered. */
  completions: number;
}

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
  const middle = (attribute: string) => (quantile(attribute) + 0.5) / QUANTILES;
  const lookup = (fields: Fields) => quantileLookup(variantLookup(model, owner, fields), model.types, middle);
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
