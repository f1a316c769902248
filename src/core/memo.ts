import type { Answers } from "./answers.ts";

/** Remembers results by the answers they depend on, for one thing that reads the fields with these indices. */
export class ByAnswers<V> {
  private readonly reads: readonly number[];
  private readonly results = new Map<number | string, V>();

  constructor(reads: readonly number[]) {
    this.reads = reads;
  }

  /** The result for these answers, if it is known. */
  get(answers: Answers): V | undefined {
    return this.results.get(this.keyOf(answers));
  }

  set(answers: Answers, result: V): V {
    this.results.set(this.keyOf(answers), result);
    return result;
  }

  private keyOf({ codes }: Answers): number | string {
    const { reads } = this;
    if (reads.length === 0) return 0;
    const first = codes[reads[0] ?? 0] ?? 0;
    if (reads.length === 1) return first;
    const second = codes[reads[1] ?? 0] ?? 0;
    if (reads.length === 2 && first < LIMIT && second < LIMIT) return first * LIMIT + second;
    let key = "";
    for (const index of reads) key += `${String(codes[index] ?? 0)},`;
    return key;
  }
}

/** Two codes below this make one small number. */
const LIMIT = 2 ** 15;
