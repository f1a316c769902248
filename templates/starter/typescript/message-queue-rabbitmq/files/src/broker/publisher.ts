import type { ConfirmChannel } from "amqplib";
import { endOnChannelError } from "./channel-error.ts";
import type { Channels } from "./channels.ts";
import type { Message } from "../messaging/message-queue.ts";

/** Sends and waits for the broker's confirm. */
export class Publisher {
  readonly #channel: ConfirmChannel;
  readonly #returned = new Set<string>();

  private constructor(channel: ConfirmChannel) {
    this.#channel = channel;
    // Comes before the confirm of the same message.
    channel.on("return", ({ properties }) => this.#returned.add(String(properties.messageId)));
    endOnChannelError(channel);
  }

  static async open(connection: Channels): Promise<Publisher> {
    return new Publisher(await connection.createConfirmChannel());
  }

  get channel(): ConfirmChannel {
    return this.#channel;
  }

  send(queue: string, message: Message, extra: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const headers = { ...message.headers, ...extra, "ordering-key": message.key };
    const properties = { messageId: message.id, contentType: "application/json", persistent: true, mandatory: true, headers };
    return new Promise((resolve, reject) => {
      this.#channel.sendToQueue(queue, Buffer.from(message.body), properties, (error: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error(`Not confirmed: ${message.id}`));
        else if (this.#returned.delete(message.id)) reject(new Error(`There is no queue ${queue}`));
        else resolve();
      });
    });
  }

  async close(): Promise<void> {
    await this.#channel.close();
  }
}
