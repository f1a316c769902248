import type { Environment } from "../config/environment.ts";
import { required } from "../config/environment.ts";
import type { MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import { openNatsQueue } from "./nats-queue.ts";

export { openSqliteOrders as openOrders } from "../adapters/sqlite-orders.ts";
export { openSqliteShipments as openShipments } from "../adapters/sqlite-shipments.ts";

export function openQueue(env: Environment, settings: QueueSettings, log: Log): Promise<MessageQueue> {
  return openNatsQueue(required(env, "NATS_URL"), settings, log);
}
