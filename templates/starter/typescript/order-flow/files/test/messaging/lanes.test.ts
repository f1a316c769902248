import assert from "node:assert/strict";
import { it } from "node:test";
import { Lanes, type Settlement } from "../../src/messaging/lanes.ts";
import type { Delivery, Handler, Message } from "../../src/messaging/message-queue.ts";
import { noLog } from "../../src/telemetry/log.ts";
import { settings } from "../support/settings.ts";
import { until } from "../support/until.ts";

const message = (key: string, id: string): Message => ({ id, key, body: id, headers: {} });

function lanesWith(handler: Handler, onUnsettled = (): void => undefined): Lanes {
  return new Lanes({ settings: settings(), handler, log: noLog, onUnsettled });
}

function settlement(record: string[], attemptsBefore = 0): Settlement {
  let attempts = attemptsBefore;
  return {
    countAttempt: async () => ++attempts,
    acknowledge: async () => void record.push("acknowledged"),
    deadLetter: async (count, error) => void record.push(`dead after ${count}: ${error}`),
  };
}

it("does not let a message kill its consumers for ever", async () => {
  const record: string[] = [];
  const lanes = lanesWith(async () => assert.fail("handled again"));
  lanes.add(message("anna", "1"), settlement(record, 3));
  await until("it is settled", () => record.length === 1);
  assert.deepEqual(record, ["dead after 3: 3 attempts ended without an answer"]);
});

it("settles nothing that did not run", async () => {
  const record: string[] = [];
  const handled: string[] = [];
  let finish = (): void => undefined;
  const lanes = lanesWith((delivery: Delivery) => {
    handled.push(delivery.id);
    return new Promise((resolve) => (finish = resolve));
  });
  lanes.add(message("anna", "1"), settlement(record));
  lanes.add(message("anna", "2"), settlement(record));
  await until("the first runs", () => handled.length === 1);
  const stopped = lanes.stop();
  finish();
  await stopped;
  assert.deepEqual(handled, ["1"]);
  assert.deepEqual(record, ["acknowledged"]);
});

it("does not wait for a retry when it stops", async () => {
  const record: string[] = [];
  const lanes = new Lanes({
    settings: settings({ retryBaseMs: 60_000 }),
    handler: () => Promise.reject(new Error("later")),
    log: noLog,
    onUnsettled: () => undefined,
  });
  lanes.add(message("anna", "1"), settlement(record));
  await new Promise(setImmediate);
  await lanes.stop();
  assert.deepEqual(record, []);
});

it("stops everything when the broker cannot be told", async () => {
  const handled: string[] = [];
  let unsettled = 0;
  const lanes = lanesWith(
    async ({ id }) => void handled.push(id),
    () => void unsettled++,
  );
  const gone = { ...settlement([]), acknowledge: () => Promise.reject(new Error("gone")) };
  lanes.add(message("anna", "1"), gone);
  lanes.add(message("anna", "2"), gone);
  await until("it was noticed", () => unsettled === 1);
  await lanes.stop();
  assert.deepEqual(handled, ["1"], "the successor waits for the redelivery");
});

it("forgets lanes that are empty", async () => {
  const lanes = lanesWith(async () => undefined);
  lanes.add(message("anna", "1"), settlement([]));
  assert.equal(lanes.held, 1);
  await until("it is settled", () => lanes.held === 0);
});
