import { setTimeout as delay } from "node:timers/promises";
import { Lanes } from "../messaging/lanes.ts";
import type { Consumer, Handler, QueueSettings } from "../messaging/message-queue.ts";
import { messageOf, type Log } from "../telemetry/log.ts";
import type { Redis } from "./connection.ts";
import { group, type Keys } from "./keys.ts";
import { ShardConsumer, type Entry } from "./shard-consumer.ts";
import type { ShardLeases } from "./shard-leases.ts";

interface Parts {
  readonly redis: Redis;
  /** A connection of its own: a read that waits blocks it. */
  readonly reader: Redis;
  readonly keys: Keys;
  readonly leases: ShardLeases;
  readonly name: string;
  readonly settings: QueueSettings;
  readonly handler: Handler;
  readonly log: Log;
}

/** Owns its fair share of the shards and works on them. */
export class RedisConsumer implements Consumer {
  readonly #parts: Parts;
  readonly #owned = new Map<number, ShardConsumer>();
  readonly #leaving = new Map<number, Promise<void>>();
  #stopped = false;
  #broken = false;
  #renewedAt = -Infinity;
  #loop: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop;
    [...this.#owned.values()].forEach((shard) => this.#leave(shard));
    await Promise.all(this.#leaving.values());
    await this.#parts.leases.leave();
  }

  async #run(): Promise<void> {
    while (!this.#stopped)
      await this.#turn().catch(async (error: unknown) => {
        this.#parts.log("broker-unreachable", { error: messageOf(error) });
        this.#broken = true;
        await delay(500);
      });
  }

  async #turn(): Promise<void> {
    if (this.#broken) await this.#startOver();
    const { leaseMs } = this.#parts.settings;
    if (performance.now() - this.#renewedAt > leaseMs / 4) await this.#rebalance();
    await this.#read(Math.min(500, leaseMs / 4));
  }

  /** After an error nobody knows what was settled: ask the broker again, for all of it. */
  async #startOver(): Promise<void> {
    this.#broken = false;
    [...this.#owned.values()].forEach((shard) => this.#leave(shard));
    await Promise.all(this.#leaving.values());
    this.#renewedAt = -Infinity;
  }

  async #rebalance(): Promise<void> {
    const { leases, settings } = this.#parts;
    const since = performance.now();
    await this.#renew();
    this.#renewedAt = since;
    const share = Math.ceil(settings.shards / (await leases.members()));
    [...this.#owned.values()].slice(share).forEach((shard) => this.#leave(shard));
    for (let shard = 0; shard < settings.shards && this.#owned.size < share; shard++)
      await this.#acquire(shard);
  }

  async #renew(): Promise<void> {
    for (const shard of [...this.#owned.keys(), ...this.#leaving.keys()])
      if (!(await this.#parts.leases.renew(shard))) this.#lose(shard);
  }

  #lose(shard: number): void {
    void this.#owned.get(shard)?.lanes.stop();
    this.#owned.delete(shard);
  }

  /** Gives the shard up after its running handlers: what waits in the lanes is adopted by the next owner. */
  #leave(owned: ShardConsumer): void {
    const { shard } = owned;
    this.#owned.delete(shard);
    const left = owned.lanes
      .stop()
      .then(() => this.#parts.leases.release(shard))
      .catch((error: unknown) => this.#parts.log("release-failed", { shard, error: messageOf(error) }))
      .finally(() => this.#leaving.delete(shard));
    this.#leaving.set(shard, left);
  }

  async #acquire(shard: number): Promise<void> {
    if (this.#owned.has(shard) || this.#leaving.has(shard) || !(await this.#parts.leases.acquire(shard)))
      return;
    const { settings, handler, log, redis, keys, name } = this.#parts;
    const lanes = new Lanes({ settings, handler, log, onUnsettled: () => (this.#broken = true) });
    const owned = new ShardConsumer(
      shard,
      lanes,
      redis,
      keys,
      () => performance.now() - this.#renewedAt < settings.leaseMs,
    );
    this.#owned.set(shard, owned);
    log("shard-acquired", { shard });
    await owned.adopt(name);
  }

  async #read(waitMs: number): Promise<void> {
    const { reader, keys, name } = this.#parts;
    const open = [...this.#owned.values()].filter((shard) => shard.hasRoom);
    if (open.length === 0) return void (await delay(Math.min(waitMs, 50)));
    const streams = open.map(({ shard }) => ({ key: keys.stream(shard), id: ">" }));
    const found = await reader.xReadGroup(group, name, streams, { COUNT: 100, BLOCK: Math.ceil(waitMs) });
    for (const { name: stream, messages } of found ?? [])
      for (const entry of messages)
        open.find(({ shard }) => keys.stream(shard) === String(stream))?.take(entry as Entry);
  }
}
