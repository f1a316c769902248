/** The 95 % Wilson score interval of a share (Wilson 1927); few cases say little, and it shows how little. */
export function wilson(hits: number, all: number): [low: number, high: number] {
  if (all === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / all;
  const middle = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return [(middle - spread) / scale, (middle + spread) / scale];
}

/** `3 of 4 (75 %, 95 % interval 30 % to 95 %)`. */
export function shareText(hits: number, all: number): string {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const [low, high] = wilson(hits, all);
  const count = Math.abs(hits - Math.round(hits)) < 1e-9 ? hits.toFixed(0) : hits.toFixed(1);
  const share = all === 0 ? "" : `${percent(hits / all)}, `;
  return `${count} of ${String(all)} (${share}95 % interval ${percent(low)} to ${percent(high)})`;
}
