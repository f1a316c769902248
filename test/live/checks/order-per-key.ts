import { assertNone, effectFindings, groupBy, overlapFindings } from "../lib/history.ts";
import type { CheckSetting, LiveCheck } from "../lib/live-check.ts";

const KEYS = ["customer-1", "customer-2", "customer-3"];
const PER_KEY = 200;
const LIMIT = 120_000;

async function run({ bench }: CheckSetting): Promise<string> {
  const orders = await bench.startOrders();
  await bench.startFulfilment("consumer-1");
  await bench.startFulfilment("consumer-2");
  const placed = (await Promise.all(KEYS.map((key) => orders.placeMany(key, PER_KEY)))).flat();
  const applied = await bench.applied(placed.length, LIMIT);
  await bench.close();
  const attempts = bench.attempts();
  assertNone([...effectFindings(placed, applied), ...overlapFindings(attempts)]);
  const shards = groupBy(attempts, ({ shard }) => shard);
  // On a single shard everything would be in order anyway, and the claim about shards would be empty.
  if (shards.size < 2)
    throw new Error(`Expected the keys to fall on two shards at least, found ${shards.size}.`);
  const consumers = groupBy(attempts, ({ consumer }) => consumer);
  const shares = [...consumers].map(([name, handled]) => `${name} ${handled.length}`).join(", ");
  return `${applied.length} orders of ${KEYS.length} keys in order on ${shards.size} shards (${shares})`;
}

export const check: LiveCheck = {
  proves: "Orders of one key take effect in the order they were accepted; one consumer is active per shard",
  run,
};
