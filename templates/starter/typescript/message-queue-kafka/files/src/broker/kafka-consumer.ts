import { setTimeout as delay } from "node:timers/promises";
import type { Consumer } from "../messaging/message-queue.ts";
import { messageOf } from "../telemetry/log.ts";
import { GroupSession, type Parts } from "./group-session.ts";

/** One session in the group after another, until it is stopped. */
export class KafkaConsumer implements Consumer {
  readonly #parts: Parts;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#ended = this.#run();
  }

  stop(): Promise<void> {
    this.#stopping.abort();
    return this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const session = new GroupSession(this.#parts);
      await session.run(this.#stopping.signal).catch((error: unknown) => this.#report(error));
      await session.close().catch((error: unknown) => this.#report(error));
    }
  }

  async #report(error: unknown): Promise<void> {
    this.#parts.log("broker-unreachable", { error: messageOf(error) });
    await delay(500);
  }
}
