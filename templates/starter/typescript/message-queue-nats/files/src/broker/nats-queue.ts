import type { DeadLetter, MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import { shardOf } from "../messaging/shard.ts";
import type { Log } from "../telemetry/log.ts";
import { openBroker, type Broker } from "./broker.ts";
import { toDeadLetter, toHeaders } from "./messages.ts";
import { NatsConsumer } from "./nats-consumer.ts";

/** Reads with a consumer that exists for this alone and takes nothing away. */
async function readDeadLetters({ client, manager, names }: Broker): Promise<DeadLetter[]> {
  const { state } = await manager.streams.info(names.deadStream);
  if (state.messages === 0) return [];
  const consumer = await client.consumers.get(names.deadStream);
  const letters: DeadLetter[] = [];
  for await (const message of await consumer.fetch({ max_messages: state.messages }))
    letters.push(toDeadLetter(message));
  return letters;
}

/** A queue of one subject per shard, in a stream that keeps what is still to do. */
export async function openNatsQueue(url: string, settings: QueueSettings, log: Log): Promise<MessageQueue> {
  const broker = await openBroker(url, settings.name);
  return {
    async publish(message) {
      const subject = broker.names.shard(shardOf(message.key, settings.shards));
      await broker.client.publish(subject, message.body, { headers: toHeaders(message) });
    },
    consume: async (handler) => new NatsConsumer({ broker, settings, handler, log }),
    deadLetters: () => readDeadLetters(broker),
    close: () => broker.connection.drain(),
  };
}
