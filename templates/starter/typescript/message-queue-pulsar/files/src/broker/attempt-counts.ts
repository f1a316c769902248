import { shared } from "./shared.ts";

type Counts = Map<string, number>;

const decode = (json: string): Counts => new Map(Object.entries(JSON.parse(json) as Record<string, number>));

/**
 * Attempts at the messages of one shard, by their id. An exclusive subscription counts none, so each is written before it
 * begins: the next owner of the shard reads the last record and goes on from there.
 */
export class AttemptCounts {
  readonly #counts: Counts;
  readonly #write: () => Promise<void>;

  constructor(lastRecord: string | undefined, write: (record: string) => Promise<void>) {
    this.#counts = decode(lastRecord ?? "{}");
    this.#write = shared(() => write(JSON.stringify(Object.fromEntries(this.#counts))));
  }

  /** Resolves when the count is stored. */
  async begin(messageId: string): Promise<number> {
    const count = (this.#counts.get(messageId) ?? 0) + 1;
    this.#counts.set(messageId, count);
    await this.#write();
    return count;
  }

  forget(messageId: string): void {
    this.#counts.delete(messageId);
  }
}
