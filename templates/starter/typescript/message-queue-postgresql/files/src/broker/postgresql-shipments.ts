import type pg from "pg";
import type { ShipmentStore } from "../adapters/stores.ts";
import type { Notice, Shipment } from "../domain/ports.ts";
import { createTables, inTransaction } from "./pool.ts";

// No unique key on shipments: that an effect happens once is the work of `processed`, and a test can see when it fails.
const ddl = `
  CREATE TABLE IF NOT EXISTS processed (message_id text PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS shipments (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message_id text NOT NULL, order_id text NOT NULL, customer_id text NOT NULL);
  CREATE TABLE IF NOT EXISTS notices (message_id text NOT NULL, order_id text NOT NULL, customer_id text NOT NULL, headers jsonb NOT NULL);
`;

const columns = `message_id AS "messageId", order_id AS "orderId", customer_id AS "customerId"`;

async function addOnce(
  client: pg.PoolClient,
  { messageId, orderId, customerId, headers }: Notice,
): Promise<boolean> {
  const first = await client.query("INSERT INTO processed VALUES ($1) ON CONFLICT DO NOTHING", [messageId]);
  if (first.rowCount === 0) return false;
  const shipment = [messageId, orderId, customerId];
  await client.query(
    "INSERT INTO shipments (message_id, order_id, customer_id) VALUES ($1, $2, $3)",
    shipment,
  );
  await client.query("INSERT INTO notices VALUES ($1, $2, $3, $4)", [...shipment, headers]);
  return true;
}

/** Shipments, processed message ids and unsent notices as tables. */
export async function openPostgresqlShipments(pool: pg.Pool): Promise<ShipmentStore> {
  await createTables(pool, ddl);
  return {
    add: (notice) => inTransaction(pool, (client) => addOnce(client, notice)),
    async all() {
      return (await pool.query<Shipment>(`SELECT ${columns} FROM shipments ORDER BY seq`)).rows;
    },
    async unsentNotices() {
      return (await pool.query<Notice>(`SELECT ${columns}, headers FROM notices`)).rows;
    },
    async markSent(messageId) {
      await pool.query("DELETE FROM notices WHERE message_id = $1", [messageId]);
    },
    close: () => pool.end(),
  };
}
