import type { DeadLetter, MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import { shardOf } from "../messaging/shard.ts";
import type { Log } from "../telemetry/log.ts";
import { Admin } from "./admin.ts";
import { toDeadLetter, toOutgoing, type Incoming } from "./messages.ts";
import { Producer } from "./producer.ts";
import { PulsarConsumer } from "./pulsar-consumer.ts";
import { closeSocket, onJson, openSocket } from "./socket.ts";
import { topicsOf } from "./topics.ts";

/** Reads the topic from its first message; one that was written twice, because its consumer died, is told once. */
async function readDeadLetters(url: string, topic: string, count: number): Promise<DeadLetter[]> {
  if (count === 0) return [];
  const letters = new Map<string, DeadLetter>();
  const all = Promise.withResolvers<void>();
  let read = 0;
  const path = `ws/v2/reader/${topic}?messageId=earliest`;
  const socket = await openSocket(`${url.replace(/^http/, "ws")}/${path}`);
  onJson<Incoming>(socket, (incoming) => {
    const letter = toDeadLetter(incoming);
    letters.set(letter.id, letters.get(letter.id) ?? letter);
    socket.send(JSON.stringify({ messageId: incoming.messageId }));
    if (++read === count) all.resolve();
  });
  await all.promise;
  await closeSocket(socket);
  return [...letters.values()];
}

/** A queue of one partition per shard, each with an exclusive subscription. */
export async function openPulsarQueue(
  url: string,
  settings: QueueSettings,
  log: Log,
): Promise<MessageQueue> {
  const topics = topicsOf(settings.name);
  const admin = new Admin(url);
  await admin.createTopics(settings);
  const producers = Array.from(
    { length: settings.shards },
    (_, shard) => new Producer(url, topics.shard(shard)),
  );
  return {
    async publish(message) {
      await producers[shardOf(message.key, settings.shards)]?.send(toOutgoing(message));
    },
    consume: async (handler) => new PulsarConsumer({ url, admin, topics, settings, handler, log }),
    deadLetters: async () => readDeadLetters(url, topics.dead, await admin.countMessages(topics.dead)),
    async close() {
      await Promise.all(producers.map((producer) => producer.close()));
    },
  };
}
