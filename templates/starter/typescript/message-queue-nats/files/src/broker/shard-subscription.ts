import {
  AckPolicy,
  JetStreamApiError,
  type ConsumerInfo,
  type ConsumerMessages,
  type JsMsg,
} from "@nats-io/jetstream";
import { createInbox, nanos } from "@nats-io/transport-node";
import { Lanes, type Settlement } from "../messaging/lanes.ts";
import type { Handler, Message, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import { AttemptCounts } from "./attempt-counts.ts";
import type { Broker } from "./broker.ts";
import { deadHeaders, toHeaders, toMessage } from "./messages.ts";

/** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
const mostHeld = 1000;
const dayMs = 86_400_000;
const consumerIsNotUnique = 10100;

export interface Parts {
  readonly broker: Broker;
  readonly settings: QueueSettings;
  readonly handler: Handler;
  readonly log: Log;
  readonly onUnsettled: (error: unknown) => void;
}

/**
 * Asks for a shard of one's own: the server refuses a second consumer for a subject of a work queue. It removes one whose
 * process is gone, and then sends everything that was not acknowledged to the next one, in order.
 *
 * @returns undefined when somebody else has the shard
 */
async function claim({ broker, settings }: Parts, shard: number): Promise<ConsumerInfo | undefined> {
  const config = {
    filter_subject: broker.names.shard(shard),
    deliver_subject: createInbox(),
    ack_policy: AckPolicy.Explicit,
    // Sent again to the same consumer, a message would overtake nothing but be handled twice.
    ack_wait: nanos(dayMs),
    max_ack_pending: mostHeld,
    inactive_threshold: nanos(settings.leaseMs),
  };
  try {
    return await broker.manager.consumers.add(broker.names.stream, config);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === consumerIsNotUnique) return undefined;
    throw error;
  }
}

/** Feeds the lanes with the messages of one shard, for as long as this process owns it. */
export class ShardSubscription {
  readonly #parts: Parts;
  readonly #consumer: string;
  readonly #counts: AttemptCounts;
  readonly #lanes: Lanes;
  #messages: ConsumerMessages | undefined;

  private constructor(parts: Parts, consumer: string, counts: AttemptCounts) {
    this.#parts = parts;
    this.#consumer = consumer;
    this.#counts = counts;
    this.#lanes = new Lanes(parts);
  }

  /** @returns undefined when somebody else has the shard */
  static async open(parts: Parts, shard: number): Promise<ShardSubscription | undefined> {
    const consumer = await claim(parts, shard);
    if (consumer === undefined) return undefined;
    const { attempts } = parts.broker;
    const subscription = new ShardSubscription(parts, consumer.name, await AttemptCounts.open(attempts, shard));
    await subscription.#start();
    return subscription;
  }

  async #start(): Promise<void> {
    const { client, names } = this.#parts.broker;
    const consumer = await client.consumers.getPushConsumer(names.stream, this.#consumer);
    const callback = (message: JsMsg): void =>
      this.#lanes.add(toMessage(message), this.#settlement(message, toMessage(message)));
    this.#messages = await consumer.consume({ callback });
  }

  /** Finishes what is being handled and gives the shard up: the rest is sent to its next owner. */
  async release(): Promise<void> {
    await this.#lanes.stop();
    await this.#messages?.close();
    const { manager, names } = this.#parts.broker;
    await manager.consumers.delete(names.stream, this.#consumer);
  }

  #settlement(received: JsMsg, message: Message): Settlement {
    return {
      countAttempt: () => this.#counts.begin(received.seq),
      acknowledge: () => this.#acknowledge(received),
      deadLetter: async (attempts, error) => {
        const { client, names } = this.#parts.broker;
        const headers = toHeaders(message, deadHeaders(attempts, error));
        await client.publish(names.dead, message.body, { headers });
        await this.#acknowledge(received);
      },
    };
  }

  /** Resolves when the server has removed the message from the stream. */
  async #acknowledge(received: JsMsg): Promise<void> {
    if (!(await received.ackAck())) throw new Error(`Not acknowledged: message ${received.seq} of the stream`);
    this.#counts.forget(received.seq);
  }
}
