import { setTimeout as delay } from "node:timers/promises";
import type { Consumer } from "../messaging/message-queue.ts";
import { messageOf } from "../telemetry/log.ts";
import { Members } from "./members.ts";
import { ShardSubscription, type Parts } from "./shard-subscription.ts";

/** Owns its fair share of the shards and works on them. */
export class NatsConsumer implements Consumer {
  readonly #parts: Parts;
  readonly #members: Members;
  readonly #owned = new Map<number, ShardSubscription>();
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #broken = false;

  constructor(parts: Omit<Parts, "onUnsettled">) {
    const { connection, names } = parts.broker;
    this.#parts = { ...parts, onUnsettled: (error) => this.#break(error) };
    this.#members = new Members(connection, names.members);
    void this.#watch();
    this.#ended = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#members.leave();
    await this.#ended;
    await this.#releaseAll();
  }

  #break(error: unknown): void {
    this.#parts.log("broker-unreachable", { error: messageOf(error) });
    this.#broken = true;
  }

  /** What was on its way when a connection broke is lost, and what comes after it must not overtake it. */
  async #watch(): Promise<void> {
    for await (const { type } of this.#parts.broker.connection.status())
      if (type === "disconnect") this.#break("disconnected");
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#turn().catch((error: unknown) => this.#break(error));
      const pauseMs = this.#broken ? 500 : this.#parts.settings.leaseMs / 4;
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #turn(): Promise<void> {
    if (this.#broken) await this.#releaseAll();
    this.#broken = false;
    const { shards } = this.#parts.settings;
    const share = Math.ceil(shards / (await this.#members.count()));
    for (const shard of [...this.#owned.keys()].slice(share)) await this.#release(shard);
    for (let shard = 0; shard < shards && this.#owned.size < share; shard++) await this.#acquire(shard);
  }

  async #acquire(shard: number): Promise<void> {
    if (this.#owned.has(shard) || this.#stopping.signal.aborted) return;
    const subscription = await ShardSubscription.open(this.#parts, shard);
    if (subscription === undefined) return;
    this.#owned.set(shard, subscription);
    this.#parts.log("shard-acquired", { shard });
  }

  async #releaseAll(): Promise<void> {
    await Promise.all([...this.#owned.keys()].map((shard) => this.#release(shard)));
  }

  /** A server that cannot be told removes the consumer by itself, `LEASE_MS` after the last sign of it. */
  async #release(shard: number): Promise<void> {
    const subscription = this.#owned.get(shard);
    this.#owned.delete(shard);
    await subscription?.release().catch((error: unknown) => {
      this.#parts.log("release-failed", { shard, error: messageOf(error) });
    });
  }
}
