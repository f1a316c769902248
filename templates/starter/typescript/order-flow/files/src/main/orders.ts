import type { AddressInfo } from "node:net";
import { orderServer } from "../adapters/order-server.ts";
import { Outbox } from "../application/outbox.ts";
import { openOrders, openQueue } from "../broker/index.ts";
import { jsonLog, messageOf } from "../telemetry/log.ts";
import { startTelemetry } from "../telemetry/start.ts";
import { environment, queueSettings, wholeNumber } from "../config/environment.ts";
import { onShutdown } from "./shutdown.ts";

const env = environment();
const log = jsonLog("orders");
const stopTelemetry = startTelemetry("orders", env);
const orders = await openOrders(env);
const queue = await openQueue(env, queueSettings(env), log);
const outbox = new Outbox(orders, queue, log);
const relay = setInterval(
  () => void outbox.publishAll().catch((error: unknown) => log("relay-failed", { error: messageOf(error) })),
  1000,
);
const server = orderServer({ orders, stock: orders, outbox }, log);

server.listen(wholeNumber(env, "PORT", 3000, 0), () =>
  log("listening", { port: (server.address() as AddressInfo).port }),
);
onShutdown(log, [
  () => new Promise((resolve) => server.close(resolve)),
  async () => clearInterval(relay),
  () => outbox.publishAll(),
  () => queue.close(),
  () => orders.close(),
  stopTelemetry,
]);
