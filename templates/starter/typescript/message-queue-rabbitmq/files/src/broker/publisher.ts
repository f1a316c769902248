import type { ConfirmChannel } from "amqplib";
import { endOnChannelError } from "./channel-error.ts";
import type { Channels } from "./channels.ts";
import { declare } from "./topology.ts";
import type { Message, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";

/** Sends and waits for the broker's confirm. */
export class Publisher {
  readonly #channel: ConfirmChannel;
  readonly #returned = new Set<string>();

  private constructor(channel: ConfirmChannel) {
    this.#channel = channel;
    // Comes before the confirm of the same message.
    channel.on("return", ({ properties }) => this.#returned.add(String(properties.messageId)));
  }

  /** Declares the queues, so that there is where to send to. */
  static async open(connection: Channels, settings: QueueSettings, log: Log): Promise<Publisher> {
    const channel = await connection.createConfirmChannel();
    const isSetUp = endOnChannelError(channel, log);
    await declare(channel, settings);
    isSetUp();
    return new Publisher(channel);
  }

  send(queue: string, message: Message, extra: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const headers = { ...message.headers, ...extra, "ordering-key": message.key };
    const properties = {
      messageId: message.id,
      contentType: "application/json",
      persistent: true,
      mandatory: true,
      headers,
    };
    return new Promise((resolve, reject) => {
      this.#channel.sendToQueue(queue, Buffer.from(message.body), properties, (error: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error(`Not confirmed: ${message.id}`));
        else if (this.#returned.delete(message.id)) reject(new Error(`There is no queue ${queue}`));
        else resolve();
      });
    });
  }
}
