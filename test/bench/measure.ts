import { spawnSync } from "node:child_process";
import { root } from "../support/repository.ts";

/** Milliseconds of one whole process. @throws when it ends by a signal or with one of our bugs (1) or a usage error (2) */
function once(node: string, args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(node, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || status === 1 || status === 2) throw new Error(`${args.join(" ")} failed: ${stderr}`);
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

export interface Measured {
  /** Ratio to `node -e 0`, pair by pair. */
  ratio: { median: number; low: number; high: number };
  medianMs: number;
  baseMs: number;
}

/**
 * Times commands against `node -e 0`. Each run has its own baseline run right before it, and the commands take turns, so
 * that a machine that gets slower meanwhile slows both sides of every pair.
 */
export function measure(node: string, commands: readonly (readonly string[])[], rounds: number): Measured[] {
  const pairs = commands.map(() => [] as { base: number; own: number }[]);
  for (let round = -1; round < rounds; round++) {
    commands.forEach((args, index) => {
      const pair = { base: once(node, ["-e", "0"]), own: once(node, ["bin/arch-map.js", ...args]) };
      // The round before the first fills the disk cache.
      if (round >= 0) pairs[index]!.push(pair);
    });
  }
  return pairs.map((list) => {
    const ratios = list.map(({ base, own }) => own / base);
    const at = (share: number) => quantile(ratios, share);
    const median = (key: "base" | "own") =>
      quantile(
        list.map((pair) => pair[key]),
        0.5,
      );
    return {
      ratio: { median: at(0.5), low: at(0.25), high: at(0.75) },
      medianMs: median("own"),
      baseMs: median("base"),
    };
  });
}
