import type pg from "pg";
import { assortment } from "../adapters/assortment.ts";
import type { OrderStore } from "../adapters/stores.ts";
import type { Environment } from "../config/environment.ts";
import { OutOfStock } from "../domain/invalid-order.ts";
import { Money } from "../domain/money.ts";
import type { Order } from "../domain/order.ts";
import type { OrderLine } from "../domain/order-line.ts";
import type { Message } from "../messaging/message-queue.ts";
import { createTables, inTransaction } from "./pool.ts";

const ddl = `
  CREATE TABLE IF NOT EXISTS stock (sku text PRIMARY KEY, available integer NOT NULL, unit_price_cents integer NOT NULL);
  CREATE TABLE IF NOT EXISTS orders (id text PRIMARY KEY, customer_id text NOT NULL, total_cents integer NOT NULL, placed jsonb NOT NULL);
  CREATE TABLE IF NOT EXISTS outbox (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL, key text NOT NULL, body text NOT NULL, headers jsonb NOT NULL);
`;

async function takeFromStock(client: pg.PoolClient, { sku, quantity }: OrderLine): Promise<void> {
  const taken = await client.query(
    "UPDATE stock SET available = available - $1 WHERE sku = $2 AND available >= $1",
    [quantity, sku],
  );
  if (taken.rowCount === 0) throw new OutOfStock(`Not enough of ${sku} left`);
}

async function addOrder(
  client: pg.PoolClient,
  order: Order,
  { id, key, body, headers }: Message,
): Promise<void> {
  // In one order of articles, so that two orders never wait for each other.
  const lines = [...order.lines].sort((a, b) => (a.sku < b.sku ? -1 : 1));
  for (const line of lines) await takeFromStock(client, line);
  await client.query("INSERT INTO orders VALUES ($1, $2, $3, $4)", [
    order.id,
    order.customer,
    order.total.cents,
    body,
  ]);
  await client.query("INSERT INTO outbox (id, key, body, headers) VALUES ($1, $2, $3, $4)", [
    id,
    key,
    body,
    headers,
  ]);
}

/** Orders, stock and outbox as tables. */
export async function openPostgresqlOrders(pool: pg.Pool, env: Environment): Promise<OrderStore> {
  await createTables(pool, ddl);
  for (const { sku, available, unitPriceCents } of assortment(env))
    await pool.query("INSERT INTO stock VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
      sku,
      available,
      unitPriceCents,
    ]);
  return {
    async find(sku) {
      const { rows } = await pool.query<{ available: number; unit_price_cents: number }>(
        "SELECT * FROM stock WHERE sku = $1",
        [sku],
      );
      return rows[0] && { available: rows[0].available, unitPrice: Money.ofCents(rows[0].unit_price_cents) };
    },
    async totalOf(id) {
      const { rows } = await pool.query<{ total_cents: number }>(
        "SELECT total_cents FROM orders WHERE id = $1",
        [id],
      );
      return rows[0] && Money.ofCents(rows[0].total_cents);
    },
    add: (order, message) => inTransaction(pool, (client) => addOrder(client, order, message)),
    async unpublished(key) {
      const { rows } = await pool.query<Message>(
        "SELECT id, key, body, headers FROM outbox WHERE $1::text IS NULL OR key = $1 ORDER BY seq",
        [key ?? null],
      );
      return rows;
    },
    async markPublished(messageId) {
      await pool.query("DELETE FROM outbox WHERE id = $1", [messageId]);
    },
    close: () => pool.end(),
  };
}
