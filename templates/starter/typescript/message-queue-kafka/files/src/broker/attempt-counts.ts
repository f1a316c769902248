import { PartitionReader } from "./partition-reader.ts";
import { shared } from "./shared.ts";

export type Counts = Map<bigint, number>;

const encode = (counts: Counts): string =>
  JSON.stringify(Object.fromEntries([...counts].map(([offset, count]) => [String(offset), count])));

const decode = (json: string): Counts =>
  new Map(Object.entries(JSON.parse(json) as Record<string, number>).map(([at, n]) => [BigInt(at), n]));

/**
 * Attempts at the messages of one shard, by offset. Kafka counts none, so each is written before it begins: the next
 * owner of the shard reads the last record and goes on from there.
 */
export class AttemptCounts {
  readonly #counts: Counts;
  readonly #write: () => Promise<void>;

  constructor(counts: Counts, write: (record: string) => Promise<unknown>) {
    this.#counts = counts;
    this.#write = shared(async () => void (await write(encode(this.#counts))));
  }

  /** Resolves when the count is stored. */
  async begin(offset: bigint): Promise<number> {
    const count = (this.#counts.get(offset) ?? 0) + 1;
    this.#counts.set(offset, count);
    await this.#write();
    return count;
  }

  forget(offset: bigint): void {
    this.#counts.delete(offset);
  }
}

/** The counts that the last owner of each of the shards left. */
export async function readCounts(
  brokers: string[],
  topic: string,
  shards: number[],
): Promise<Map<number, Counts>> {
  const reader = new PartitionReader(brokers, topic);
  try {
    const ends = (await reader.offsets("LATEST", shards)).filter(({ offset }) => offset > 0n);
    const last = ends.map(({ partition, offset }) => ({ partition, offset: offset - 1n }));
    const found = last.length === 0 ? [] : await reader.read(last, 1000);
    return new Map([...found].map(([shard, [record]]) => [shard, decode(String(record?.value ?? "{}"))]));
  } finally {
    await reader.close();
  }
}
