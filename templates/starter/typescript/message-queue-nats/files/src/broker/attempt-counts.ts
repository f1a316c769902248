import type { KV } from "@nats-io/kv";
import { shared } from "./shared.ts";

type Counts = Map<number, number>;

const encode = (counts: Counts): string => JSON.stringify(Object.fromEntries(counts));
const decode = (json: string): Counts =>
  new Map(Object.entries(JSON.parse(json) as Record<string, number>).map(([at, n]) => [Number(at), n]));

/**
 * Attempts at the messages of one shard, by their sequence number. What the server counts ends with the consumer that it
 * was counted for, so each is written before it begins: the next owner of the shard goes on from there.
 */
export class AttemptCounts {
  readonly #counts: Counts;
  readonly #write: () => Promise<void>;

  private constructor(counts: Counts, write: (entry: string) => Promise<unknown>) {
    this.#counts = counts;
    this.#write = shared(async () => void (await write(encode(this.#counts))));
  }

  /** Goes on with the counts that the last owner of the shard left. */
  static async open(bucket: KV, shard: number): Promise<AttemptCounts> {
    const entry = await bucket.get(String(shard));
    const counts: Counts = entry === null ? new Map() : decode(entry.string());
    return new AttemptCounts(counts, (json) => bucket.put(String(shard), json));
  }

  /** Resolves when the count is stored. */
  async begin(sequence: number): Promise<number> {
    const count = (this.#counts.get(sequence) ?? 0) + 1;
    this.#counts.set(sequence, count);
    await this.#write();
    return count;
  }

  forget(sequence: number): void {
    this.#counts.delete(sequence);
  }
}
