import type { Environment } from "../config/environment.ts";
import { required } from "../config/environment.ts";
import type { MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import { openPulsarQueue } from "./pulsar-queue.ts";

export { openSqliteOrders as openOrders } from "../adapters/sqlite-orders.ts";
export { openSqliteShipments as openShipments } from "../adapters/sqlite-shipments.ts";

export function openQueue(env: Environment, settings: QueueSettings, log: Log): Promise<MessageQueue> {
  return openPulsarQueue(required(env, "PULSAR_WEB_URL"), settings, log);
}
