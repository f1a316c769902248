import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { it } from "node:test";
import { environment, queueSettings } from "../config/environment.ts";
import { noLog } from "../telemetry/log.ts";
import { openQueue } from "./index.ts";

it("counts on where the consumer before stopped", async () => {
  const env = environment();
  const name = `attempts-${randomUUID().slice(0, 8)}`;
  // So long that the first consumer is stopped while the message waits for its second attempt.
  const settings = { ...queueSettings(env), name, retryBaseMs: 60_000 };
  const queue = await openQueue(env, settings, noLog);
  const handled = async (error?: Error): Promise<number> => {
    const attempt = Promise.withResolvers<number>();
    const consumer = await queue.consume(async (delivery) => {
      attempt.resolve(delivery.attempt);
      if (error !== undefined) throw error;
    });
    const number = await attempt.promise;
    await consumer.stop();
    return number;
  };
  await queue.publish({ id: randomUUID(), key: "anna", body: "{}", headers: {} });
  assert.equal(await handled(new Error("not yet")), 1);
  assert.equal(await handled(), 2);
  await queue.close();
});
