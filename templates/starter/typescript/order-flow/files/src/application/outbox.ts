import { SpanKind } from "@opentelemetry/api";
import type { OrderRepository } from "../domain/ports.ts";
import type { Message, MessageQueue } from "../messaging/message-queue.ts";
import { messageOf, type Log } from "../telemetry/log.ts";
import { contextOf, inSpan, traceHeaders } from "../telemetry/spans.ts";

/**
 * Publishes what the repository stored. A message is published after those of its key that were stored before it, and
 * again after a crash in between: consumers recognise it by its id.
 */
export class Outbox {
  readonly #orders: OrderRepository;
  readonly #queue: MessageQueue;
  readonly #log: Log;
  readonly #turns = new Map<string, Promise<void>>();

  constructor(orders: OrderRepository, queue: MessageQueue, log: Log) {
    this.#orders = orders;
    this.#queue = queue;
    this.#log = log;
  }

  /** Publishes what waits for the key. A broker that is away is logged: the next call tries again. */
  publish(key: string): Promise<void> {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(() => this.#drain(key));
    const tail = turn.finally(() => {
      if (this.#turns.get(key) === tail) this.#turns.delete(key);
    });
    this.#turns.set(key, tail);
    return tail;
  }

  /** Publishes what waits for any key. */
  async publishAll(): Promise<void> {
    const waiting = await this.#orders.unpublished();
    await Promise.all([...new Set(waiting.map((message) => message.key))].map((key) => this.publish(key)));
  }

  async #drain(key: string): Promise<void> {
    try {
      for (const message of await this.#orders.unpublished(key)) await this.#send(message);
    } catch (error) {
      this.#log("publish-postponed", { key, error: messageOf(error) });
    }
  }

  /** The stored headers name the span that stored the message: sending it is that span's child, whenever it happens. */
  async #send(message: Message): Promise<void> {
    const settings = {
      kind: SpanKind.PRODUCER,
      parent: contextOf(message.headers),
      attributes: { "messaging.message.id": message.id },
    };
    await inSpan("send order-placed", settings, async () =>
      this.#queue.publish({ ...message, headers: { ...message.headers, ...traceHeaders() } }),
    );
    await this.#orders.markPublished(message.id);
  }
}
