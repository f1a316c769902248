/** Whether sampled shares and weights fit the expected ones: what is off by more than four standard errors, in words. */

const limit = 4;

/** What a mean of fewer weights than this is says nothing of its spread. */
const fewest = 50;

/**
 * How many standard errors a share observed in n independent samples is off the expected one. A share that is expected never
 * or always has no error: then any difference is infinitely many.
 */
export function standardErrors(observed: number, expected: number, n: number): number {
  const off = Math.abs(observed - expected);
  if (off <= 1e-12) return 0;
  return off / Math.sqrt(Math.max(0, expected * (1 - expected)) / n);
}

/** Shares, options x ranks or options x options, sampled n times each. */
export function offShares(what: string, observed: number[][], expected: number[][], n: number): string[] {
  return expected.flatMap((row, option) =>
    row.flatMap((share, at) => {
      const seen = observed[option]![at]!;
      const errors = standardErrors(seen, share, n);
      return errors <= limit
        ? []
        : [`${what} ${option}/${at}: ${seen}, expected ${share}: ${errors.toFixed(1)}`];
    }),
  );
}

/** Weights around which samples scatter with a standard deviation (`spread`), and how many samples there were. */
export interface SampledWeights {
  weights: number[] | undefined;
  spread: number[] | undefined;
  hits: number;
}

/** A mean of sampled weights against the expected; expected of no sample at all is that there is none. */
export function offWeights(what: string, seen: SampledWeights, expected: number[] | undefined): string[] {
  const { weights, spread, hits } = seen;
  if (expected === undefined) return weights === undefined ? [] : [`${what}: not expected`];
  if (hits < fewest) return [];
  if (weights === undefined || spread === undefined) return [`${what}: missing`];
  return expected.flatMap((weight, at) => {
    const error = spread[at]! / Math.sqrt(hits) + 1e-12;
    const off = Math.abs(weights[at]! - weight);
    return off <= limit * error ? [] : [`${what} ${at}: ${weights[at]}, expected ${weight}`];
  });
}
