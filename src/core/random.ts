/** A stream of numbers in [0, 1), the same for the same key on every machine. */
export type Random = () => number;

/** FNV-1a, 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv), with a final mix so that similar keys part at once. */
function hash(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A random stream of its own for each key, so that adding an option or an attribute leaves all other streams unchanged.
 * Generator: sfc32 (Doty-Humphrey, PractRand), 128 bits of state, warmed up by twelve draws.
 */
export function randomStream(seed: number, ...key: string[]): Random {
  const name = key.join("\u0000");
  let a = hash(`${seed}:a:${name}`);
  let b = hash(`${seed}:b:${name}`);
  let c = hash(`${seed}:c:${name}`);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
