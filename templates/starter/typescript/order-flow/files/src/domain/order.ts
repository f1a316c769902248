import type { CustomerId, OrderId } from "./identifiers.ts";
import { InvalidOrder } from "./invalid-order.ts";
import { Money } from "./money.ts";
import type { OrderLine } from "./order-line.ts";
import type { OrderPlaced } from "./order-placed.ts";

/** The aggregate: whole and valid from the moment it exists. */
export class Order {
  readonly id: OrderId;
  readonly customer: CustomerId;
  readonly lines: readonly OrderLine[];

  private constructor(id: OrderId, customer: CustomerId, lines: readonly OrderLine[]) {
    this.id = id;
    this.customer = customer;
    this.lines = lines;
  }

  /** @throws InvalidOrder without lines, or when an article comes twice */
  static place(id: OrderId, customer: CustomerId, lines: readonly OrderLine[]): Order {
    if (lines.length === 0) throw new InvalidOrder("Expected at least one line");
    if (new Set(lines.map((line) => line.sku)).size < lines.length)
      throw new InvalidOrder("Expected each sku in one line");
    return new Order(id, customer, [...lines]);
  }

  get total(): Money {
    return this.lines.reduce((sum, line) => sum.plus(line.total), Money.ofCents(0));
  }

  placed(): OrderPlaced {
    return {
      orderId: this.id,
      customerId: this.customer,
      lines: this.lines.map(({ sku, quantity }) => ({ sku, quantity })),
      totalCents: this.total.cents,
    };
  }
}
