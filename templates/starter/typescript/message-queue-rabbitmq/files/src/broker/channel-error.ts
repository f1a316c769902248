import type { Channel } from "amqplib";
import { messageOf, type Log } from "../telemetry/log.ts";

/**
 * The broker closes a channel, and not the connection, when it was asked for something impossible: a queue that was
 * deleted, or declared in another way. Once the channel was in use no retry helps, so the process ends and its supervisor
 * decides. Before that, while the broker starts, the attempt to set the channel up fails and is made again.
 *
 * @returns call it when the channel is set up
 */
export function endOnChannelError(channel: Channel, log: Log): () => void {
  let isSetUp = false;
  channel.on("error", (error) => {
    log("channel-error", { error: messageOf(error) });
    if (isSetUp)
      // Out of the event, whose errors the client catches.
      setImmediate(() => {
        throw error;
      });
  });
  return () => (isSetUp = true);
}
