/** What others learn of an order. Published, so: only ever add to it. */
export interface OrderPlaced {
  readonly orderId: string;
  readonly customerId: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly totalCents: number;
}

/** @throws when the text is not such an event: whoever publishes it has a bug, and no retry helps */
export function readOrderPlaced(json: string): OrderPlaced {
  const event = JSON.parse(json) as Partial<OrderPlaced> | null;
  if (
    typeof event?.orderId !== "string" ||
    typeof event.customerId !== "string" ||
    !Array.isArray(event.lines)
  )
    throw new TypeError("Expected an OrderPlaced event");
  return event as OrderPlaced;
}
