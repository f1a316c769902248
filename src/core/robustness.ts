import type { Fields } from "../model/workload.ts";
import { completionSampler, unansweredQuestions } from "./completions.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";
import { drawNext, optionSampler, type OptionDraws, type OptionSampler } from "./option-draws.ts";
import { randomStream, type Random } from "./random.ts";
import { CompletionTally, EXCLUDED, Tally, type Acceptabilities } from "./tally.ts";
import { centroid, weightSampler, type WeightSpace } from "./weights.ts";

export interface RobustnessOptions {
  seed: number;
  samples: number;
  /** Joint completions of the unanswered fields; 0 leaves them unanswered. */
  completions: number;
}

export interface Robustness extends Acceptabilities {
  /**
   * Confidence factor (Lahdelma and Salminen 2001): share in which the option is first, were its central weights the true
   * ones; 0 for an option that is never first.
   */
  readonly confidence: Float64Array;
}

/** One completion of the unanswered fields, ready to be sampled. */
interface Completion {
  readonly space: WeightSpace;
  readonly options: readonly OptionSampler[];
  /** Active objectives, as places among all of the category. */
  readonly columns: readonly number[];
  readonly scores: Float64Array;
}

/** Samples `samples` times, in equal shares over `completions` of the unanswered fields. */
export function analyseRobustness(
  evaluator: Evaluator,
  stated: Fields,
  { seed, samples, completions }: RobustnessOptions,
): Robustness {
  const all = completionsOf(evaluator, stated, seed, completions);
  const each = Math.ceil(samples / all.length);
  const { objectives } = evaluator.model.knowledge.category;
  const tally = new Tally(evaluator.groups.length, objectives.length);
  const random = randomStream(seed, "weights");
  for (const completion of all) tally.add(sampled(completion, each, random));
  const acceptabilities = tally.finish();
  const confidence = confidenceFactors(all, acceptabilities, Math.ceil(each / CONFIDENCE_SHARE));
  return Object.assign(acceptabilities, { confidence });
}

/** Confidence factors are estimated from this fraction of the samples: they are read, not decided by. */
const CONFIDENCE_SHARE = 4;

function completionsOf(evaluator: Evaluator, stated: Fields, seed: number, count: number): Completion[] {
  const draws = evaluator.groups.map((): OptionDraws => new Map());
  const prepare = (fields: Fields) => completionFrom(evaluator, evaluator.evaluate(fields), draws, seed);
  if (count === 0 || unansweredQuestions(evaluator.model, stated).length === 0) return [prepare(stated)];
  const next = completionSampler(evaluator.model, stated, seed);
  return Array.from({ length: count }, () => prepare(next()));
}

function completionFrom(
  evaluator: Evaluator,
  evaluation: Evaluation,
  draws: readonly OptionDraws[],
  seed: number,
): Completion {
  const ids = evaluator.model.knowledge.category.objectives.map(({ id }) => id);
  const options = evaluation.standings.flatMap(({ status }, option) =>
    status === "excluded"
      ? []
      : [optionSampler(evaluator, evaluation, option, draws[option] ?? new Map<string, never>(), seed)],
  );
  const columns = evaluation.objectives.map((id) => ids.indexOf(id));
  return { space: evaluation.space, options, columns, scores: new Float64Array(options.length) };
}

function sampled(completion: Completion, samples: number, random: Random): CompletionTally {
  const { options, columns, scores, space } = completion;
  const tally = new CompletionTally(
    options.map(({ option }) => option),
    columns,
  );
  const nextWeights = weightSampler(space, random);
  for (let n = 0; n < samples; n++) {
    const weights = nextWeights();
    for (let o = 0; o < options.length; o++) {
      const option = options[o] as OptionSampler;
      scores[o] = drawNext(option) ? scoreOf(option.now, weights) : EXCLUDED;
    }
    tally.add(scores, weights);
  }
  return tally;
}

function scoreOf(values: Float64Array, weights: Float64Array): number {
  let score = 0;
  for (let k = 0; k < weights.length; k++) score += (weights[k] ?? 0) * (values[k] ?? 0);
  return score;
}

/** Draws on with the values alone, and asks who is first under each option's own central weights. */
function confidenceFactors(
  all: readonly Completion[],
  acceptabilities: Acceptabilities,
  each: number,
): Float64Array {
  const first = new Float64Array(acceptabilities.acceptability.length);
  const central = Array.from(first, (_, option) => acceptabilities.centralWeights(option));
  for (const { options, columns, space } of all) {
    const weights = options.map(({ option }) => restricted(central[option], columns, space));
    for (let n = 0; n < each; n++) countFirst(first, options, weights);
  }
  return first.map((count) => count / (each * all.length));
}

/** Draws once, and counts the options that are first, each under its own weights. */
function countFirst(
  first: Float64Array,
  options: readonly OptionSampler[],
  weights: readonly (Float64Array | undefined)[],
): void {
  const present = options.map(drawNext);
  for (let o = 0; o < options.length; o++) {
    if (!isFirst(options, present, o, weights[o])) continue;
    const { option } = options[o] as OptionSampler;
    first[option] = (first[option] ?? 0) + 1;
  }
}

/** Whether no present option scores higher than this one, under these weights. */
function isFirst(
  options: readonly OptionSampler[],
  present: readonly boolean[],
  o: number,
  weights: Float64Array | undefined,
): boolean {
  if (weights === undefined || present[o] !== true) return false;
  const score = scoreOf((options[o] as OptionSampler).now, weights);
  for (let r = 0; r < options.length; r++) {
    if (present[r] === true && scoreOf((options[r] as OptionSampler).now, weights) > score) return false;
  }
  return true;
}

/** Weights over all objectives, brought to those that are active: rescaled to 1, or the centroid where none of them is. */
function restricted(
  central: Float64Array | undefined,
  columns: readonly number[],
  space: WeightSpace,
): Float64Array | undefined {
  if (central === undefined) return undefined;
  const weights = Float64Array.from(columns, (column) => central[column] ?? 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? centroid(space) : weights.map((weight) => weight / sum);
}
