import type { Answers } from "./answers.ts";

/** Results for each option, where many options share one. */
export class ByOption<V> {
  private readonly classes: readonly number[];
  readonly results: readonly V[];

  constructor(classes: readonly number[], results: readonly V[]) {
    this.classes = classes;
    this.results = results;
  }

  of(option: number): V {
    return this.results[this.classes[option] ?? 0] as V;
  }
}

/**
 * Remembers what one rule or term says, by the answers that it depends on. Options that depend on the same fields share a
 * result; most rules read nothing but attributes of an option, and have only one for all.
 */
export class Remembered<V> {
  /** The class of each option, and of each class its options and the indices of the fields it reads. */
  private readonly classes: number[] = [];
  private readonly options: number[][] = [];
  private readonly reads: (readonly number[])[] = [];
  private readonly results: Map<number | string, V>[] = [];

  /** @param reads by option, the indices of the fields on which its result depends */
  constructor(reads: readonly (readonly number[])[]) {
    const keys = new Map<string, number>();
    reads.forEach((indices, option) => {
      const key = indices.join(" ");
      let found = keys.get(key);
      if (found === undefined) {
        keys.set(key, (found = this.reads.push(indices) - 1));
        this.options.push([]);
        this.results.push(new Map());
      }
      this.classes.push(found);
      this.options[found]?.push(option);
    });
  }

  /** The results for these answers; `compute` is asked for those of options that are not known yet. */
  of(answers: Answers, compute: (options: readonly number[]) => V): ByOption<V> {
    const results = this.results.map((known, c) => {
      const key = keyOf(this.reads[c] ?? [], answers.codes);
      let result = known.get(key);
      if (result === undefined) known.set(key, (result = compute(this.options[c] ?? [])));
      return result;
    });
    return new ByOption(this.classes, results);
  }
}

function keyOf(reads: readonly number[], codes: readonly number[]): number | string {
  if (reads.length === 0) return 0;
  const first = codes[reads[0] ?? 0] ?? 0;
  if (reads.length === 1) return first;
  const second = codes[reads[1] ?? 0] ?? 0;
  if (reads.length === 2 && first < SMALL && second < SMALL) return first * SMALL + second;
  let key = "";
  for (const index of reads) key += `${String(codes[index] ?? 0)},`;
  return key;
}

/** Two codes below this make one small number. */
const SMALL = 2 ** 15;
