import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Delivery, Message, MessageQueue, QueueSettings } from "../../src/messaging/message-queue.ts";
import { settings } from "../support/settings.ts";
import { until } from "../support/until.ts";

export type OpenQueue = (settings: QueueSettings) => Promise<MessageQueue>;

const message = (key: string, body: string): Message => ({
  id: randomUUID(),
  key,
  body,
  headers: { traceparent: "00-1-2-01" },
});

async function publishAll(queue: MessageQueue, messages: readonly Message[]): Promise<void> {
  for (const each of messages) await queue.publish(each);
}

/** What every broker's adapter promises: see the comments of MessageQueue. */
export function queueContract(name: string, open: OpenQueue): void {
  const withQueue = async (test: (queue: MessageQueue) => Promise<void>): Promise<void> => {
    const queue = await open(settings({ name: `contract-${randomUUID().slice(0, 8)}` }));
    await test(queue);
    await queue.close();
  };

  describe(`${name} keeps the queue contract`, () => {
    it("delivers what was published, whole, as attempt 1", () =>
      withQueue(async (queue) => {
        const sent = message("anna", "tea – 茶");
        const got: Delivery[] = [];
        const consumer = await queue.consume(async (delivery) => void got.push(delivery));
        await queue.publish(sent);
        await until("the message arrived", () => got.length === 1);
        await consumer.stop();
        const { id, key, body, headers, attempt } = got[0] as Delivery;
        assert.deepEqual({ id, key, body, headers, attempt }, { ...sent, attempt: 1 });
      }));

    it("delivers what was published before the consumer came", () =>
      withQueue(async (queue) => {
        await queue.publish(message("anna", "early"));
        const got: string[] = [];
        const consumer = await queue.consume(async ({ body }) => void got.push(body));
        await until("the message arrived", () => got.length === 1);
        await consumer.stop();
      }));

    it("keeps the order of each key, whatever handling takes", () =>
      withQueue(async (queue) => {
        const keys = ["anna", "ben", "cem"];
        const got = new Map<string, string[]>(keys.map((key) => [key, []]));
        const consumer = await queue.consume(async ({ key, body }) => {
          await delay(Number(body) % 3);
          got.get(key)?.push(body);
        });
        const bodies = Array.from({ length: 20 }, (_, i) => String(i));
        await publishAll(
          queue,
          bodies.flatMap((body) => keys.map((key) => message(key, body))),
        );
        await until("all arrived", () => keys.every((key) => got.get(key)?.length === 20));
        await consumer.stop();
        for (const key of keys) assert.deepEqual(got.get(key), bodies);
      }));

    it("retries after a delay, successors of the key wait, other keys pass", () =>
      withQueue(async (queue) => {
        const got: string[] = [];
        const at: number[] = [];
        const consumer = await queue.consume(async ({ key, body, attempt }) => {
          if (body === "fails twice") at.push(performance.now());
          if (body === "fails twice" && attempt < 3) throw new Error("not yet");
          got.push(`${key}:${body}`);
        });
        await publishAll(queue, [
          message("anna", "fails twice"),
          message("anna", "successor"),
          message("ben", "other"),
        ]);
        await until("all arrived", () => got.length === 3);
        await consumer.stop();
        assert.deepEqual(got, ["ben:other", "anna:fails twice", "anna:successor"]);
        assert.ok((at[1] ?? 0) - (at[0] ?? 0) >= 19, "the first delay is the base");
        assert.ok((at[2] ?? 0) - (at[1] ?? 0) >= 39, "the second one is twice as long");
      }));

    it("dead-letters after the last attempt and goes on with the key", () =>
      withQueue(async (queue) => {
        const attempts: number[] = [];
        const got: string[] = [];
        const bad = message("anna", "never");
        const consumer = await queue.consume(async ({ body, attempt }) => {
          if (body !== "never") return void got.push(body);
          attempts.push(attempt);
          throw new Error("no use");
        });
        await publishAll(queue, [bad, message("anna", "next")]);
        await until("the next one arrived", () => got.length === 1);
        await consumer.stop();
        assert.deepEqual(attempts, [1, 2, 3]);
        assert.deepEqual(
          (await queue.deadLetters()).map(({ id, key, body, attempts, error }) => ({
            id,
            key,
            body,
            attempts,
            error,
          })),
          [{ id: bad.id, key: "anna", body: "never", attempts: 3, error: "no use" }],
        );
        assert.equal((await queue.deadLetters()).length, 1, "looking does not take them away");
      }));

    it("stops after the message in hand, and leaves the rest to the next consumer in order", () =>
      withQueue(async (queue) => {
        const got: string[] = [];
        const first = await queue.consume(async ({ body }) => {
          await delay(30);
          got.push(body);
        });
        const bodies = Array.from({ length: 10 }, (_, i) => String(i));
        await publishAll(
          queue,
          bodies.map((body) => message("anna", body)),
        );
        await until("the first arrived", () => got.length >= 1);
        await first.stop();
        const atStop = got.length;
        await delay(100);
        assert.equal(got.length, atStop, "nothing is handled after stop");
        assert.ok(atStop < 10, "the rest was left");
        const second = await queue.consume(async ({ body }) => void got.push(body));
        await until("all arrived", () => got.length === 10);
        await second.stop();
        assert.deepEqual(got, bodies);
      }));

    it("handles one message of a key at a time, in order, when two consumers share the work", () =>
      withQueue(async (queue) => {
        const got: string[] = [];
        const running = new Set<string>();
        const overlaps: string[] = [];
        const handler = async ({ key, body }: Delivery) => {
          if (running.has(key)) overlaps.push(`${key}:${body}`);
          running.add(key);
          // Every other one is slow: who does not wait for it overtakes it.
          await delay(Number(body) % 2 === 0 ? 15 : 1);
          running.delete(key);
          got.push(`${key}:${body}`);
        };
        const consumers = [await queue.consume(handler), await queue.consume(handler)];
        const keys = Array.from({ length: 8 }, (_, i) => `key-${i}`);
        const bodies = Array.from({ length: 10 }, (_, i) => String(i));
        // Key after key: taking turns at single messages would give both consumers some of each key.
        await publishAll(
          queue,
          keys.flatMap((key) => bodies.map((body) => message(key, body))),
        );
        await until("all arrived", () => got.length === 80);
        for (const consumer of consumers) await consumer.stop();
        assert.deepEqual(overlaps, []);
        for (const key of keys)
          assert.deepEqual(
            got.filter((each) => each.startsWith(`${key}:`)),
            bodies.map((body) => `${key}:${body}`),
          );
      }));
  });
}
