import { jetstream, jetstreamManager, RetentionPolicy, type JetStreamClient } from "@nats-io/jetstream";
import type { JetStreamManager } from "@nats-io/jetstream";
import { Kvm, type KV } from "@nats-io/kv";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { namesOf, type Names } from "./names.ts";

/** The connection, and what this queue has in JetStream. */
export interface Broker {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly attempts: KV;
  readonly names: Names;
}

/** Connects, for as long as the process lives, and creates the streams that are not there. */
export async function openBroker(url: string, queue: string): Promise<Broker> {
  const connection = await connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 200 });
  const manager = await jetstreamManager(connection);
  const client = jetstream(connection);
  const names = namesOf(queue);
  const retention = RetentionPolicy.Workqueue;
  await manager.streams.add({ name: names.stream, subjects: [names.shard("*")], retention });
  await manager.streams.add({ name: names.deadStream, subjects: [names.dead] });
  const attempts = await new Kvm(client).create(names.attempts, { history: 1 });
  return { connection, client, manager, attempts, names };
}
