import type { Evaluator } from "../evaluate.ts";
import { meanOf, type Snapshot } from "./snapshot.ts";
import type { Touched } from "./touched.ts";

/**
 * What can be said of every option after two changes, from what each of them does alone. It serves to leave out what cannot
 * succeed: pairs are many, and most are far from it.
 */
export interface Outlook {
  /** Its score where it surely meets every must, else minus infinity; by option. */
  readonly surely: Float64Array;
  /** Its score if it does, or may, minus infinity where it violates one, and infinity where the score cannot be told. */
  readonly atBest: Float64Array;
}

/** One of the two changes: what it can touch, and the workload with it alone. */
export interface Half {
  readonly touched: Touched;
  readonly alone: Snapshot;
}

/**
 * The outlook after both changes; nothing where both touch a must. What only one of them touches is as it is with that one
 * alone, and all else as it was before.
 */
export function outlook(evaluator: Evaluator, before: Snapshot, one: Half, two: Half): Outlook | undefined {
  if (meets(one.touched.rules, two.touched.rules)) return undefined;
  const score = scoreAfter(evaluator, before, one, two);
  const after = (of: "violated" | "open", v: number) =>
    one.alone[of][v]! + two.alone[of][v]! - before[of][v]!;
  const surely = new Float64Array(evaluator.groups.length).fill(-Infinity);
  const atBest = new Float64Array(evaluator.groups.length).fill(-Infinity);
  evaluator.groups.forEach((group, option) => {
    for (const v of group) {
      if (after("violated", v) > 0) continue;
      const own = score === undefined ? Infinity : score[v]!;
      if (after("open", v) === 0 && score !== undefined) surely[option] = Math.max(surely[option]!, own);
      atBest[option] = Math.max(atBest[option]!, own);
    }
    if (surely[option]! > -Infinity) atBest[option] = surely[option]!;
  });
  return { surely, atBest };
}

/** The score of every variant; nothing where both changes bear on one part of a criterion, or both on the weights. */
function scoreAfter({ model }: Evaluator, before: Snapshot, one: Half, two: Half): Float64Array | undefined {
  if (meets(one.touched.terms, two.touched.terms)) return undefined;
  const values = new Map<string, Float64Array>();
  for (const { criterion, terms } of model.criteria) {
    const { id } = criterion;
    const [byOne, byTwo] = [one.touched.criteria.has(id), two.touched.criteria.has(id)];
    if (byOne && byTwo && (one.touched.switches.has(id) || two.touched.switches.has(id))) return undefined;
    const parts = terms.flatMap(({ term }) => {
      const place = one.touched.terms.has(term)
        ? one.alone
        : two.touched.terms.has(term)
          ? two.alone
          : before;
      return place.terms.get(term) ?? [];
    });
    const own =
      byOne && byTwo ? orNothing(parts) : (byOne ? one.alone : byTwo ? two.alone : before).values.get(id);
    if (own !== undefined) values.set(id, own);
  }
  const like = [one.alone, two.alone, before].find(({ weights }) => hasKeysOf(weights, values));
  return like === undefined ? undefined : adjusted(like, values);
}

function orNothing(parts: readonly Float64Array[]): Float64Array | undefined {
  return parts.length === 0 ? undefined : meanOf(parts);
}

/** The scores of a snapshot with the values that are different put in. */
function adjusted(like: Snapshot, values: ReadonlyMap<string, Float64Array>): Float64Array {
  const score = like.score.slice();
  for (const [id, own] of values) {
    const other = like.values.get(id);
    if (other === own || other === undefined) continue;
    const weight = like.weights.get(id) ?? 0;
    for (let v = 0; v < score.length; v++) score[v]! += weight * (own[v]! - other[v]!);
  }
  return score;
}

function hasKeysOf(weights: ReadonlyMap<string, number>, values: ReadonlyMap<string, unknown>): boolean {
  return weights.size === values.size && [...values.keys()].every((id) => weights.has(id));
}

function meets<T>(one: ReadonlySet<T>, two: ReadonlySet<T>): boolean {
  for (const item of one) if (two.has(item)) return true;
  return false;
}
