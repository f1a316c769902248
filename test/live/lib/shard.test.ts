import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { promisedShard } from "./shard.ts";

const guidelines = readFileSync(
  join(import.meta.dirname, "../../../templates/starter/GUIDELINES.md"),
  "utf8",
);

it("is the shard that the guidelines say", () => {
  const [, list = ""] = /Of 4 shards: (.+)\./.exec(guidelines) ?? [];
  const said = [...list.matchAll(/`([^`]+)`(?: goes)? to (\d)/g)].map(([, key = "", shard]) => [
    key,
    Number(shard),
  ]);
  expect(said).toHaveLength(4);
  expect(said).toEqual(said.map(([key]) => [key, promisedShard(String(key), 4)]));
});
