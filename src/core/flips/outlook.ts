import type { Criterion } from "../../model/criterion.ts";
import type { Fields } from "../../model/workload.ts";
import { attributesRead, fieldsRead } from "../condition.ts";
import type { Evaluation, Evaluator } from "../evaluate.ts";
import { memoized, type Memo } from "../memo.ts";
import { fieldsOfRule } from "../reads.ts";
import {
  attributesOfFunction,
  fieldsBehind,
  fieldsOfFunction,
  variantLookup,
  type SlotModel,
} from "../slot-model.ts";
import { valueBounds } from "../value-function.ts";

/**
 * What can be said of every option after two changes, from what each of them does alone. It serves to leave out what cannot
 * succeed: pairs are many, and most are far from it.
 */
export interface Outlook {
  /** Its score where it surely meets every must, else minus infinity; by option. */
  readonly surely: Float64Array;
  /** Its score if it does, or may, and minus infinity where it violates one. */
  readonly atBest: Float64Array;
}

/** A workload as the outlook sees it: musts violated and open, and the score whether or not it fits, by variant. */
export interface Snapshot {
  readonly weights: ReadonlyMap<string, number>;
  readonly violated: Int16Array;
  readonly open: Int16Array;
  readonly score: Float64Array;
}

/** Scores of all variants, also of those that are removed and that an evaluation leaves out; values are worked out once. */
function scorer({ model }: Evaluator): (evaluation: Evaluation) => Float64Array {
  const values = middles(model);
  return ({ criteria, weights, fields }) => {
    const score = new Float64Array(model.variants.length);
    criteria.forEach((criterion, c) => {
      values(criterion, fields).forEach((value, v) => (score[v]! += (weights[c] ?? 0) * value));
    });
    return score;
  };
}

/** Takes snapshots of evaluations. */
export function snapshots(evaluator: Evaluator): (evaluation: Evaluation) => Snapshot {
  const { model, truths } = evaluator;
  const score = scorer(evaluator);
  return (evaluation) => {
    const count = (truth: string) => {
      const counts = new Int16Array(model.variants.length);
      for (const rule of evaluation.hard) {
        truths(rule, evaluation.fields).forEach((own, v) => {
          if (own === truth) counts[v]! += 1;
        });
      }
      return counts;
    };
    return {
      weights: new Map(evaluation.criteria.map(({ id }, c) => [id, evaluation.weights[c] ?? 0])),
      violated: count("violated"),
      open: count("undetermined"),
      score: score(evaluation),
    };
  };
}

/**
 * The outlook after both changes; nothing where they bear on each other through the weights. Sound only for changes that no
 * rule or criterion reads together (`readersOf`): then what each does to musts and values adds up.
 */
export function outlook(
  { groups }: Evaluator,
  before: Snapshot,
  one: Snapshot,
  other: Snapshot,
): Outlook | undefined {
  if (!sameWeights(before, one) || !sameWeights(before, other)) return undefined;
  const after = (of: "violated" | "open" | "score", v: number) =>
    one[of][v]! + other[of][v]! - before[of][v]!;
  const surely = new Float64Array(groups.length).fill(-Infinity);
  const atBest = new Float64Array(groups.length).fill(-Infinity);
  groups.forEach((group, option) => {
    for (const v of group) {
      if (after("violated", v) > 0) continue;
      const score = after("score", v);
      if (after("open", v) === 0) surely[option] = Math.max(surely[option]!, score);
      atBest[option] = Math.max(atBest[option]!, score);
    }
    if (surely[option]! > -Infinity) atBest[option] = surely[option]!;
  });
  return { surely, atBest };
}

/** Every rule and criterion that reads a field, or one that is derived from it. */
export function readersOf(model: SlotModel, field: string): Set<string> {
  const reached = new Set([field]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const rule of model.deriveRules) {
      if (fieldsOfRule(rule).some((name) => reached.has(name))) reached.add(rule.derive.field);
    }
  }
  const isReached = (fields: readonly string[]) => fields.some((name) => reached.has(name));
  const rules = model.excludeRules.filter((rule) =>
    isReached(fieldsBehind(model, fieldsOfRule(rule), attributesRead(rule.require))),
  );
  const criteria = model.knowledge.criteria.filter((criterion) =>
    isReached([
      ...(criterion.when === undefined ? [] : fieldsRead(criterion.when)),
      ...behind(model, criterion),
    ]),
  );
  return new Set([...rules.map(({ id }) => `rule/${id}`), ...criteria.map(({ id }) => `criterion/${id}`)]);
}

function middles(model: SlotModel): Memo<Criterion, Float64Array> {
  return memoized(
    ({ value }: Criterion, fields: Fields) =>
      Float64Array.from(model.variants, (variant) => {
        const { low, high } = valueBounds(value, variantLookup(model, variant, fields));
        return (low + high) / 2;
      }),
    (criterion) => behind(model, criterion),
  );
}

function behind(model: SlotModel, { value }: Criterion): string[] {
  return fieldsBehind(model, fieldsOfFunction(value), attributesOfFunction(value));
}

function sameWeights({ weights }: Snapshot, other: Snapshot): boolean {
  return (
    weights.size === other.weights.size &&
    [...weights].every(([id, weight]) => other.weights.get(id) === weight)
  );
}
