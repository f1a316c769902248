import type { MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import { shardOf } from "../messaging/shard.ts";
import type { Log } from "../telemetry/log.ts";
import { createTables, openPool } from "./pool.ts";
import { channelOf, ddl, insertMessage, readDeadLetters } from "./queue-tables.ts";
import { workOnShard } from "./shard-worker.ts";
import { WakeUp } from "./wake-up.ts";

/** A queue in a table. Each shard has a worker in each consumer; the lock on a key's oldest message keeps its order. */
export async function openPostgresqlQueue(
  url: string,
  settings: QueueSettings,
  log: Log,
): Promise<MessageQueue> {
  // Each worker holds one connection and borrows a second one for a moment.
  const pool = await openPool({ connectionString: url, max: settings.shards * 2 + 2 }, log);
  await createTables(pool, ddl);
  return {
    publish: (message) => insertMessage(pool, settings.name, shardOf(message.key, settings.shards), message),
    async consume(handler) {
      const stopping = new AbortController();
      const wakeUp = await WakeUp.open(url, channelOf(settings.name), log);
      const parts = { pool, settings, handler, log, wakeUp, signal: stopping.signal };
      const workers = Array.from({ length: settings.shards }, (_, shard) => workOnShard(parts, shard));
      return {
        async stop() {
          stopping.abort();
          await Promise.all(workers);
          await wakeUp.close();
        },
      };
    },
    deadLetters: () => readDeadLetters(pool, settings.name),
    close: () => pool.end(),
  };
}
