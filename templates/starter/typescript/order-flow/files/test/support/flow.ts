import type { AddressInfo } from "node:net";
import { fileNotifier } from "../../src/adapters/file-notifier.ts";
import { inMemoryQueue } from "../../src/adapters/in-memory-queue.ts";
import { orderServer } from "../../src/adapters/order-server.ts";
import { openSqliteOrders } from "../../src/adapters/sqlite-orders.ts";
import { openSqliteShipments } from "../../src/adapters/sqlite-shipments.ts";
import { fulfilOrder } from "../../src/application/fulfil-order.ts";
import { Outbox } from "../../src/application/outbox.ts";
import { environment } from "../../src/config/environment.ts";
import { withFaults } from "../../src/main/faults.ts";
import { noLog } from "../../src/telemetry/log.ts";
import { settings } from "./settings.ts";

/** Both services in this process, over the in-memory queue. */
export async function startFlow(folder: string) {
  const env = environment({ DATA_DIR: folder, FAULTS: "on" });
  const orders = await openSqliteOrders(env);
  const shipments = await openSqliteShipments(env);
  const queue = inMemoryQueue(settings(), noLog);
  const ports = {
    shipments,
    notifier: fileNotifier(`${folder}/notices.jsonl`),
    log: noLog,
    crashPoint: () => undefined,
  };
  const consumer = await queue.consume(withFaults(fulfilOrder(ports), env));
  const server = orderServer({ orders, stock: orders, outbox: new Outbox(orders, queue, noLog) }, noLog);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    queue,
    shipments,
    place: (order: object, headers: Record<string, string> = {}) =>
      fetch(`${url}/orders`, { method: "POST", headers, body: JSON.stringify(order) }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await consumer.stop();
      await orders.close();
      await shipments.close();
    },
  };
}
