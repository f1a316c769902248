import { Lanes, type Settlement } from "../messaging/lanes.ts";
import { toFields, toMessage } from "./fields.ts";
import type { Redis } from "./connection.ts";
import { group, type Keys } from "./keys.ts";

export interface Entry {
  readonly id: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
const mostHeld = 1000;

/** Feeds the lanes with the entries of one shard, for as long as this process owns it. */
export class ShardConsumer {
  readonly shard: number;
  readonly lanes: Lanes;
  readonly #redis: Redis;
  readonly #keys: Keys;
  readonly #isOwned: () => boolean;

  constructor(shard: number, lanes: Lanes, redis: Redis, keys: Keys, isOwned: () => boolean) {
    this.shard = shard;
    this.lanes = lanes;
    this.#redis = redis;
    this.#keys = keys;
    this.#isOwned = isOwned;
  }

  get hasRoom(): boolean {
    return this.lanes.held < mostHeld;
  }

  /** Takes over, in their order, the entries that a former owner read and did not settle. */
  async adopt(consumer: string): Promise<void> {
    let start = "0-0";
    do {
      const claimed = await this.#redis.xAutoClaim(this.#keys.stream(this.shard), group, consumer, 0, start, {
        COUNT: 100,
      });
      for (const entry of claimed.messages) if (entry !== null) this.take(entry);
      start = claimed.nextId;
    } while (start !== "0-0");
  }

  take({ id, message: fields }: Entry): void {
    const message = toMessage(fields);
    this.lanes.add(message, this.#settlement(id, message.id, toFields(message)));
  }

  /** A settled entry is deleted: the stream holds what is still to do, and nothing else. */
  #settlement(entryId: string, messageId: string, fields: Record<string, string>): Settlement {
    const stream = this.#keys.stream(this.shard);
    const settle = () =>
      this.#redis
        .multi()
        .xAck(stream, group, entryId)
        .xDel(stream, entryId)
        .hDel(this.#keys.attempts, messageId);
    return {
      countAttempt: async () => {
        if (!this.#isOwned()) throw new Error(`The lease of shard ${this.shard} ran out`);
        return this.#redis.hIncrBy(this.#keys.attempts, messageId, 1);
      },
      acknowledge: async () => void (await settle().exec()),
      deadLetter: async (attempts, error) =>
        void (await settle()
          .xAdd(this.#keys.dead, "*", { ...fields, attempts: String(attempts), error })
          .exec()),
    };
  }
}
