import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { OutOfStock } from "../domain/invalid-order.ts";
import { Money } from "../domain/money.ts";
import type { Order } from "../domain/order.ts";
import type { OrderLine } from "../domain/order-line.ts";
import type { Message } from "../messaging/message-queue.ts";
import type { Environment } from "../config/environment.ts";
import { assortment } from "./assortment.ts";
import { inTransaction, openDatabase } from "./sqlite.ts";
import type { OrderStore } from "./stores.ts";

const schema = `
  CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, available INTEGER NOT NULL, unit_price_cents INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, total_cents INTEGER NOT NULL, placed TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, headers TEXT NOT NULL);
`;

interface OutboxRow {
  id: string;
  key: string;
  body: string;
  headers: string;
}

const messageOfRow = ({ id, key, body, headers }: OutboxRow): Message => ({
  id,
  key,
  body,
  headers: JSON.parse(headers) as Record<string, string>,
});

function takeFromStock(database: DatabaseSync, { sku, quantity }: OrderLine): void {
  const take = database.prepare(
    "UPDATE stock SET available = available - ? WHERE sku = ? AND available >= ?",
  );
  if (take.run(quantity, sku, quantity).changes === 0) throw new OutOfStock(`Not enough of ${sku} left`);
}

function insertOrder(database: DatabaseSync, order: Order, message: Message): void {
  database
    .prepare("INSERT INTO orders (id, customer_id, total_cents, placed) VALUES (?, ?, ?, ?)")
    .run(order.id, order.customer, order.total.cents, message.body);
  database
    .prepare("INSERT INTO outbox (id, key, body, headers) VALUES (?, ?, ?, ?)")
    .run(message.id, message.key, message.body, JSON.stringify(message.headers));
}

/** Orders, stock and outbox in DATA_DIR/orders.db. */
export async function openSqliteOrders(env: Environment): Promise<OrderStore> {
  const database = openDatabase(join(env.DATA_DIR, "orders.db"), schema);
  const seed = database.prepare("INSERT INTO stock VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  for (const { sku, available, unitPriceCents } of assortment(env)) seed.run(sku, available, unitPriceCents);
  return {
    async find(sku) {
      const row = database.prepare("SELECT available, unit_price_cents FROM stock WHERE sku = ?").get(sku);
      return (
        row && {
          available: Number(row["available"]),
          unitPrice: Money.ofCents(Number(row["unit_price_cents"])),
        }
      );
    },
    async totalOf(id) {
      const row = database.prepare("SELECT total_cents FROM orders WHERE id = ?").get(id);
      return row && Money.ofCents(Number(row["total_cents"]));
    },
    async add(order, message) {
      inTransaction(database, () => {
        order.lines.forEach((line) => takeFromStock(database, line));
        insertOrder(database, order, message);
      });
    },
    async unpublished(key) {
      const rows = database
        .prepare("SELECT id, key, body, headers FROM outbox WHERE ?1 IS NULL OR key = ?1 ORDER BY seq")
        .all(key ?? null);
      return (rows as unknown as OutboxRow[]).map(messageOfRow);
    },
    async markPublished(messageId) {
      database.prepare("DELETE FROM outbox WHERE id = ?").run(messageId);
    },
    async close() {
      database.close();
    },
  };
}
