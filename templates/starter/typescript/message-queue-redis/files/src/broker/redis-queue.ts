import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { DeadLetter, Handler, MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import { shardOf } from "../messaging/shard.ts";
import { messageOf, type Log } from "../telemetry/log.ts";
import { connect, type Redis } from "./connection.ts";
import { toFields, toMessage } from "./fields.ts";
import { group, keysOf, type Keys } from "./keys.ts";
import { RedisConsumer } from "./redis-consumer.ts";
import { ShardLeases } from "./shard-leases.ts";

async function createGroup(redis: Redis, stream: string): Promise<void> {
  await redis.xGroupCreate(stream, group, "0", { MKSTREAM: true }).catch((error: unknown) => {
    if (!messageOf(error).startsWith("BUSYGROUP")) throw error;
  });
}

async function readDeadLetters(redis: Redis, keys: Keys): Promise<DeadLetter[]> {
  const entries = await redis.xRange(keys.dead, "-", "+");
  return (entries ?? []).map(({ message }) => ({
    ...toMessage(message),
    attempts: Number(message["attempts"]),
    error: String(message["error"]),
  }));
}

/** A queue of one stream per shard, read by a consumer group. */
export async function openRedisQueue(url: string, settings: QueueSettings, log: Log): Promise<MessageQueue> {
  const redis = await connect(url, log);
  const reader = await connect(url, log);
  const keys = keysOf(settings.name);
  for (let shard = 0; shard < settings.shards; shard++) await createGroup(redis, keys.stream(shard));
  return {
    async publish(message) {
      await redis.xAdd(keys.stream(shardOf(message.key, settings.shards)), "*", toFields(message));
    },
    async consume(handler: Handler) {
      const name = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
      const leases = new ShardLeases(redis, keys, name, settings.leaseMs);
      const consumer = new RedisConsumer({ redis, reader, keys, leases, name, settings, handler, log });
      consumer.start();
      return consumer;
    },
    deadLetters: () => readDeadLetters(redis, keys),
    async close() {
      await reader.close();
      await redis.close();
    },
  };
}
