import { setTimeout as delay } from "node:timers/promises";
import type { Consumer } from "../messaging/message-queue.ts";
import { messageOf } from "../telemetry/log.ts";
import { ShardSubscription, type Parts } from "./shard-subscription.ts";
import { closeSocket, consumerUrl, openSocket } from "./socket.ts";
import { subscription } from "./topics.ts";

/** Between two looks for shards that have become free, or are one too many. */
const lookMs = 1000;
const afterBreakMs = 500;

/** Owns its fair share of the shards and works on them. */
export class PulsarConsumer implements Consumer {
  readonly #parts: Parts;
  readonly #owned = new Map<number, ShardSubscription>();
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #membership: WebSocket | undefined;
  #broken = false;

  constructor(parts: Omit<Parts, "onBroken">) {
    this.#parts = { ...parts, onBroken: (error) => this.#break(error) };
    this.#ended = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    await this.#releaseAll();
    if (this.#membership !== undefined) await closeSocket(this.#membership);
  }

  #break(error: unknown): void {
    if (!this.#broken && !this.#stopping.signal.aborted)
      this.#parts.log("broker-unreachable", { error: messageOf(error) });
    this.#broken = true;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#turn().catch((error: unknown) => this.#break(error));
      await delay(this.#broken ? afterBreakMs : lookMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #turn(): Promise<void> {
    if (this.#broken) await this.#releaseAll();
    this.#broken = false;
    const { shards } = this.#parts.settings;
    const share = Math.ceil(shards / (await this.#members()));
    for (const shard of [...this.#owned.keys()].slice(share)) await this.#release(shard);
    for (let shard = 0; shard < shards && this.#owned.size < share; shard++) await this.#acquire(shard);
  }

  /** How many consumers there are, this one included: each has a consumer of a topic where nothing is sent. */
  async #members(): Promise<number> {
    const { url, topics, admin } = this.#parts;
    const isMember = this.#membership?.readyState === WebSocket.OPEN;
    const options = { subscriptionType: "Shared" };
    if (!isMember)
      this.#membership = await openSocket(consumerUrl(url, topics.members, subscription, options));
    return Math.max(1, await admin.countConsumers(topics.members));
  }

  async #acquire(shard: number): Promise<void> {
    if (this.#owned.has(shard) || this.#stopping.signal.aborted) return;
    // Refused is the usual answer while somebody else has the shard; that the broker is away shows when members are counted.
    const opened = await ShardSubscription.open(this.#parts, shard).catch(() => undefined);
    if (opened === undefined) return;
    this.#owned.set(shard, opened);
    this.#parts.log("shard-acquired", { shard });
  }

  async #releaseAll(): Promise<void> {
    await Promise.all([...this.#owned.keys()].map((shard) => this.#release(shard)));
  }

  async #release(shard: number): Promise<void> {
    const owned = this.#owned.get(shard);
    this.#owned.delete(shard);
    await owned?.release();
  }
}
