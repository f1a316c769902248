import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import type { OrderStore, ShipmentStore } from "../../src/adapters/stores.ts";
import { customerId, orderId, sku } from "../../src/domain/identifiers.ts";
import { OutOfStock } from "../../src/domain/invalid-order.ts";
import { Money } from "../../src/domain/money.ts";
import { OrderLine } from "../../src/domain/order-line.ts";
import { Order } from "../../src/domain/order.ts";

const unique = (): string => randomUUID();

function placed(quantities: Readonly<Record<string, number>>) {
  const lines = Object.entries(quantities).map(
    ([name, quantity]) => new OrderLine(sku(name), quantity, Money.ofCents(100)),
  );
  const order = Order.place(orderId(unique()), customerId("anna"), lines);
  const message = {
    id: unique(),
    key: unique(),
    body: JSON.stringify(order.placed()),
    headers: { traceparent: "00-1-2-01" },
  };
  return { order, message };
}

/** What the store of the orders service promises. */
export function orderStoreContract(name: string, open: () => Promise<OrderStore>): void {
  const withStore = async (test: (store: OrderStore) => Promise<void>): Promise<void> => {
    const store = await open();
    await test(store);
    await store.close();
  };
  const available = async (store: OrderStore, article: string) =>
    (await store.find(sku(article)))?.available ?? 0;

  describe(`${name} keeps the contract of the order store`, () => {
    it("stores an order with its message and takes its articles", () =>
      withStore(async (store) => {
        const { order, message } = placed({ TEA: 3 });
        const before = await available(store, "TEA");
        await store.add(order, message);
        assert.equal(await available(store, "TEA"), before - 3);
        assert.equal((await store.totalOf(order.id))?.cents, 300);
        assert.deepEqual(await store.unpublished(message.key), [message]);
      }));

    it("stores all or nothing", () =>
      withStore(async (store) => {
        const { order, message } = placed({ COFFEE: 1, MUG: 1000 });
        const mugs = await available(store, "MUG");
        for (let left = mugs; left >= 1000; left -= 1000) {
          const other = placed({ MUG: 1000 });
          await store.add(other.order, other.message);
        }
        const coffee = await available(store, "COFFEE");
        await assert.rejects(store.add(order, message), OutOfStock);
        assert.equal(await available(store, "COFFEE"), coffee);
        assert.equal(await store.totalOf(order.id), undefined);
        assert.deepEqual(await store.unpublished(message.key), []);
      }));

    it("forgets a message that was published, and no other", () =>
      withStore(async (store) => {
        const [first, second] = [placed({ TEA: 1 }), placed({ TEA: 1 })];
        const later = { ...second.message, key: first.message.key };
        await store.add(first.order, first.message);
        await store.add(second.order, later);
        assert.deepEqual(await store.unpublished(later.key), [first.message, later]);
        await store.markPublished(first.message.id);
        assert.deepEqual(await store.unpublished(later.key), [later]);
        assert.ok((await store.unpublished()).some(({ id }) => id === later.id));
      }));
  });
}

/** What the store of the fulfilment service promises. */
export function shipmentStoreContract(name: string, open: () => Promise<ShipmentStore>): void {
  const notice = () => ({
    messageId: unique(),
    orderId: unique(),
    customerId: "anna",
    headers: { traceparent: "00-1-2-01" },
  });

  describe(`${name} keeps the contract of the shipment store`, () => {
    it("records a message once, also when two ask at the same time", async () => {
      const [one, two] = [await open(), await open()];
      const each = notice();
      const answers = await Promise.all([one.add(each), two.add(each), one.add(each)]);
      assert.deepEqual(answers.sort(), [false, false, true]);
      assert.equal((await two.all()).filter(({ messageId }) => messageId === each.messageId).length, 1);
      await one.close();
      await two.close();
    });

    it("keeps a notice until it was sent", async () => {
      const store = await open();
      const each = notice();
      const waiting = async () =>
        (await store.unsentNotices()).filter(({ messageId }) => messageId === each.messageId);
      await store.add(each);
      assert.deepEqual(await waiting(), [each]);
      await store.markSent(each.messageId);
      assert.deepEqual(await waiting(), []);
      await store.close();
    });

    it("remembers after it was closed", async () => {
      const each = notice();
      const first = await open();
      await first.add(each);
      await first.close();
      const second = await open();
      assert.equal(await second.add(each), false);
      await second.close();
    });
  });
}
