import { queueSettings, required, type Environment } from "../config/environment.ts";
import type { MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import { openSchema } from "./pool.ts";
import { openPostgresqlOrders } from "./postgresql-orders.ts";
import { openPostgresqlQueue } from "./postgresql-queue.ts";
import { openPostgresqlShipments } from "./postgresql-shipments.ts";
import type { OrderStore, ShipmentStore } from "../adapters/stores.ts";

const url = (env: Environment): string => required(env, "DATABASE_URL");

/** The stores are in a schema of the queue's name: what runs beside this flow in one database stays apart. */
const openStore = (env: Environment) => openSchema(url(env), queueSettings(env).name);

export function openQueue(env: Environment, settings: QueueSettings, log: Log): Promise<MessageQueue> {
  return openPostgresqlQueue(url(env), settings, log);
}

export async function openOrders(env: Environment): Promise<OrderStore> {
  return openPostgresqlOrders(await openStore(env), env);
}

export async function openShipments(env: Environment): Promise<ShipmentStore> {
  return openPostgresqlShipments(await openStore(env));
}
