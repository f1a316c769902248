import { SpanKind } from "@opentelemetry/api";
import { randomUUID } from "node:crypto";
import { customerId, orderId, sku, type Sku } from "../domain/identifiers.ts";
import { InvalidOrder, OutOfStock } from "../domain/invalid-order.ts";
import type { Money } from "../domain/money.ts";
import { OrderLine } from "../domain/order-line.ts";
import { Order } from "../domain/order.ts";
import type { OrderRepository, Stock } from "../domain/ports.ts";
import { inSpan, traceHeaders } from "../telemetry/spans.ts";
import type { Outbox } from "./outbox.ts";

export interface PlaceOrderRequest {
  readonly orderId?: string | undefined;
  readonly customerId: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

export interface PlacedOrder {
  readonly orderId: string;
  readonly total: Money;
  /** False when an order of this id was there before, and nothing was done. */
  readonly created: boolean;
}

export interface PlaceOrderPorts {
  readonly orders: OrderRepository;
  readonly stock: Stock;
  readonly outbox: Outbox;
}

async function lineInStock(stock: Stock, article: Sku, quantity: number): Promise<OrderLine> {
  const level = await inSpan("query stock", { kind: SpanKind.CLIENT, attributes: { sku: article } }, () =>
    stock.find(article),
  );
  if (level === undefined) throw new InvalidOrder(`Unknown sku "${article}"`);
  const line = new OrderLine(article, quantity, level.unitPrice);
  if (level.available < quantity) throw new OutOfStock(`Only ${level.available} of ${article} left`);
  return line;
}

function checkStock(stock: Stock, wanted: PlaceOrderRequest["lines"]): Promise<OrderLine[]> {
  return inSpan("check stock", {}, () =>
    Promise.all(wanted.map((line) => lineInStock(stock, sku(line.sku), line.quantity))),
  );
}

function place({ orders, outbox }: PlaceOrderPorts, order: Order): Promise<void> {
  return inSpan("place order", { attributes: { "order.id": order.id } }, async () => {
    const message = {
      id: randomUUID(),
      key: order.customer,
      body: JSON.stringify(order.placed()),
      headers: traceHeaders(),
    };
    await inSpan("store order", { kind: SpanKind.CLIENT }, () => orders.add(order, message));
    await outbox.publish(message.key);
  });
}

/**
 * Accepts an order: it and its event are stored before the customer hears yes; a broker that is away delays the event
 * and not the customer.
 *
 * @throws InvalidOrder, OutOfStock
 */
export async function placeOrder(ports: PlaceOrderPorts, request: PlaceOrderRequest): Promise<PlacedOrder> {
  const id = orderId(request.orderId ?? randomUUID());
  const before = await ports.orders.totalOf(id);
  if (before !== undefined) return { orderId: id, total: before, created: false };
  const lines = await checkStock(ports.stock, request.lines);
  const order = Order.place(id, customerId(request.customerId), lines);
  await place(ports, order);
  return { orderId: id, total: order.total, created: true };
}
