/** A set of small numbers, such as variants, as words of so many bits each: few enough to stay small integers. */
export type Bits = number[];

const WORD = 30;

export function noBits(size: number): Bits {
  return new Array<number>(Math.ceil(size / WORD)).fill(0);
}

export function addBit(bits: Bits, index: number): void {
  const word = Math.floor(index / WORD);
  bits[word] = (bits[word] ?? 0) | (1 << (index % WORD));
}

export function hasBit(bits: Bits, index: number): boolean {
  return (((bits[Math.floor(index / WORD)] ?? 0) >> (index % WORD)) & 1) === 1;
}

/** Adds all of `others` to `bits`. */
export function addBits(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (others[word] ?? 0);
}

/** The numbers below `size` that are not in the set, in order. */
export function missingFrom(bits: Bits, size: number): number[] {
  const missing: number[] = [];
  for (let word = 0; word < bits.length; word++) {
    const set = bits[word] ?? 0;
    const first = word * WORD;
    const last = Math.min(WORD, size - first);
    for (let bit = 0; bit < last; bit++) if (((set >> bit) & 1) === 0) missing.push(first + bit);
  }
  return missing;
}
