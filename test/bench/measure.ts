import { spawnSync } from "node:child_process";
import { root } from "../support/repository.ts";

/** A program to run to its end. */
export interface Program {
  /** The Node that runs it. */
  node: string;
  args: readonly string[];
  /** The folder it runs in; the checkout where nothing is said. */
  cwd?: string;
  /** After this many milliseconds it is ended, and has failed. */
  longestMs?: number;
  /** Brings about what each run starts from; not timed. */
  prepare?: () => void;
}

/** A program and the yardstick it is held against. */
export interface Pair {
  own: Program;
  base: Program;
}

/** The middle of repeated figures, with their quartiles. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export interface Measured {
  /** Own time by that of the yardstick, pair by pair. */
  ratio: Spread;
  /** Medians, in milliseconds. */
  ownMs: number;
  baseMs: number;
}

/** Milliseconds of one whole process. @throws when it ends by a signal or with one of our bugs (1) or a usage error (2) */
export function once({ node, args, cwd = root, longestMs, prepare }: Program): number {
  prepare?.();
  const start = process.hrtime.bigint();
  const { status, signal, stderr } = spawnSync(node, args, {
    cwd,
    timeout: longestMs,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || status === 1 || status === 2)
    throw new Error(
      `${args.join(" ")} failed${signal === null ? "" : ` by ${signal}`} after ${ms.toFixed(0)} ms: ${stderr}`,
    );
  return ms;
}

/** Value at a share of the sorted values (0.5: the median), by linear interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/** Times of a program and of its yardstick, taken next to each other. */
export interface Times {
  own: number;
  base: number;
}

export function compared(times: readonly Times[]): Measured {
  const median = (key: keyof Times) =>
    quantile(
      times.map((pair) => pair[key]),
      0.5,
    );
  return {
    ratio: spreadOf(times.map(({ own, base }) => own / base)),
    ownMs: median("own"),
    baseMs: median("base"),
  };
}

/**
 * Times programs against their yardsticks. Each run has a run of its own yardstick right before it, and the pairs take turns,
 * so that a machine that gets slower meanwhile slows both sides of every pair.
 */
export function measure(pairs: readonly Pair[], rounds: number): Measured[] {
  const times = pairs.map((): Times[] => []);
  for (let round = -1; round < rounds; round++) {
    pairs.forEach(({ own, base }, index) => {
      const baseMs = once(base);
      const pair = { base: baseMs, own: once(own) };
      // The round before the first fills the disk cache.
      if (round >= 0) times[index]?.push(pair);
    });
  }
  return times.map(compared);
}

/** Megabytes (2^20 bytes) of memory that a process held at its peak, with what its yardstick held. */
export function peakMemory({ own, base }: Pair, rounds: number): { own: Spread; base: Spread } {
  const runs = Array.from({ length: rounds }, () => ({ own: peakOf(own), base: peakOf(base) }));
  return { own: spreadOf(runs.map((run) => run.own)), base: spreadOf(runs.map((run) => run.base)) };
}

/** Loaded into the process before the program: says at its end how much memory it held at most, in kilobytes. */
const REPORT_PEAK = `data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

function peakOf({ node, args, cwd = root }: Program): number {
  const { output, stderr } = spawnSync(node, ["--import", REPORT_PEAK, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    encoding: "utf8",
  });
  const kilobytes = Number(output[3]);
  if (!(kilobytes > 0)) throw new Error(`${args.join(" ")} did not say how much memory it took: ${stderr}`);
  return kilobytes / 1024;
}
