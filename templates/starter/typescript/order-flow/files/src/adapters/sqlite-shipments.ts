import { join } from "node:path";
import type { Notice, Shipment } from "../domain/ports.ts";
import type { Environment } from "../config/environment.ts";
import { inTransaction, openDatabase } from "./sqlite.ts";
import type { ShipmentStore } from "./stores.ts";

// No unique key on shipments: that an effect happens once is the work of `processed`, and a test can see when it fails.
const schema = `
  CREATE TABLE IF NOT EXISTS processed (message_id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS shipments (seq INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, order_id TEXT NOT NULL, customer_id TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS notices (message_id TEXT NOT NULL, order_id TEXT NOT NULL, customer_id TEXT NOT NULL, headers TEXT NOT NULL);
`;

interface ShipmentRow {
  message_id: string;
  order_id: string;
  customer_id: string;
}

const shipmentOfRow = (row: ShipmentRow): Shipment => ({
  messageId: row.message_id,
  orderId: row.order_id,
  customerId: row.customer_id,
});

const noticeOfRow = (row: ShipmentRow & { headers: string }): Notice => ({
  ...shipmentOfRow(row),
  headers: JSON.parse(row.headers) as Record<string, string>,
});

/** Shipments, processed message ids and unsent notices in DATA_DIR/fulfilment.db. */
export async function openSqliteShipments({ DATA_DIR }: Environment): Promise<ShipmentStore> {
  const database = openDatabase(join(DATA_DIR, "fulfilment.db"), schema);
  return {
    async add({ messageId, orderId, customerId, headers }) {
      return inTransaction(database, () => {
        const first = database
          .prepare("INSERT INTO processed VALUES (?) ON CONFLICT DO NOTHING")
          .run(messageId);
        if (first.changes === 0) return false;
        const shipment = [messageId, orderId, customerId];
        database
          .prepare("INSERT INTO shipments (message_id, order_id, customer_id) VALUES (?, ?, ?)")
          .run(...shipment);
        database.prepare("INSERT INTO notices VALUES (?, ?, ?, ?)").run(...shipment, JSON.stringify(headers));
        return true;
      });
    },
    async all() {
      const rows = database
        .prepare("SELECT message_id, order_id, customer_id FROM shipments ORDER BY seq")
        .all();
      return (rows as unknown as ShipmentRow[]).map(shipmentOfRow);
    },
    async unsentNotices() {
      const rows = database.prepare("SELECT * FROM notices").all();
      return (rows as unknown as (ShipmentRow & { headers: string })[]).map(noticeOfRow);
    },
    async markSent(messageId) {
      database.prepare("DELETE FROM notices WHERE message_id = ?").run(messageId);
    },
    async close() {
      database.close();
    },
  };
}
