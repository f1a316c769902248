import type { Producer } from "@platformatic/kafka";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Lanes } from "../messaging/lanes.ts";
import type { Handler, Message, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import { AttemptCounts, readCounts, type Counts } from "./attempt-counts.ts";
import { GroupMembership } from "./group-membership.ts";
import { PartitionReader } from "./partition-reader.ts";
import { toRecord } from "./records.ts";
import { ShardWork } from "./shard-work.ts";
import { shared } from "./shared.ts";
import type { Names } from "./topics.ts";

export interface Parts {
  readonly brokers: string[];
  readonly names: Names;
  readonly producer: Producer<string, string, string, string>;
  readonly settings: QueueSettings;
  readonly handler: Handler;
  readonly log: Log;
}

/** Works on the shards that the group gives, until something breaks: then the next session asks the broker again. */
export class GroupSession {
  readonly #parts: Parts;
  readonly #reader: PartitionReader;
  readonly #membership: GroupMembership;
  readonly #broken = new AbortController();
  readonly #shards = new Map<number, ShardWork>();
  readonly #commit: () => Promise<void>;
  #assignment = 0;

  constructor(parts: Parts) {
    const { brokers, names } = parts;
    this.#parts = parts;
    this.#reader = new PartitionReader(brokers, names.messages);
    this.#membership = new GroupMembership(brokers, names, {
      onRelease: () => this.#release(),
      onAssign: (shards) => void this.#adopt(shards).catch(this.#break),
      onLost: (error) => this.#break(error),
    });
    this.#commit = shared(() => this.#membership.commit(this.#settled()));
  }

  /** Resolves at the signal. Errors: the broker or the place in the group was lost. */
  async run(stopping: AbortSignal): Promise<void> {
    const ended = AbortSignal.any([stopping, this.#broken.signal]);
    const end = once(ended, "abort");
    await Promise.race([end, this.#membership.join()]);
    // A read may wait for records; nobody has to wait for the read.
    while (!ended.aborted) await Promise.race([end, this.#read()]);
    this.#broken.signal.throwIfAborted();
  }

  /** Finishes what is being handled, says how far it came, and leaves the group. */
  async close(): Promise<void> {
    await this.#release();
    await this.#membership.leave();
    await this.#reader.close();
  }

  readonly #break = (error: unknown): void => this.#broken.abort(error);

  #settled() {
    return [...this.#shards.values()].map(({ shard, settledTo }) => ({ partition: shard, offset: settledTo }));
  }

  async #release(): Promise<void> {
    this.#assignment++;
    await Promise.all([...this.#shards.values()].map((shard) => shard.stop()));
    const settled = this.#settled();
    this.#shards.clear();
    // What somebody else may own by now is not this member's to say.
    if (this.#membership.isConfirmed && !this.#broken.signal.aborted) await this.#membership.commit(settled);
  }

  async #adopt(shards: number[]): Promise<void> {
    const assignment = ++this.#assignment;
    const { brokers, names, log } = this.#parts;
    const committed = await this.#membership.committed(shards);
    const oldest = await this.#reader.offsets("EARLIEST", shards);
    const counts = await readCounts(brokers, names.attempts, shards);
    if (assignment !== this.#assignment) return;
    for (const [at, { partition, offset }] of committed.entries()) {
      const first = oldest[at]?.offset ?? 0n;
      this.#shards.set(partition, this.#work(partition, offset > first ? offset : first, counts.get(partition)));
    }
    log("shards-assigned", { shards });
  }

  #work(shard: number, from: bigint, counts: Counts = new Map()): ShardWork {
    const { settings, handler, log, producer, names } = this.#parts;
    const store = (value: string) =>
      producer.send({ messages: [{ topic: names.attempts, partition: shard, key: String(shard), value }] });
    const sameOrLater = [...counts].filter(([offset]) => offset >= from);
    return new ShardWork(shard, from, {
      lanes: new Lanes({ settings, handler, log, onUnsettled: this.#break }),
      counts: new AttemptCounts(new Map(sameOrLater), store),
      isOwned: () => this.#membership.isConfirmed,
      sendDead: (message, attempts, error) => this.#sendDead(message, attempts, error),
      onSettled: () => void this.#commit().catch(this.#break),
    });
  }

  async #sendDead(message: Message, attempts: number, error: string): Promise<void> {
    const { producer, names } = this.#parts;
    const record = toRecord(message);
    const headers = { ...record.headers, attempts: String(attempts), error };
    await producer.send({ messages: [{ ...record, headers, topic: names.dead, partition: 0 }] });
  }

  async #read(): Promise<void> {
    const open = [...this.#shards.values()].filter(({ hasRoom }) => hasRoom);
    if (open.length === 0) return void (await delay(50));
    const positions = open.map(({ shard, next }) => ({ partition: shard, offset: next }));
    const found = await this.#reader.read(positions, 500);
    for (const work of open)
      // A shard that was given up meanwhile is somebody else's.
      if (this.#shards.get(work.shard) === work)
        found.get(work.shard)?.forEach((record) => work.take(record));
  }
}
