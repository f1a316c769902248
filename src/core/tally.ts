import { wilson, type Bounded } from "./wilson.ts";

/**
 * Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma and Salminen 2001, Operations Research 49:444): how
 * often an option takes each rank, and beats each rival, over the admissible weights, the unknown attributes, the
 * undetermined constraints and the unanswered fields.
 */
export interface Acceptabilities {
  readonly samples: number;
  /** Share of the samples in which option o takes rank r; row o, column r. Exact ties share their ranks. */
  readonly acceptability: readonly Float64Array[];
  /**
   * Pairwise winning index (Leskinen and others 2006): share in which option a beats b, among the samples in which at least
   * one of them is not excluded (the others say nothing about the pair), with its Monte Carlo bounds. A tie is half a win
   * for both.
   */
  wins(a: number, b: number): Bounded;
  /** Mean weight of each objective over the samples in which the option is first; nothing for one that never is. */
  centralWeights(option: number): Float64Array | undefined;
}

/** An excluded option: below all others, and tied with the other excluded ones. */
export const EXCLUDED = -1;

/** Sums over completions, for ratio estimates of pairs from samples that come in clusters. */
interface PairSums {
  readonly won: Float64Array;
  readonly wonSquared: Float64Array;
  readonly wonTimesCompared: Float64Array;
  readonly comparedSquared: Float64Array;
}

/** Counts ranks and pairwise wins, completion by completion. */
export class Tally implements Acceptabilities {
  samples = 0;
  readonly acceptability: Float64Array[] = [];
  private readonly ranks: Float64Array;
  private readonly weights: Float64Array;
  private readonly pairs: PairSums;
  private readonly options: number;
  private readonly objectives: number;
  private completions = 0;

  constructor(options: number, objectives: number) {
    const pairs = () => new Float64Array(options * options);
    this.options = options;
    this.objectives = objectives;
    this.ranks = pairs();
    this.weights = new Float64Array(options * objectives);
    this.pairs = {
      won: pairs(),
      wonSquared: pairs(),
      wonTimesCompared: pairs(),
      comparedSquared: pairs(),
    };
  }

  /** Adds what was counted within one completion. */
  add({ alive, columns, samples, present, ranks, won, weights }: CompletionTally): void {
    const n = alive.length;
    this.samples += samples;
    this.completions++;
    for (let a = 0; a < n; a++) {
      const option = alive[a] ?? 0;
      for (let r = 0; r < n; r++) addTo(this.ranks, option * this.options + r, ranks[a * n + r] ?? 0);
      columns.forEach((column, k) => {
        addTo(this.weights, option * this.objectives + column, weights[a * columns.length + k] ?? 0);
      });
    }
    this.addPairs({ alive, present, won });
  }

  /** Turns counts into shares; called once, after the last completion. */
  finish(): this {
    for (let option = 0; option < this.options; option++) {
      const row = this.ranks.subarray(option * this.options, (option + 1) * this.options);
      this.acceptability.push(row.map((count) => count / this.samples));
    }
    return this;
  }

  wins(a: number, b: number): Bounded {
    const [here, there] = [a * this.options + b, b * this.options + a];
    const { won, wonSquared, wonTimesCompared, comparedSquared } = this.pairs;
    const compared = (won[here] ?? 0) + (won[there] ?? 0);
    if (compared === 0) return { share: 0.5, low: 0, high: 1 };
    const share = (won[here] ?? 0) / compared;
    const squares =
      (wonSquared[here] ?? 0) -
      2 * share * (wonTimesCompared[here] ?? 0) +
      share * share * (comparedSquared[here] ?? 0);
    return { share, ...wilson(share, this.effectiveSamples(share, squares, compared)) };
  }

  centralWeights(option: number): Float64Array | undefined {
    const first = this.ranks[option * this.options] ?? 0;
    if (first === 0) return undefined;
    const row = this.weights.subarray(option * this.objectives, (option + 1) * this.objectives);
    return row.map((weight) => weight / first);
  }

