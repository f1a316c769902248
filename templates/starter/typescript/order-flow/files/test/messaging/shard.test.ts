import assert from "node:assert/strict";
import { it } from "node:test";
import { backoffMs } from "../../src/messaging/backoff.ts";
import { shardOf } from "../../src/messaging/shard.ts";

it("gives a key the same shard for ever", () => {
  // Computed once: other values would send messages of one key to two shards during a deployment.
  assert.deepEqual(["", "anna", "ben", "茶"].map((key) => shardOf(key, 16)), [5, 15, 4, 0]);
});

it("spreads keys over all shards", () => {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) counts[shardOf(`customer-${i}`, 4)] = (counts[shardOf(`customer-${i}`, 4)] ?? 0) + 1;
  for (const count of counts) assert.ok(count > 800 && count < 1200, `${counts}`);
});

it("doubles the delay up to 30 s", () => {
  assert.deepEqual([1, 2, 3, 20].map((attempt) => backoffMs(200, attempt)), [200, 400, 800, 30_000]);
});
