import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { startFlow } from "../support/flow.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { until } from "../support/until.ts";

const folder = temporaryFolder();
let flow: Awaited<ReturnType<typeof startFlow>>;
before(async () => (flow = await startFlow(folder)));
after(() => flow.stop());

const tea = { sku: "TEA", quantity: 2 };
const shipped = async (customerId: string) =>
  (await flow.shipments.all()).filter((each) => each.customerId === customerId).map(({ orderId }) => orderId);

it("ships what was ordered and tells the customer", async () => {
  const response = await flow.place({ orderId: "o-1", customerId: "anna", lines: [tea] });
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), { orderId: "o-1", total: 900 });
  const notice = '{"to":"anna","text":"Order o-1 is on its way."}';
  await until(
    "the customer was told",
    async () => (await flow.shipments.unsentNotices()).length === 0 && (await shipped("anna")).length === 1,
  );
  assert.equal(
    readFileSync(`${folder}/notices.jsonl`, "utf8")
      .split("\n")
      .filter((line) => line === notice).length,
    1,
  );
});

it("places an order that is sent twice once", async () => {
  const order = { orderId: "o-2", customerId: "ben", lines: [tea] };
  assert.equal((await flow.place(order)).status, 201);
  assert.equal((await flow.place(order)).status, 200);
  await flow.place({ orderId: "o-3", customerId: "ben", lines: [tea] });
  await until("the last one is shipped", async () => (await shipped("ben")).includes("o-3"));
  assert.deepEqual(await shipped("ben"), ["o-2", "o-3"]);
});

it("ships a message that is delivered twice once", async () => {
  const body = JSON.stringify({ orderId: "o-4", customerId: "cem", lines: [tea], totalCents: 900 });
  const message = { id: randomUUID(), key: "cem", body, headers: {} };
  await flow.queue.publish(message);
  await until("it is shipped", async () => (await shipped("cem")).length === 1);
  await flow.queue.publish(message);
  await flow.queue.publish({ ...message, id: randomUUID(), body: body.replace("o-4", "o-5") });
  await until("the next one is shipped", async () => (await shipped("cem")).includes("o-5"));
  assert.deepEqual(await shipped("cem"), ["o-4", "o-5"]);
});

it("ships after failures, and dead-letters what always fails", async () => {
  for (const article of ["FAIL-TWICE", "FAIL-ALWAYS", "TEA"])
    await flow.place({
      orderId: `dan-${article}`,
      customerId: "dan",
      lines: [{ sku: article, quantity: 1 }],
    });
  await until("the last one is shipped", async () => (await shipped("dan")).includes("dan-TEA"));
  assert.deepEqual(await shipped("dan"), ["dan-FAIL-TWICE", "dan-TEA"]);
  const letters = await flow.queue.deadLetters();
  assert.deepEqual(
    letters.map(({ key, attempts, error }) => ({ key, attempts, error })),
    [{ key: "dan", attempts: 3, error: "fault on demand" }],
  );
});

const refusals: [string, number, object][] = [
  ["an unknown article", 400, { customerId: "eva", lines: [{ sku: "GOLD", quantity: 1 }] }],
  ["no lines", 400, { customerId: "eva", lines: [] }],
  ["no customer", 400, { lines: [tea] }],
  ["a line without quantity", 400, { customerId: "eva", lines: [{ sku: "TEA" }] }],
];
for (const [what, status, order] of refusals)
  it(`refuses ${what}`, async () => {
    const response = await flow.place(order);
    assert.equal(response.status, status);
    assert.deepEqual(await shipped("eva"), []);
  });

it("answers that it is up, and knows no other pages", async () => {
  assert.equal((await fetch(`${flow.url}/health`)).status, 200);
  assert.equal((await fetch(`${flow.url}/other`)).status, 404);
  assert.equal((await fetch(`${flow.url}/orders`, { method: "POST", body: "{" })).status, 400);
});
