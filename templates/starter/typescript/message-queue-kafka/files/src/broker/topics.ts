import { Admin, findErrorBy } from "@platformatic/kafka";
import type { QueueSettings } from "../messaging/message-queue.ts";

/** Every name in Kafka that this queue uses. */
export const namesOf = (queue: string) => ({
  /** One partition per shard. */
  messages: queue,
  /** The attempts at what is in hand: one partition per shard, whose last record holds. */
  attempts: `${queue}.attempts`,
  dead: `${queue}.dead`,
  group: `${queue}.fulfilment`,
});

export type Names = ReturnType<typeof namesOf>;

interface Topic {
  readonly topic: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

async function create(admin: Admin, { topic, partitions, config }: Topic): Promise<void> {
  const configs = Object.entries(config).map(([name, value]) => ({ name, value }));
  await admin.createTopics({ topics: [topic], partitions, configs }).catch((error: unknown) => {
    if (!(error instanceof Error && findErrorBy(error, "apiId", "TOPIC_ALREADY_EXISTS"))) throw error;
  });
}

/** Creates the topics that are not there, with the replication that the cluster has set for new ones. */
export async function createTopics(brokers: string[], { name, shards }: QueueSettings): Promise<void> {
  const { messages, attempts, dead } = namesOf(name);
  const admin = new Admin({ clientId: name, bootstrapBrokers: brokers });
  try {
    await create(admin, { topic: messages, partitions: shards, config: {} });
    await create(admin, { topic: attempts, partitions: shards, config: { "cleanup.policy": "compact" } });
    await create(admin, { topic: dead, partitions: 1, config: { "retention.ms": "-1" } });
  } finally {
    await admin.close();
  }
}
