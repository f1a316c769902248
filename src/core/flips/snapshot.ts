import { hasBit, type Bits } from "../bits.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import type { ByOption } from "../memo.ts";
import type { TermValues } from "../score.ts";
import type { Term } from "../value-function.ts";

/** A workload part by part, for all variants, whether or not they fit. */
export interface Snapshot {
  /** How many musts a variant violates, and how many are open. */
  readonly violated: Int16Array;
  readonly open: Int16Array;
  /** The active criteria: their weights, and the middle of the value of each variant. */
  readonly weights: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, Float64Array>;
  /** The same for the parts that criteria are the mean of. */
  readonly terms: ReadonlyMap<Term, Float64Array>;
  readonly score: Float64Array;
}

/** Takes snapshots of evaluations. What these leave out of variants that are removed is worked out, each once. */
export function snapshots(evaluator: Evaluator): (evaluation: Evaluation) => Snapshot {
  const middles = rememberedMiddles(evaluator);
  return (evaluation) => {
    const terms = new Map<Term, Float64Array>();
    const values = new Map<string, Float64Array>();
    evaluation.criteria.forEach(({ id }, c) => {
      const parts = (evaluation.values[c]?.terms ?? []).map((ofTerm) => {
        const part = middles(ofTerm, evaluation);
        terms.set(ofTerm.of(0).term, part);
        return part;
      });
      values.set(id, meanOf(parts));
    });
    const weights = new Map(evaluation.criteria.map(({ id }, c) => [id, evaluation.weights[c] ?? 0]));
    return { ...counts(evaluator, evaluation), weights, values, terms, score: weightedSum(weights, values) };
  };
}

/** The middle of the values of all variants on one term. Where options share a result, so do workloads. */
function rememberedMiddles(evaluator: Evaluator) {
  const single = new WeakMap<TermValues, number[]>();
  const whole = new WeakMap<TermValues, Float64Array>();
  const middle = (values: TermValues, evaluation: Evaluation, variant: number) => {
    let known = single.get(values);
    if (known === undefined) single.set(values, (known = []));
    return (known[variant] ??= middleOf(evaluator, values, evaluation, variant));
  };
  return (ofTerm: ByOption<TermValues>, evaluation: Evaluation): Float64Array => {
    const [first, ...others] = ofTerm.results;
    const shared = others.length === 0 ? first : undefined;
    const known = shared === undefined ? undefined : whole.get(shared);
    if (known !== undefined) return known;
    const all = byVariant(evaluator, (variant, option) => middle(ofTerm.of(option), evaluation, variant));
    if (shared !== undefined) whole.set(shared, all);
    return all;
  };
}

/** The mean of some parts, by variant. */
export function meanOf(parts: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0), ...rest] = parts;
  return rest.length === 0
    ? first
    : first.map((value, v) => rest.reduce((sum, part) => sum + part[v]!, value) / parts.length);
}

function weightedSum(
  weights: ReadonlyMap<string, number>,
  values: ReadonlyMap<string, Float64Array>,
): Float64Array {
  const [first] = values.values();
  const sum = new Float64Array(first?.length ?? 0);
  for (const [id, own] of values) {
    const weight = weights.get(id) ?? 0;
    for (let v = 0; v < sum.length; v++) sum[v]! += weight * own[v]!;
  }
  return sum;
}

function middleOf(
  { lookup }: Evaluator,
  { term, low, high }: TermValues,
  { fields }: Evaluation,
  variant: number,
): number {
  if (low[variant] !== undefined) return (low[variant] + (high[variant] ?? NaN)) / 2;
  const bounds = term.boundsOf(lookup(fields, variant));
  return (bounds.low + bounds.high) / 2;
}

function counts(evaluator: Evaluator, { screening }: Evaluation): Pick<Snapshot, "violated" | "open"> {
  const count = (of: "violated" | "undetermined") => {
    const counted = new Int16Array(evaluator.model.variants.length);
    const all = screening.hard.flatMap(({ truths }) => truths.results.map((result) => result[of]));
    for (const bits of all) countBits(bits, counted);
    return counted;
  };
  return { violated: count("violated"), open: count("undetermined") };
}

function countBits(bits: Bits, counted: Int16Array): void {
  if (bits.every((word) => word === 0)) return;
  for (let v = 0; v < counted.length; v++) if (hasBit(bits, v)) counted[v]! += 1;
}

function byVariant(
  { groups, model }: Evaluator,
  value: (variant: number, option: number) => number,
): Float64Array {
  const all = new Float64Array(model.variants.length);
  groups.forEach((group, option) => {
    for (const variant of group) all[variant] = value(variant, option);
  });
  return all;
}
