/** Occurrences of classes, of one column or of two together. */
class Counts {
  private readonly counts = new Map<number | string, number>();

  add(key: number | string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Classes seen. */
  get size(): number {
    return this.counts.size;
  }

  /** Entropy of the shares seen, in bits (Shannon 1948). */
  entropy(samples: number): number {
    let bits = 0;
    for (const count of this.counts.values()) bits -= (count / samples) * Math.log2(count / samples);
    return bits;
  }
}

/** Entropy of a column of classes, in bits, as its shares have it (Shannon 1948); 0 for an empty one. */
export function entropy(classes: readonly (number | string)[]): number {
  const counts = new Counts();
  for (const one of classes) counts.add(one);
  return counts.entropy(classes.length);
}

/**
 * Mutual information of two columns of classes, in bits: what knowing one tells of the other, on average (Shannon 1948; as
 * the worth of an experiment: Lindley 1956). Estimated from the shares seen, each entropy corrected for its bias (Miller
 * 1955: plus (classes - 1) / 2n nats), so that a column of many classes does not seem to tell more than it does; never
 * below 0.
 */
export function mutualInformation(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const [ofA, ofB, ofBoth] = [new Counts(), new Counts(), new Counts()];
  const samples = a.length;
  for (let n = 0; n < samples; n++) {
    const [one = 0, other = 0] = [a[n], b[n]];
    ofA.add(one);
    ofB.add(other);
    ofBoth.add(`${String(one)}\u0000${String(other)}`);
  }
  const seen = ofA.entropy(samples) + ofB.entropy(samples) - ofBoth.entropy(samples);
  const bias = (ofBoth.size - ofA.size - ofB.size + 1) / (2 * samples * Math.LN2);
  return Math.max(0, seen - bias);
}
