import type { Message } from "../messaging/message-queue.ts";
import type { OrderId, Sku } from "./identifiers.ts";
import type { Money } from "./money.ts";
import type { Order } from "./order.ts";

export interface StockLevel {
  readonly available: number;
  readonly unitPrice: Money;
}

export interface Stock {
  find(sku: Sku): Promise<StockLevel | undefined>;
}

/** Orders, and the messages that tell of them: stored together, so that neither exists without the other (outbox). */
export interface OrderRepository {
  totalOf(id: OrderId): Promise<Money | undefined>;
  /**
   * Takes the articles from stock, stores the order and the message, all or nothing.
   *
   * @throws OutOfStock when another order was faster
   */
  add(order: Order, message: Message): Promise<void>;
  /** Stored messages that no broker confirmed yet, oldest first; of one key, or all. */
  unpublished(key?: string): Promise<readonly Message[]>;
  markPublished(messageId: string): Promise<void>;
}

export interface Shipment {
  readonly messageId: string;
  readonly orderId: string;
  readonly customerId: string;
}

/** What has to be told to a customer, and the trace it follows from. */
export interface Notice extends Shipment {
  readonly headers: Readonly<Record<string, string>>;
}

export interface ShipmentRepository {
  /**
   * Records the shipment, its notice and the message id, all or nothing.
   *
   * @returns false, and changes nothing, when the message id was recorded before
   */
  add(notice: Notice): Promise<boolean>;
  all(): Promise<readonly Shipment[]>;
  unsentNotices(): Promise<readonly Notice[]>;
  markSent(messageId: string): Promise<void>;
}

export interface Notifier {
  notify(notice: Notice): Promise<void>;
}
