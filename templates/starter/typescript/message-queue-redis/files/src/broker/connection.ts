import { createClient } from "redis";
import { messageOf, type Log } from "../telemetry/log.ts";

const newClient = (url: string) =>
  // Without the queue a command fails while Redis is away, and does not wait in memory for its return.
  createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(2000, 100 * tries) },
  });

export type Redis = ReturnType<typeof newClient>;

/** Connects, and from then on connects again by itself when the connection breaks. */
export async function connect(url: string, log: Log): Promise<Redis> {
  const client = newClient(url);
  client.on("error", (error: unknown) => log("broker-error", { error: messageOf(error) }));
  await client.connect();
  return client;
}
