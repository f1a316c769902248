/** A share with the bounds that its estimation leaves. */
export interface Bounded {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson score interval at 95 % (Wilson 1927, JASA 22:209) of a share seen in so many independent samples. */
export function wilson(share: number, samples: number): { low: number; high: number } {
  const z = 1.96;
  const scale = 1 + (z * z) / samples;
  const centre = (share + (z * z) / (2 * samples)) / scale;
  const spread = (z * Math.sqrt((share * (1 - share)) / samples + (z * z) / (4 * samples * samples))) / scale;
  return { low: Math.max(0, centre - spread), high: Math.min(1, centre + spread) };
}
