import { setTimeout as delay } from "node:timers/promises";
import { messageOf, type Log } from "../telemetry/log.ts";
import { backoffMs } from "./backoff.ts";
import type { Delivery, Handler, Message, QueueSettings } from "./message-queue.ts";

/** What the broker has to learn of a message. */
export interface Settlement {
  /** Counts an attempt that now begins, and returns how many that makes. */
  countAttempt(): Promise<number>;
  acknowledge(): Promise<void>;
  deadLetter(attempts: number, error: string): Promise<void>;
}

interface LaneOptions {
  readonly settings: QueueSettings;
  readonly handler: Handler;
  readonly log: Log;
  /** The broker could not be told: the lanes stop, and what was not settled has to be delivered again. */
  readonly onUnsettled: (error: unknown) => void;
}

/**
 * One lane per ordering key: a lane handles its messages one after another and waits while its first one fails; lanes
 * don't wait for each other. Retrying here and not by sending the message back keeps the order of its key.
 */
export class Lanes {
  readonly #options: LaneOptions;
  readonly #tails = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #held = 0;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** Messages added and not yet settled. */
  get held(): number {
    return this.#held;
  }

  add(message: Message, settlement: Settlement): void {
    this.#held++;
    const before = this.#tails.get(message.key) ?? Promise.resolve();
    const tail = before
      .then(() => this.#run(message, settlement))
      .finally(() => this.#leave(message.key, tail));
    this.#tails.set(message.key, tail);
  }

  /** Starts nothing more and waits for the handlers that run; what waits is left unsettled. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#tails.values());
  }

  #leave(key: string, tail: Promise<void>): void {
    this.#held--;
    if (this.#tails.get(key) === tail) this.#tails.delete(key);
  }

  async #run(message: Message, settlement: Settlement): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const outcome = await this.#attempt(message, settlement).catch((error: unknown) =>
        this.#unsettled(error),
      );
      if (outcome === "settled") return;
      await this.#pause(message, outcome.attempt);
    }
  }

  /** One attempt, or none when there were too many: then the message has killed its consumer each time. */
  async #attempt(message: Message, settlement: Settlement): Promise<"settled" | { attempt: number }> {
    const attempt = await settlement.countAttempt();
    const { maxAttempts } = this.#options.settings;
    const failure =
      attempt > maxAttempts
        ? `${maxAttempts} attempts ended without an answer`
        : await this.#handle({ ...message, attempt });
    if (failure !== undefined && attempt < maxAttempts) return { attempt };
    if (failure === undefined) await settlement.acknowledge();
    else await this.#giveUp(message, settlement, Math.min(attempt, maxAttempts), failure);
    return "settled";
  }

  async #giveUp(message: Message, settlement: Settlement, attempts: number, error: string): Promise<void> {
    await settlement.deadLetter(attempts, error);
    this.#options.log("dead-lettered", { messageId: message.id, key: message.key, attempts, error });
  }

  #unsettled(error: unknown): "settled" {
    this.#stopping.abort();
    this.#options.onUnsettled(error);
    return "settled";
  }

  async #handle(delivery: Delivery): Promise<string | undefined> {
    this.#options.log("delivery", { messageId: delivery.id, key: delivery.key, attempt: delivery.attempt });
    try {
      await this.#options.handler(delivery);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  async #pause(message: Message, attempt: number): Promise<void> {
    const delayMs = backoffMs(this.#options.settings.retryBaseMs, attempt);
    this.#options.log("retry-scheduled", { messageId: message.id, key: message.key, attempt, delayMs });
    await delay(delayMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
