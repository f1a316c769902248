import { Consumer, ListOffsetTimestamps } from "@platformatic/kafka";
import { recordsFrom, type StoredRecord } from "./records.ts";

export interface Position {
  readonly partition: number;
  readonly offset: bigint;
}

/** Reads partitions of one topic from where the caller says; belongs to no consumer group. */
export class PartitionReader {
  readonly #topic: string;
  readonly #client: Consumer;

  constructor(brokers: string[], topic: string) {
    this.#topic = topic;
    this.#client = new Consumer({ clientId: topic, groupId: topic, bootstrapBrokers: brokers });
    this.#client.topics.track(topic);
  }

  /** The records after the positions that the brokers have, or none after the time. */
  async read(positions: readonly Position[], waitMs: number): Promise<Map<number, StoredRecord[]>> {
    const metadata = await this.#client.metadata({ topics: [this.#topic] });
    const topic = metadata.topics.get(this.#topic);
    const byLeader = Map.groupBy(positions, ({ partition }) => topic?.partitions[partition]?.leader ?? -1);
    const answers = [...byLeader].map(([node, wanted]) => this.#fetch(node, topic?.id ?? "", wanted, waitMs));
    return new Map((await Promise.all(answers)).flat());
  }

  async #fetch(
    node: number,
    topicId: string,
    wanted: readonly Position[],
    waitMs: number,
  ): Promise<[number, StoredRecord[]][]> {
    const limits = { currentLeaderEpoch: -1, lastFetchedEpoch: -1, partitionMaxBytes: 1_048_576 };
    const partitions = wanted.map(({ partition, offset }) => ({ partition, fetchOffset: offset, ...limits }));
    const topics = [{ topicId, partitions }];
    const { responses } = await this.#client.fetch({ node, topics, maxWaitTime: waitMs });
    return responses
      .flatMap((response) => response.partitions)
      .map(({ partitionIndex, records }) => {
        const from = wanted.find(({ partition }) => partition === partitionIndex)?.offset ?? 0n;
        return [partitionIndex, recordsFrom(records ?? [], from)];
      });
  }

  /** The first offset of each partition, or the one after the last. */
  async offsets(which: keyof typeof ListOffsetTimestamps, partitions: number[]): Promise<Position[]> {
    const timestamp = ListOffsetTimestamps[which];
    const wanted = { topics: [this.#topic], partitions: { [this.#topic]: partitions }, timestamp };
    const found = (await this.#client.listOffsets(wanted)).get(this.#topic);
    return partitions.map((partition) => ({ partition, offset: found?.[partition] ?? 0n }));
  }

  close(): Promise<void> {
    return this.#client.close(true);
  }
}
