import assert from "node:assert/strict";
import { it } from "node:test";
import { customerId, orderId, sku } from "../../src/domain/identifiers.ts";
import { InvalidOrder } from "../../src/domain/invalid-order.ts";
import { Money } from "../../src/domain/money.ts";
import { OrderLine } from "../../src/domain/order-line.ts";
import { readOrderPlaced } from "../../src/domain/order-placed.ts";
import { Order } from "../../src/domain/order.ts";

const line = (article: string, quantity: number) => new OrderLine(sku(article), quantity, Money.ofCents(100));
const place = (...lines: OrderLine[]) => Order.place(orderId("o-1"), customerId("anna"), lines);

it("sums up its lines", () => {
  assert.equal(place(line("TEA", 2), line("MUG", 3)).total.cents, 500);
});

it("tells what was placed, and the telling can be read again", () => {
  const placed = place(line("TEA", 2)).placed();
  assert.deepEqual(placed, {
    orderId: "o-1",
    customerId: "anna",
    lines: [{ sku: "TEA", quantity: 2 }],
    totalCents: 200,
  });
  assert.deepEqual(readOrderPlaced(JSON.stringify(placed)), placed);
});

it("has lines, each article once, in quantities that make sense", () => {
  assert.throws(() => place(), InvalidOrder);
  assert.throws(() => place(line("TEA", 1), line("TEA", 2)), InvalidOrder);
  for (const quantity of [0, -1, 1.5, 1001]) assert.throws(() => line("TEA", quantity), InvalidOrder);
});

it("has identifiers without blanks or the like", () => {
  assert.throws(() => orderId(""), InvalidOrder);
  assert.throws(() => customerId("an na"), InvalidOrder);
  assert.throws(() => sku("tea"), InvalidOrder);
});

it("does not read events of another shape", () => {
  for (const json of ["null", "{}", '{"orderId":"o-1","customerId":"anna","lines":"TEA"}'])
    assert.throws(() => readOrderPlaced(json), TypeError);
});
