import { randomInt } from "node:crypto";
import type { Channel, ConsumeMessage } from "amqplib";
import { Lanes, type Settlement } from "../messaging/lanes.ts";
import type { Consumer, Handler, QueueSettings } from "../messaging/message-queue.ts";
import { messageOf, type Log } from "../telemetry/log.ts";
import { toMessage } from "./messages.ts";
import type { Publisher } from "./publisher.ts";
import { endOnChannelError } from "./channel-error.ts";
import type { Channels } from "./channels.ts";
import { deadQueue, shardQueue } from "./topology.ts";

/** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
const mostHeld = 1000;

interface Parts {
  readonly settings: QueueSettings;
  readonly handler: Handler;
  readonly log: Log;
  readonly publisher: Publisher;
}

/** The subscription to all shards over one channel. A broken channel ends it; the next connection gets a new one. */
export class ShardSubscription implements Consumer {
  readonly #parts: Parts;
  readonly #channel: Channel;
  readonly #lanes: readonly Lanes[];
  readonly #tags: string[] = [];

  private constructor(parts: Parts, channel: Channel) {
    const { settings, handler, log } = parts;
    this.#parts = parts;
    this.#channel = channel;
    // Only a broken connection leaves a message unsettled, and then all of them come again on the next connection.
    const onUnsettled = (error: unknown): void => log("unsettled", { error: messageOf(error) });
    this.#lanes = Array.from(
      { length: settings.shards },
      () => new Lanes({ settings, handler, log, onUnsettled }),
    );
    channel.on("close", () => void this.#stopLanes());
  }

  static async open(connection: Channels, parts: Parts): Promise<ShardSubscription> {
    const channel = await connection.createChannel();
    const isSetUp = endOnChannelError(channel, parts.log);
    const subscription = new ShardSubscription(parts, channel);
    await channel.prefetch(mostHeld);
    for (let shard = 0; shard < parts.settings.shards; shard++) await subscription.#subscribe(shard);
    isSetUp();
    return subscription;
  }

  async stop(): Promise<void> {
    for (const tag of this.#tags) await this.#channel.cancel(tag);
    await this.#stopLanes();
    await this.#channel.close();
  }

  async #stopLanes(): Promise<void> {
    await Promise.all(this.#lanes.map((lanes) => lanes.stop()));
  }

  /** Of several consumers the one with the highest priority is active (RabbitMQ 4; 3.x: the first): chance spreads the shards. */
  async #subscribe(shard: number): Promise<void> {
    const take = (message: ConsumeMessage | null) => message && this.#take(shard, message);
    const { consumerTag } = await this.#channel.consume(shardQueue(this.#parts.settings.name, shard), take, {
      priority: randomInt(1, 100),
    });
    this.#tags.push(consumerTag);
  }

  #take(shard: number, delivered: ConsumeMessage): void {
    const message = toMessage(delivered);
    this.#lanes[shard]?.add(message, this.#settlement(delivered));
  }

  #settlement(delivered: ConsumeMessage): Settlement {
    const { publisher, settings } = this.#parts;
    let attempts = 0;
    return {
      countAttempt: async () => ++attempts,
      acknowledge: async () => this.#channel.ack(delivered),
      deadLetter: async (count, error) => {
        await publisher.send(deadQueue(settings.name), toMessage(delivered), { attempts: count, error });
        this.#channel.ack(delivered);
      },
    };
  }
}
