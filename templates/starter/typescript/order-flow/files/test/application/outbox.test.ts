import assert from "node:assert/strict";
import { it } from "node:test";
import { Outbox } from "../../src/application/outbox.ts";
import type { OrderRepository } from "../../src/domain/ports.ts";
import type { Message, MessageQueue } from "../../src/messaging/message-queue.ts";
import { noLog } from "../../src/telemetry/log.ts";

const message = (key: string, id: string): Message => ({ id, key, body: id, headers: {} });

function repository(stored: Message[]): OrderRepository {
  return {
    totalOf: async () => undefined,
    add: async (_order, added) => void stored.push(added),
    unpublished: async (key) => stored.filter((each) => key === undefined || each.key === key),
    markPublished: async (id) =>
      void stored.splice(
        stored.findIndex((each) => each.id === id),
        1,
      ),
  };
}

function broker(published: string[], isAway: () => boolean): MessageQueue {
  return {
    publish: async ({ id }) => {
      if (isAway()) throw new Error("away");
      published.push(id);
    },
    consume: () => Promise.reject(new Error("not asked here")),
    deadLetters: async () => [],
    close: async () => undefined,
  };
}

it("keeps what the broker did not take, and publishes it before what came later", async () => {
  const stored = [message("anna", "1")];
  const published: string[] = [];
  let away = true;
  const outbox = new Outbox(
    repository(stored),
    broker(published, () => away),
    noLog,
  );
  await outbox.publish("anna");
  assert.deepEqual(published, []);
  away = false;
  stored.push(message("anna", "2"));
  await outbox.publish("anna");
  assert.deepEqual(published, ["1", "2"]);
  assert.deepEqual(stored, []);
});

it("publishes each message once, also when asked twice at the same time", async () => {
  const stored = [message("anna", "1"), message("ben", "2")];
  const published: string[] = [];
  const outbox = new Outbox(
    repository(stored),
    broker(published, () => false),
    noLog,
  );
  await Promise.all([outbox.publish("anna"), outbox.publish("anna"), outbox.publishAll()]);
  assert.deepEqual(published.sort(), ["1", "2"]);
});
