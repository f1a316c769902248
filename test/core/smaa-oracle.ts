/**
 * SMAA-2 a second time: written from the published method alone, without the implementation under test, to be held against it.
 * Slow and simple on purpose: weights are drawn from the whole simplex, and those that break the order are thrown away.
 *
 * Rank acceptability, central weights, confidence factor: Lahdelma and Salminen 2001 (Operations Research 49:444). Pairwise
 * winning index: Leskinen et al. 2006. Uniform points of a simplex: Rubinstein 1982.
 */

/** Numbers from the open interval (0, 1). */
export type Uniform = () => number;

/** Objectives by importance: of one group all weigh the same; the unranked weigh at most what the last group does. */
export interface WeakOrder {
  groups: number[][];
  unranked: number[];
}

/** Values are options x objectives; shares lie between 0 and 1; an option that never takes a rank has no weights there. */
export interface OracleResult {
  ranks: number[][];
  central: (number[] | undefined)[][];
  spread: (number[] | undefined)[][];
  confidence: (number | undefined)[];
  pairwise: number[][];
}

interface Draws {
  draw: (uniform: Uniform) => number[][];
  order: WeakOrder;
  samples: number;
  seed: number;
}

/** Sums that differ by less are equal: what is left after rounding. */
const rounding = 1e-12;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** xoshiro128** (Blackman and Vigna 2018), its state filled by a multiplicative hash of the seed. */
export function uniformStream(seed: number): Uniform {
  const state = [1, 2, 3, 4].map((place) => Math.imul(seed + place * 0x9e3779b9, 0x85ebca6b) ^ (place << 13));
  const next = (): number => {
    let [a, b, c, d] = state as [number, number, number, number];
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    [state[0], state[1], state[2], state[3]] = [a, b, c, d];
    return (result + 0.5) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 64; warmUp += 1) next();
  return next;
}

/**
 * Exponential variates divided by their sum are uniform on the simplex. The simplex is that of the groups' totals: a total is
 * shared among its group evenly, which is linear, so the weights are uniform on their own polytope too.
 */
function attempt(order: WeakOrder, size: number, uniform: Uniform): number[] | undefined {
  const weights = new Array<number>(size).fill(0);
  let ceiling = Infinity;
  let sum = 0;
  for (const group of order.groups) {
    const total = -Math.log(uniform());
    if (total / group.length > ceiling) return undefined;
    ceiling = total / group.length;
    for (const objective of group) weights[objective] = ceiling;
    sum += total;
  }
  for (const objective of order.unranked) {
    const weight = -Math.log(uniform());
    if (weight > ceiling) return undefined;
    weights[objective] = weight;
    sum += weight;
  }
  return weights.map((weight) => weight / sum);
}

function admissibleWeights(order: WeakOrder, size: number, uniform: Uniform): number[] {
  for (;;) {
    const weights = attempt(order, size, uniform);
    if (weights !== undefined) return weights;
  }
}

const score = (values: number[], weights: number[]): number =>
  values.reduce((sum, value, objective) => sum + value * weights[objective]!, 0);

/** How much of each rank an option has: all of one, or of as many as it is tied over an equal part each. */
function rankShares(scores: number[], option: number): number[] {
  const above = scores.filter((other) => other - scores[option]! > rounding).length;
  const tied = scores.filter((other) => Math.abs(other - scores[option]!) <= rounding).length;
  return scores.map((_, rank) => (rank >= above && rank < above + tied ? 1 / tied : 0));
}

function winShare(mine: number, other: number): number {
  if (Math.abs(mine - other) <= rounding) return 0.5;
  return mine > other ? 1 : 0;
}

/**
 * Share of the drawn values for which an option is first under the given weights, ties shared. With its central weights that is
 * the confidence factor.
 */
export function firstShare(input: Draws, option: number, weights: number[]): number {
  const uniform = uniformStream(input.seed);
  let first = 0;
  for (let sample = 0; sample < input.samples; sample += 1) {
    const scores = input.draw(uniform).map((values) => score(values, weights));
    first += rankShares(scores, option)[0]!;
  }
  return first / input.samples;
}

/** Sums over samples, for each option and rank: shares, and weights and their squares in proportion to the share. */
interface Sums {
  share: number;
  weights: number[];
  squares: number[];
}

const emptySums = (size: number): Sums => ({
  share: 0,
  weights: new Array<number>(size).fill(0),
  squares: new Array<number>(size).fill(0),
});

function add(sums: Sums, share: number, weights: number[]): void {
  if (share === 0) return;
  sums.share += share;
  for (const [objective, weight] of weights.entries()) {
    sums.weights[objective]! += share * weight;
    sums.squares[objective]! += share * weight * weight;
  }
}

const mean = (sums: Sums): number[] | undefined =>
  sums.share === 0 ? undefined : sums.weights.map((sum) => sum / sums.share);

const deviation = (sums: Sums): number[] | undefined =>
  mean(sums)?.map((middle, objective) =>
    Math.sqrt(Math.max(0, sums.squares[objective]! / sums.share - middle * middle)),
  );

/** SMAA-2 over whatever values `draw` returns. `spread` is the standard deviation of the weights around the central ones. */
export function oracleOfDraws(input: Draws): OracleResult {
  const uniform = uniformStream(input.seed);
  const size = input.order.groups.flat().length + input.order.unranked.length;
  const options = input.draw(uniform).length;
  const sums = Array.from({ length: options }, () => Array.from({ length: options }, () => emptySums(size)));
  const wins = Array.from({ length: options }, () => new Array<number>(options).fill(0));
  for (let sample = 0; sample < input.samples; sample += 1) {
    const weights = admissibleWeights(input.order, size, uniform);
    const scores = input.draw(uniform).map((values) => score(values, weights));
    for (const [option, mine] of scores.entries()) {
      for (const [rank, share] of rankShares(scores, option).entries())
        add(sums[option]![rank]!, share, weights);
      for (const [other, theirs] of scores.entries()) wins[option]![other]! += winShare(mine, theirs);
    }
  }
  const central = sums.map((ranks) => ranks.map(mean));
  return {
    ranks: sums.map((ranks) => ranks.map((each) => each.share / input.samples)),
    central,
    spread: sums.map((ranks) => ranks.map(deviation)),
    confidence: central.map(([first], option) =>
      first === undefined ? undefined : firstShare({ ...input, seed: input.seed + 1 }, option, first),
    ),
    pairwise: wins.map((row) => row.map((won) => won / input.samples)),
  };
}

/**
 * SMAA-2 with each value uniform between `low` and `high` (options x objectives), independent of every other; equal bounds are
 * an exact value. The diagonal of the pairwise winning indices is 0.5, for an option ties with itself.
 */
export function oracle(input: Omit<Draws, "draw"> & { low: number[][]; high: number[][] }): OracleResult {
  const draw = (uniform: Uniform): number[][] =>
    input.low.map((row, option) =>
      row.map((low, objective) => {
        const high = input.high[option]![objective]!;
        return high === low ? low : low + (high - low) * uniform();
      }),
    );
  return oracleOfDraws({ draw, order: input.order, samples: input.samples, seed: input.seed });
}
