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

/** An excluded option: below all others, and tied with the other excluded ones. */
export const EXCLUDED = -1;

/** Counts ranks and pairwise wins over vectors of scores, an entry for each option. */
export function createTally(count: number) {
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
    wins: wins.map((row, a) => row.map((n, b) => shareOfWins(n, wins[b]?.[a] ?? 0))),
  });
  return { add, result };
}

/** A pair of which no sample says anything is a tie. */
function shareOfWins(won: number, lost: number): number {
  return won + lost === 0 ? 0.5 : won / (won + lost);
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
