import type { Lanes, Settlement } from "../messaging/lanes.ts";
import type { Message } from "../messaging/message-queue.ts";
import type { AttemptCounts } from "./attempt-counts.ts";
import { toMessage, type StoredRecord } from "./records.ts";

/** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
const mostHeld = 1000;

interface Parts {
  readonly lanes: Lanes;
  readonly counts: AttemptCounts;
  /** Whether this process may still begin an attempt. */
  readonly isOwned: () => boolean;
  readonly sendDead: (message: Message, attempts: number, error: string) => Promise<void>;
  readonly onSettled: () => void;
}

/** Feeds the lanes with the records of one shard, for as long as this process owns it. */
export class ShardWork {
  readonly shard: number;
  readonly #parts: Parts;
  /** Offsets of what is not settled, in their order. */
  readonly #open = new Set<bigint>();
  #next: bigint;

  constructor(shard: number, next: bigint, parts: Parts) {
    this.shard = shard;
    this.#next = next;
    this.#parts = parts;
  }

  get next(): bigint {
    return this.#next;
  }

  /** Everything before this offset is settled. Later ones may be too: only up to here it can be told to the broker. */
  get settledTo(): bigint {
    const [oldest = this.#next] = this.#open;
    return oldest;
  }

  get hasRoom(): boolean {
    return this.#parts.lanes.held < mostHeld;
  }

  take(record: StoredRecord): void {
    this.#next = record.offset + 1n;
    this.#open.add(record.offset);
    const message = toMessage(record);
    this.#parts.lanes.add(message, this.#settlement(record.offset, message));
  }

  /** Finishes what is being handled; the rest is left to the next owner. */
  stop(): Promise<void> {
    return this.#parts.lanes.stop();
  }

  #settlement(offset: bigint, message: Message): Settlement {
    const { counts, isOwned, sendDead } = this.#parts;
    return {
      countAttempt: async () => {
        if (!isOwned()) throw new Error(`The membership that brought shard ${this.shard} ran out`);
        return counts.begin(offset);
      },
      acknowledge: async () => this.#settle(offset),
      deadLetter: async (attempts, error) => {
        await sendDead(message, attempts, error);
        this.#settle(offset);
      },
    };
  }

  #settle(offset: bigint): void {
    this.#parts.counts.forget(offset);
    this.#open.delete(offset);
    this.#parts.onSettled();
  }
}
