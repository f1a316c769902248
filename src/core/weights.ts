import type { Order } from "../model/workload.ts";
import type { Random } from "./random.ts";

/**
 * The admissible weights of a weak order over objectives: tied objectives weigh the same, an earlier group weighs at least
 * as much as a later one, and the objectives left out rank below all others in any order among themselves.
 *
 * For one ordering of the unranked objectives this is a simplex. Its k-th vertex gives equal weight to the objectives of
 * the first k groups and none to the rest; for a full order these are the vertices whose mean is the rank-order centroid
 * (Barron and Barrett 1996, Management Science 42:1515). The simplices of the other orderings are congruent, so a uniform
 * draw picks an ordering first. Uniform over a simplex: flat Dirichlet coefficients of the vertices (Devroye 1986, XI.4).
 */
export interface WeightSpace {
  readonly size: number;
  /** Ranked groups of indices, the most important first. */
  readonly groups: readonly (readonly number[])[];
  /** Indices without a rank. */
  readonly unranked: readonly number[];
}

/** Keeps of `order` what is among `objectives` (the active ones); names it does not know are the caller's error. */
export function weightSpace(objectives: readonly string[], order: Order): WeightSpace {
  const groups = order
    .map((group) => (typeof group === "string" ? [group] : group))
    .map((group) => group.map((id) => objectives.indexOf(id)).filter((index) => index >= 0))
    .filter((group) => group.length > 0);
  const ranked = new Set(groups.flat());
  const unranked = objectives.map((_, index) => index).filter((index) => !ranked.has(index));
  return { size: objectives.length, groups, unranked };
}

/** The mean of the admissible weights: point weights, summing to 1. */
export function centroid(space: WeightSpace): Float64Array {
  const groups = [...space.groups, ...space.unranked.map((index) => [index])];
  const weights = combine(space.size, groups, () => 1 / groups.length);
  const rest = space.unranked.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  for (const index of space.unranked) weights[index] = rest / space.unranked.length;
  return weights;
}

/** A sampler of admissible weights, uniform over the polytope; it fills and returns the same array on each call. */
export function weightSampler(space: WeightSpace, random: Random): () => Float64Array {
  const groups = [...space.groups.map((group) => [...group]), ...space.unranked.map((index) => [index])];
  const firstUnranked = space.groups.length;
  const coefficients = new Float64Array(groups.length);
  const weights = new Float64Array(space.size);
  return () => {
    shuffleFrom(groups, firstUnranked, random);
    fillDirichlet(coefficients, random);
    return combine(space.size, groups, (vertex) => coefficients[vertex] ?? 0, weights);
  };
}

/** Whether `weights` respect the order, up to rounding. */
export function admits(space: WeightSpace, weights: Float64Array): boolean {
  const tolerance = 1e-9;
  const at = (index: number) => weights[index] ?? 0;
  const bounds = [...space.groups, space.unranked].map((group) => ({
    low: Math.min(...group.map(at)),
    high: Math.max(...group.map(at)),
  }));
  const tied = space.groups.every((_, g) => (bounds[g]?.high ?? 0) - (bounds[g]?.low ?? 0) <= tolerance);
  const descending = bounds.every(
    (bound, g) => g === 0 || (bounds[g - 1]?.low ?? 0) >= bound.high - tolerance,
  );
  return tied && descending;
}

/** Sums the vertices of the simplex with the given coefficients, from the last vertex to the first. */
function combine(
  size: number,
  groups: readonly (readonly number[])[],
  coefficient: (vertex: number) => number,
  weights = new Float64Array(size),
): Float64Array {
  let covered = size;
  let weight = 0;
  for (let vertex = groups.length - 1; vertex >= 0; vertex--) {
    const group = groups[vertex] ?? [];
    weight += coefficient(vertex) / covered;
    for (const index of group) weights[index] = weight;
    covered -= group.length;
  }
  return weights;
}

/** Fisher-Yates over the tail of `items` that starts at `from`. */
function shuffleFrom<T>(items: T[], from: number, random: Random): void {
  for (let last = items.length - 1; last > from; last--) {
    const other = from + Math.floor(random() * (last - from + 1));
    const held = items[last] as T;
    items[last] = items[other] as T;
    items[other] = held;
  }
}

/** Normalised exponentials: a uniform draw from the standard simplex. */
function fillDirichlet(coefficients: Float64Array, random: Random): void {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) {
    const exponential = -Math.log(1 - random());
    coefficients[i] = exponential;
    sum += exponential;
  }
  for (let i = 0; i < coefficients.length; i++) coefficients[i] = (coefficients[i] ?? 0) / sum;
}
