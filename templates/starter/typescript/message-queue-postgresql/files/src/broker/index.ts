import { required, type Environment } from "../config/environment.ts";
import type { MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import { openPool } from "./pool.ts";
import { openPostgresqlOrders } from "./postgresql-orders.ts";
import { openPostgresqlQueue } from "./postgresql-queue.ts";
import { openPostgresqlShipments } from "./postgresql-shipments.ts";
import type { OrderStore, ShipmentStore } from "../adapters/stores.ts";

const url = (env: Environment): string => required(env, "DATABASE_URL");

export function openQueue(env: Environment, settings: QueueSettings, log: Log): Promise<MessageQueue> {
  return openPostgresqlQueue(url(env), settings, log);
}

export async function openOrders(env: Environment): Promise<OrderStore> {
  return openPostgresqlOrders(await openPool(url(env)), env);
}

export async function openShipments(env: Environment): Promise<ShipmentStore> {
  return openPostgresqlShipments(await openPool(url(env)));
}