  /**
   * Samples of one completion are alike. Their number is divided by the design effect (Kish 1965, Survey Sampling): the
   * variance of a ratio over clusters (Cochran 1977, 6.3) against that of independent samples.
   */
  private effectiveSamples(share: number, squares: number, compared: number): number {
    const clusters = this.completions;
    if (clusters === 1) return compared;
    const variance = (squares / (compared * compared)) * (clusters / (clusters - 1));
    if (variance <= 1e-15) return Math.min(clusters, compared);
    return Math.min(compared, (share * (1 - share)) / variance);
  }

  /** An option that the completion excludes loses to each that is present; the pair of two such says nothing. */
  private addPairs({ alive, present, won }: Pick<CompletionTally, "alive" | "present" | "won">): void {
    const n = alive.length;
    const place = new Int32Array(this.options).fill(-1);
    alive.forEach((option, a) => (place[option] = a));
    alive.forEach((option, a) => {
      for (let rival = 0; rival < this.options; rival++) {
        const b = place[rival] ?? -1;
        if (b === a) continue;
        const wins = b < 0 ? (present[a] ?? 0) : (won[a * n + b] ?? 0);
        const losses = b < 0 ? 0 : (won[b * n + a] ?? 0);
        this.addPair(option, rival, wins, wins + losses);
        if (b < 0) this.addPair(rival, option, 0, wins);
      }
    });
  }

  private addPair(a: number, b: number, won: number, compared: number): void {
    const at = a * this.options + b;
    addTo(this.pairs.won, at, won);
    addTo(this.pairs.wonSquared, at, won * won);
    addTo(this.pairs.wonTimesCompared, at, won * compared);
    addTo(this.pairs.comparedSquared, at, compared * compared);
  }
}

/** Counts within one completion, over the options that it does not exclude. */
export class CompletionTally {
  samples = 0;
  /** Samples in which an option is not excluded. */
  readonly present: Float64Array;
  readonly ranks: Float64Array;
  readonly won: Float64Array;
  /** Sums of the weights in the samples in which an option is first. */
  readonly weights: Float64Array;
  readonly alive: readonly number[];
  readonly columns: readonly number[];
  private readonly above: Int32Array;
  private readonly tied: Int32Array;

  /** `alive`: options that may be eligible; `columns`: the objectives that are active, as places among all. */
  constructor(alive: readonly number[], columns: readonly number[]) {
    const n = alive.length;
    this.alive = alive;
    this.columns = columns;
    this.present = new Float64Array(n);
    this.ranks = new Float64Array(n * n);
    this.won = new Float64Array(n * n);
    this.weights = new Float64Array(n * columns.length);
    this.above = new Int32Array(n);
    this.tied = new Int32Array(n);
  }

  /** Counts one vector of scores, drawn with the given weights. */
  add(scores: Float64Array, weights: Float64Array): void {
    this.samples++;
    this.compare(scores);
    const { above, tied, alive } = this;
    const n = alive.length;
    for (let a = 0; a < n; a++) {
      if (scores[a] === EXCLUDED) continue;
      addTo(this.present, a, 1);
      const best = above[a] ?? 0;
      const share = 1 / ((tied[a] ?? 0) + 1);
      for (let r = best; r <= best + (tied[a] ?? 0); r++) addTo(this.ranks, a * n + r, share);
      if (best > 0) continue;
      for (let k = 0; k < weights.length; k++) {
        addTo(this.weights, a * weights.length + k, share * (weights[k] ?? 0));
      }
    }
  }

  /** Counts for each option how many are above it and level with it, and who wins each pair. */
  private compare(scores: Float64Array): void {
    const { above, tied, won } = this;
    const n = scores.length;
    above.fill(0);
    tied.fill(0);
    for (let a = 0; a < n; a++) {
      const score = scores[a] ?? EXCLUDED;
      for (let b = a + 1; b < n; b++) {
        const other = scores[b] ?? EXCLUDED;
        if (score > other) {
          addTo(won, a * n + b, 1);
          above[b] = (above[b] ?? 0) + 1;
        } else if (other > score) {
          addTo(won, b * n + a, 1);
          above[a] = (above[a] ?? 0) + 1;
        } else if (score !== EXCLUDED) {
          addTo(won, a * n + b, 0.5);
          addTo(won, b * n + a, 0.5);
          tied[a] = (tied[a] ?? 0) + 1;
          tied[b] = (tied[b] ?? 0) + 1;
        }
      }
    }
  }
}

function addTo(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] ?? 0) + amount;
}
