import assert from "node:assert/strict";
import { it } from "node:test";
import { backoffMs } from "../../src/messaging/backoff.ts";
import { shardOf } from "../../src/messaging/shard.ts";

it("gives a key the same shard for ever", () => {
  // Test vectors of FNV-1a with 32 bits. Another hash would send a key's messages to two shards during a deployment.
  assert.deepEqual(
    ["", "a", "foobar"].map((key) => shardOf(key, 2 ** 32)),
    [0x811c9dc5, 0xe40c292c, 0xbf9cf968],
  );
});

it("spreads keys over all shards", () => {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++)
    counts[shardOf(`customer-${i}`, 4)] = (counts[shardOf(`customer-${i}`, 4)] ?? 0) + 1;
  for (const count of counts) assert.ok(count > 800 && count < 1200, `${counts}`);
});

it("doubles the delay up to 30 s", () => {
  assert.deepEqual(
    [1, 2, 3, 20].map((attempt) => backoffMs(200, attempt)),
    [200, 400, 800, 30_000],
  );
});
