import { connect, type RecoveringChannelModel } from "amqplib";
import type {
  Consumer,
  DeadLetter,
  Handler,
  MessageQueue,
  QueueSettings,
} from "../messaging/message-queue.ts";
import { shardOf } from "../messaging/shard.ts";
import { messageOf, type Log } from "../telemetry/log.ts";
import { toDeadLetter } from "./messages.ts";
import { Publisher } from "./publisher.ts";
import type { Channels } from "./channels.ts";
import { ShardSubscription } from "./shard-subscription.ts";
import { deadQueue, shardQueue } from "./topology.ts";

/** Looks at the dead letters: takes them all, and gives them back by closing the channel. */
async function peekDeadLetters(connection: Channels, queue: string): Promise<DeadLetter[]> {
  const channel = await connection.createChannel();
  const letters: DeadLetter[] = [];
  for (let next = await channel.get(queue); next; next = await channel.get(queue))
    letters.push(toDeadLetter(next));
  await channel.close();
  return letters;
}

/** A queue of one quorum queue per shard, each with a single active consumer. */
class RabbitmqQueue implements MessageQueue {
  readonly #settings: QueueSettings;
  readonly #log: Log;
  #connection: RecoveringChannelModel | undefined;
  #publisher: Publisher | undefined;
  readonly #subscriptions = new Map<Handler, ShardSubscription>();

  constructor(settings: QueueSettings, log: Log) {
    this.#settings = settings;
    this.#log = log;
  }

  async open(url: string): Promise<this> {
    const recovery = {
      initialDelay: 200,
      maxDelay: 5000,
      setup: (connection: Channels) => this.#setUp(connection),
    };
    const connection = await connect(url, { recovery });
    connection.on("error", (error) => this.#log("broker-error", { error: messageOf(error) }));
    connection.on("disconnect", (error: unknown) =>
      this.#log("broker-disconnected", { error: messageOf(error) }),
    );
    this.#connection = connection;
    return this;
  }

  /** Runs on each connection, also on those after a break: channels don't outlive theirs. */
  async #setUp(connection: Channels): Promise<void> {
    this.#publisher = await Publisher.open(connection, this.#settings, this.#log);
    for (const handler of this.#subscriptions.keys()) await this.#subscribe(connection, handler);
  }

  async #subscribe(connection: Channels, handler: Handler): Promise<void> {
    const parts = {
      settings: this.#settings,
      log: this.#log,
      handler,
      publisher: this.#open(this.#publisher),
    };
    this.#subscriptions.set(handler, await ShardSubscription.open(connection, parts));
  }

  async publish(message: Parameters<MessageQueue["publish"]>[0]): Promise<void> {
    const { name, shards } = this.#settings;
    await this.#open(this.#publisher).send(shardQueue(name, shardOf(message.key, shards)), message);
  }

  async consume(handle: Handler): Promise<Consumer> {
    // Its own function, so that each call is a subscription of its own.
    const handler: Handler = (delivery) => handle(delivery);
    await this.#subscribe(this.#open(this.#connection), handler);
    return {
      stop: async () => {
        const subscription = this.#subscriptions.get(handler);
        this.#subscriptions.delete(handler);
        await subscription?.stop();
      },
    };
  }

  deadLetters(): Promise<DeadLetter[]> {
    return peekDeadLetters(this.#open(this.#connection), deadQueue(this.#settings.name));
  }

  async close(): Promise<void> {
    await this.#connection?.close();
  }

  #open<T>(part: T | undefined): T {
    if (part === undefined) throw new Error("The queue is not open");
    return part;
  }
}

export function openRabbitmqQueue(url: string, settings: QueueSettings, log: Log): Promise<MessageQueue> {
  return new RabbitmqQueue(settings, log).open(url);
}
