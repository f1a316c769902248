import type { NatsConnection, Subscription } from "@nats-io/transport-node";

/** Long enough for a consumer that lives to answer; one that does not answer in time is counted the next time. */
const answerMs = 200;

/** The consumers of a queue that are there now. They count each other by asking: nothing is stored, nothing expires. */
export class Members {
  readonly #connection: NatsConnection;
  readonly #subject: string;
  readonly #answers: Subscription;

  constructor(connection: NatsConnection, subject: string) {
    this.#connection = connection;
    this.#subject = subject;
    this.#answers = connection.subscribe(subject, { callback: (_, message) => void message.respond() });
  }

  /** This one included. */
  async count(): Promise<number> {
    let count = 0;
    const options = { strategy: "timer", maxWait: answerMs } as const;
    for await (const _ of await this.#connection.requestMany(this.#subject, "", options)) count++;
    return Math.max(1, count);
  }

  leave(): void {
    this.#answers.unsubscribe();
  }
}
