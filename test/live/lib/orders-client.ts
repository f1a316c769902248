import type { Effect } from "./history.ts";

const ANSWER_LIMIT = 15_000;

/** What became of one POST /orders: only `accepted` is a promise of the starter. */
export interface Placed extends Effect {
  accepted: boolean;
  /** Status and body, or why there was no answer. */
  answer: string;
}

/** Sends orders to the orders service as its clients would. */
export class OrdersClient {
  #sent = 0;

  constructor(readonly baseUrl: string) {}

  /** Sends one order and tells what came back; never throws for a refusal or a lost connection. */
  async tryPlace(customerId: string, sku = "TEA"): Promise<Placed> {
    const orderId = `order-${(this.#sent += 1)}-${customerId}`;
    const body = JSON.stringify({ orderId, customerId, lines: [{ sku, quantity: 1 }] });
    const placed = { orderId, key: customerId };
    try {
      const signal = AbortSignal.timeout(ANSWER_LIMIT);
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${this.baseUrl}/orders`, { method: "POST", headers, body, signal });
      const answer = `${response.status} ${await response.text()}`;
      return { ...placed, accepted: response.status === 201, answer };
    } catch (error) {
      return { ...placed, accepted: false, answer: String(error) };
    }
  }

  /** Sends one order. Errors: it is not accepted. */
  async place(customerId: string, sku?: string): Promise<Placed> {
    const placed = await this.tryPlace(customerId, sku);
    if (!placed.accepted) throw new Error(`Expected 201 for ${placed.orderId}, found ${placed.answer}`);
    return placed;
  }

  /** Sends `count` orders of one customer, each after the answer to the one before. */
  async placeMany(customerId: string, count: number): Promise<Placed[]> {
    const placed: Placed[] = [];
    while (placed.length < count) placed.push(await this.place(customerId));
    return placed;
  }
}
