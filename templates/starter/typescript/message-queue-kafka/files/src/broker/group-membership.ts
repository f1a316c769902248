import { Consumer } from "@platformatic/kafka";
import type { Position } from "./partition-reader.ts";
import type { Names } from "./topics.ts";

/** A member that was not heard of for so long is taken for dead, and its shards go to others. */
const sessionMs = 10_000;

interface Events {
  /** Called, and waited for, before the shards go to others. */
  readonly onRelease: () => Promise<void>;
  readonly onAssign: (shards: number[]) => void;
  readonly onLost: (error: Error) => void;
}

/** The place in the consumer group: which shards are this process's, and up to where they are done. */
export class GroupMembership {
  readonly #names: Names;
  readonly #client: Consumer;
  #confirmedAt = -Infinity;

  constructor(brokers: string[], names: Names, { onRelease, onAssign, onLost }: Events) {
    this.#names = names;
    this.#client = new Consumer({
      clientId: names.group,
      groupId: names.group,
      bootstrapBrokers: brokers,
      sessionTimeout: sessionMs,
      rebalanceTimeout: 6 * sessionMs,
      heartbeatInterval: sessionMs / 10,
      retryDelay: 200,
      // The group waits for the request to join that this is part of, and gives no shard away before.
      protocolsMetadata: async () => {
        await onRelease();
        return Buffer.alloc(0);
      },
    });
    this.#client.topics.track(names.messages);
    this.#client.on("consumer:heartbeat:end", () => this.#confirm());
    this.#client.on("consumer:group:join", ({ assignments = [] }) => {
      this.#confirm();
      onAssign(assignments.flatMap(({ partitions }) => partitions));
    });
    this.#client.on("consumer:heartbeat:error", ({ error }) => onLost(error));
    this.#client.on("error", onLost);
  }

  /** Whether the group still counts on this member, as far as can be known here. */
  get isConfirmed(): boolean {
    return performance.now() - this.#confirmedAt < sessionMs;
  }

  #confirm(): void {
    this.#confirmedAt = performance.now();
  }

  /** Resolves when the group has taken this member in. */
  async join(): Promise<void> {
    await this.#client.joinGroup({});
  }

  async committed(shards: number[]): Promise<Position[]> {
    const topic = this.#names.messages;
    const found = await this.#client.listCommittedOffsets({ topics: [{ topic, partitions: shards }] });
    return shards.map((shard) => ({ partition: shard, offset: found.get(topic)?.[shard] ?? -1n }));
  }

  async commit(positions: readonly Position[]): Promise<void> {
    if (positions.length === 0) return;
    const offsets = positions.map((at) => ({ ...at, topic: this.#names.messages, leaderEpoch: -1 }));
    await this.#client.commit({ offsets });
  }

  /** Tells the group, so that others need not wait for the end of the session. */
  leave(): Promise<void> {
    return this.#client.close(true);
  }
}
