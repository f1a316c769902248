/** Values of published examples, drawn as their sources describe. Written without the implementation under test. */
import type { Uniform } from "./smaa-oracle.ts";

/** A number is exact. Parameters of a lognormal are those of the logarithm; a beta's are whole numbers. */
export type Distribution =
  | number
  | { low: number; high: number }
  | { normal: [mean: number, deviation: number] }
  | { lognormal: [mean: number, deviation: number] }
  | { beta: [successes: number, failures: number] };

/** One objective: its value runs straight from 0 at `worst` to 1 at `best`, and further outside. */
export interface Measured {
  objective: string;
  worst: number;
  best: number;
  options: Distribution[];
}

/** Box and Muller 1958. */
const normal = (uniform: Uniform): number =>
  Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

/** A sum of `shape` exponential variates; their product is logged only where it would vanish. */
function gamma(uniform: Uniform, shape: number): number {
  let sum = 0;
  let product = 1;
  for (let each = 0; each < shape; each += 1) {
    product *= uniform();
    if (product < 1e-250) {
      sum -= Math.log(product);
      product = 1;
    }
  }
  return sum - Math.log(product);
}

function drawOne(distribution: Distribution, uniform: Uniform): number {
  if (typeof distribution === "number") return distribution;
  if ("low" in distribution) return distribution.low + (distribution.high - distribution.low) * uniform();
  if ("normal" in distribution) return distribution.normal[0] + distribution.normal[1] * normal(uniform);
  if ("lognormal" in distribution) {
    return Math.exp(distribution.lognormal[0] + distribution.lognormal[1] * normal(uniform));
  }
  const successes = gamma(uniform, distribution.beta[0]);
  return successes / (successes + gamma(uniform, distribution.beta[1]));
}

/** Draws values, options x objectives, on the scale from 0 to 1. */
export const drawOf =
  (measured: Measured[]) =>
  (uniform: Uniform): number[][] => {
    const columns = measured.map(({ worst, best, options }) =>
      options.map((each) => (drawOne(each, uniform) - worst) / (best - worst)),
    );
    return columns[0]!.map((_, option) => columns.map((column) => column[option]!));
  };
