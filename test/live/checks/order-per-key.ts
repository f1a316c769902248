import { assertNone, effectFindings, groupBy, overlapFindings, type Attempt } from "../lib/history.ts";
import type { CheckSetting, LiveCheck } from "../lib/live-check.ts";
import { promisedShard } from "../lib/shard.ts";

const KEYS = ["customer-1", "customer-2", "customer-3"];
const PER_KEY = 200;
const SHARDS = 4;
const LIMIT = 120_000;
const SETTINGS = { SHARDS: String(SHARDS) };

function shardsOfKeys(): Map<string, number> {
  const shards = new Map(KEYS.map((key) => [key, promisedShard(key, SHARDS)]));
  const count = new Set(shards.values()).size;
  // On a single shard everything would be in order anyway, and the claim about shards would be empty.
  if (count < 2) throw new Error(`Expected the keys to fall on two shards at least, found ${count}.`);
  return shards;
}

async function run({ bench, exclusive }: CheckSetting): Promise<string> {
  const orders = await bench.startOrders(SETTINGS);
  const placeHalf = async () =>
    (await Promise.all(KEYS.map((key) => orders.placeMany(key, PER_KEY / 2)))).flat();
  // The second consumer joins while the first has a backlog and more comes: whoever hands over has to do it in order.
  const backlog = await placeHalf();
  await bench.startFulfilment("consumer-1", SETTINGS);
  const [rest] = await Promise.all([placeHalf(), bench.startFulfilment("consumer-2", SETTINGS)]);
  const placed = [...backlog, ...rest];
  const applied = await bench.applied(placed.length, LIMIT);
  await bench.close();
  const attempts = bench.attempts();
  const shards = shardsOfKeys();
  const groupOf = ({ key }: Attempt) =>
    exclusive === "key" ? `key ${key}` : `shard ${String(shards.get(key))}`;
  assertNone([...effectFindings(placed, applied), ...overlapFindings(attempts, groupOf)]);
  const consumers = groupBy(attempts, ({ consumer }) => consumer);
  const shares = [...consumers].map(([name, handled]) => `${name} ${handled.length}`).join(", ");
  return `${applied.length} orders of ${KEYS.length} keys in order, one consumer at a time per ${exclusive} (${shares})`;
}

export const check: LiveCheck = {
  proves: "Orders of one key take effect in the order they were accepted, while a second consumer joins",
  run,
};
