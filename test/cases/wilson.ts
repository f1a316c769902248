import { wilson } from "../../src/core/wilson.ts";

/** The 95 % interval of a share; few cases say little, and it shows how little. */
export function interval(hits: number, all: number): [low: number, high: number] {
  if (all === 0) return [0, 1];
  const { low, high } = wilson(hits / all, all);
  return [low, high];
}

/** `3 of 4 (75 %, 95 % interval 30 % to 95 %)`. */
export function shareText(hits: number, all: number): string {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const [low, high] = interval(hits, all);
  const count = Math.abs(hits - Math.round(hits)) < 1e-9 ? hits.toFixed(0) : hits.toFixed(1);
  const share = all === 0 ? "" : `${percent(hits / all)}, `;
  return `${count} of ${String(all)} (${share}95 % interval ${percent(low)} to ${percent(high)})`;
}
