import type { Sku } from "./identifiers.ts";
import { InvalidOrder } from "./invalid-order.ts";
import type { Money } from "./money.ts";

/** How much of one article; an entity of the order, reachable through it alone. */
export class OrderLine {
  readonly sku: Sku;
  readonly quantity: number;
  readonly unitPrice: Money;

  constructor(sku: Sku, quantity: number, unitPrice: Money) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1000)
      throw new InvalidOrder(`Expected a quantity from 1 to 1000, found ${quantity}`);
    this.sku = sku;
    this.quantity = quantity;
    this.unitPrice = unitPrice;
  }

  get total(): Money {
    return this.unitPrice.times(this.quantity);
  }
}
