import type { Channel } from "amqplib";

/**
 * The broker closes a channel, and not the connection, when it was asked for something impossible: a queue that was
 * deleted, or declared in another way. No retry helps, so the process ends and its supervisor decides.
 */
export function endOnChannelError(channel: Channel): void {
  channel.on("error", (error) => {
    // Out of the event, whose errors the client catches.
    setImmediate(() => {
      throw error;
    });
  });
}
