/** Values of options (rows) on criteria (columns, the most important first): uniform from `low` on over `range`. */
export interface Matrix {
  options: number;
  criteria: number;
  low: Float64Array;
  range: Float64Array;
}

/** Shares, and mean weights over the samples in which an option is first. */
export interface Counts {
  ranks: Float64Array;
  wins: Float64Array;
  central: Float64Array;
  confidence: Float64Array;
}

/** Confidence factors are read from this fraction of the samples, as ours are. */
const CONFIDENCE_SHARE = 4;

/**
 * SMAA-2 written straight down for fully ordered criteria: uniform admissible weights and values, all ranks (ties shared),
 * all pairs, central weights, confidence factors; one loop over typed arrays for each of them, nothing else.
 */
export function typedLoop(matrix: Matrix, samples: number, seed: number): Counts {
  const { options, criteria } = matrix;
  const uniform = xorshift(seed);
  const counts: Counts = {
    ranks: new Float64Array(options * options),
    wins: new Float64Array(options * options),
    central: new Float64Array(options * criteria),
    confidence: new Float64Array(options),
  };
  const weights = new Float64Array(criteria);
  const scores = new Float64Array(options);
  const above = new Int32Array(options);
  const tied = new Int32Array(options);
  for (let n = 0; n < samples; n++) {
    drawWeights(weights, uniform);
    for (let o = 0; o < options; o++) scores[o] = drawScore(matrix, o, weights, uniform);
    countPairs(scores, counts.wins, above, tied);
    countRanks(counts, weights, above, tied);
  }
  for (let o = 0; o < options; o++) {
    const first = counts.ranks[o * options]!;
    for (let c = 0; c < criteria; c++) counts.central[o * criteria + c]! /= first;
  }
  for (let at = 0; at < options * options; at++) {
    counts.ranks[at]! /= samples;
    counts.wins[at]! /= samples;
  }
  confidence(matrix, counts, Math.ceil(samples / CONFIDENCE_SHARE), uniform);
  return counts;
}

/** xorshift128 (Marsaglia 2003). */
function xorshift(seed: number): () => number {
  let [a, b, c, d] = [0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162, 0x1b873593];
  return () => {
    const t = d ^ (d << 11);
    d = c;
    c = b;
    b = a;
    a = a ^ (a >>> 19) ^ t ^ (t >>> 8);
    return (a >>> 0) / 4294967296;
  };
}

/** Flat Dirichlet coefficients of the vertices, summed up from the last on. */
function drawWeights(weights: Float64Array, uniform: () => number): void {
  let sum = 0;
  for (let c = 0; c < weights.length; c++) sum += weights[c] = -Math.log(1 - uniform());
  let weight = 0;
  for (let c = weights.length - 1; c >= 0; c--) {
    weight += weights[c]! / (sum * (c + 1));
    weights[c] = weight;
  }
}

function drawScore(
  { criteria, low, range }: Matrix,
  option: number,
  weights: Float64Array,
  uniform: () => number,
): number {
  let score = 0;
  for (let c = 0, at = option * criteria; c < criteria; c++, at++) {
    const open = range[at]!;
    score += weights[c]! * (open === 0 ? low[at]! : low[at]! + open * uniform());
  }
  return score;
}

function countPairs(scores: Float64Array, wins: Float64Array, above: Int32Array, tied: Int32Array): void {
  const n = scores.length;
  above.fill(0);
  tied.fill(0);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const difference = scores[a]! - scores[b]!;
      if (difference > 0) {
        wins[a * n + b]!++;
        above[b]!++;
      } else if (difference < 0) {
        wins[b * n + a]!++;
        above[a]!++;
      } else {
        wins[a * n + b]! += 0.5;
        wins[b * n + a]! += 0.5;
        tied[a]!++;
        tied[b]!++;
      }
    }
  }
}

function countRanks(
  { ranks, central }: Counts,
  weights: Float64Array,
  above: Int32Array,
  tied: Int32Array,
): void {
  const n = above.length;
  for (let a = 0; a < n; a++) {
    const share = 1 / (tied[a]! + 1);
    for (let r = above[a]!; r <= above[a]! + tied[a]!; r++) ranks[a * n + r]! += share;
    if (above[a]! > 0) continue;
    for (let c = 0; c < weights.length; c++) central[a * weights.length + c]! += share * weights[c]!;
  }
}

/** Who is first under an option's own central weights, over fresh values of all. */
function confidence(matrix: Matrix, counts: Counts, samples: number, uniform: () => number): void {
  const { options, criteria, low, range } = matrix;
  const exact: Matrix = {
    options,
    criteria,
    low: new Float64Array(low.length),
    range: new Float64Array(low.length),
  };
  for (let n = 0; n < samples; n++) {
    for (let at = 0; at < low.length; at++) {
      const open = range[at]!;
      exact.low[at] = open === 0 ? low[at]! : low[at]! + open * uniform();
    }
    for (let o = 0; o < options; o++) if (isFirst(exact, o, counts, uniform)) counts.confidence[o]!++;
  }
  for (let o = 0; o < options; o++) counts.confidence[o]! /= samples;
}

function isFirst(exact: Matrix, option: number, { ranks, central }: Counts, uniform: () => number): boolean {
  const { options, criteria } = exact;
  if (ranks[option * options] === 0) return false;
  const own = central.subarray(option * criteria, (option + 1) * criteria);
  const score = drawScore(exact, option, own, uniform);
  for (let rival = 0; rival < options; rival++)
    if (drawScore(exact, rival, own, uniform) > score) return false;
  return true;
}
