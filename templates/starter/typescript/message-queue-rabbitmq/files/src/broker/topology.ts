import type { Channel } from "amqplib";
import type { QueueSettings } from "../messaging/message-queue.ts";

export const shardQueue = (name: string, shard: number): string => `${name}.${shard}`;
export const deadQueue = (name: string): string => `${name}.dead`;

/**
 * What the broker does itself. Arguments are fixed: a queue that exists cannot be declared with other ones. The delivery
 * limit is the broker's answer to a message that kills each consumer; MAX_ATTEMPTS counts errors.
 */
const shardArguments = (name: string) => ({
  "x-queue-type": "quorum",
  "x-single-active-consumer": true,
  "x-delivery-limit": 20,
  "x-dead-letter-exchange": "",
  "x-dead-letter-routing-key": deadQueue(name),
  // Together: a message leaves its queue only when the dead-letter queue has confirmed it.
  "x-dead-letter-strategy": "at-least-once",
  "x-overflow": "reject-publish",
});

/** Declares a quorum queue per shard, and the dead-letter queue. */
export async function declare(channel: Channel, { name, shards }: QueueSettings): Promise<void> {
  // A classic queue: the delivery limit of quorum queues would drop letters that were looked at too often.
  await channel.assertQueue(deadQueue(name), { durable: true, arguments: { "x-queue-type": "classic" } });
  for (let shard = 0; shard < shards; shard++)
    await channel.assertQueue(shardQueue(name, shard), { durable: true, arguments: shardArguments(name) });
}
