import { ProduceAcks, Producer, stringSerializers } from "@platformatic/kafka";
import type { DeadLetter, MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import { shardOf } from "../messaging/shard.ts";
import type { Log } from "../telemetry/log.ts";
import { KafkaConsumer } from "./kafka-consumer.ts";
import { PartitionReader } from "./partition-reader.ts";
import { toDeadLetter, toRecord } from "./records.ts";
import { createTopics, namesOf } from "./topics.ts";

/** All dead letters; one that was written twice, because its consumer died in between, is told once. */
async function readDeadLetters(brokers: string[], topic: string): Promise<DeadLetter[]> {
  const reader = new PartitionReader(brokers, topic);
  try {
    const letters = new Map<string, DeadLetter>();
    let next = (await reader.offsets("EARLIEST", [0]))[0]?.offset ?? 0n;
    const end = (await reader.offsets("LATEST", [0]))[0]?.offset ?? 0n;
    while (next < end)
      for (const record of (await reader.read([{ partition: 0, offset: next }], 500)).get(0) ?? []) {
        const letter = toDeadLetter(record);
        letters.set(letter.id, letters.get(letter.id) ?? letter);
        next = record.offset + 1n;
      }
    return [...letters.values()];
  } finally {
    await reader.close();
  }
}

/** A queue of one topic with a partition per shard, read by a consumer group. */
export async function openKafkaQueue(
  brokers: string[],
  settings: QueueSettings,
  log: Log,
): Promise<MessageQueue> {
  const names = namesOf(settings.name);
  await createTopics(brokers, settings);
  const producer = new Producer({
    clientId: settings.name,
    bootstrapBrokers: brokers,
    serializers: stringSerializers,
    acks: ProduceAcks.ALL,
    // The broker recognises what the client sends again, which keeps the order within a shard.
    idempotent: true,
    retryDelay: 200,
  });
  return {
    async publish(message) {
      const partition = shardOf(message.key, settings.shards);
      await producer.send({ messages: [{ ...toRecord(message), topic: names.messages, partition }] });
    },
    consume: async (handler) => new KafkaConsumer({ brokers, names, producer, settings, handler, log }),
    deadLetters: () => readDeadLetters(brokers, names.dead),
    close: () => producer.close(),
  };
}
