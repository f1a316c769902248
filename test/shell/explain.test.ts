import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { thingsNamed } from "../../src/core/explain-thing.ts";
import type { ExplainedKind } from "../../src/model/explanation.ts";
import { startersOf } from "../../src/shell/starters.ts";
import type { StarterEntry } from "../../src/model/starter.ts";
import { published } from "../support/published.ts";
import { runMain } from "../support/main.ts";
import { root } from "../support/repository.ts";

const explain = (...argv: string[]) => runMain(["explain", ...argv]);

test.each([
  ["kafka", "Apache Kafka"],
  ["option/kafka", "Apache Kafka"],
  ["kafka/share-group", "share group"],
  ["criterion/message-queue/throughput", "Objective"],
  ["attribute/throughput", "Read by"],
  ["peakRate", "While nobody answers"],
  ["rule/peak-rate", "Requires"],
  ["component/redis", "Shareable"],
  ["kafka-exactly-once-everywhere", "What the map records"],
])("explains %s", async (id, text) => {
  const { code, stdout, stderr } = await explain(id);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(text);
});

test("an option's starters are shown with how far each was proved", async () => {
  const index = JSON.parse(readFileSync(join(root, "dist/starters/index.json"), "utf8")) as StarterEntry[];
  const starters = startersOf(index, "message-queue", "redis");
  expect(starters.length).toBeGreaterThan(0);
  const { stdout } = await explain("redis");
  const words = stdout.replaceAll(/\s+/g, " ");
  for (const starter of starters) expect(words).toContain(starter);
  const json = JSON.parse((await explain("redis", "--json")).stdout) as { starters: string[] };
  expect(json.starters).toEqual(starters);
});

describe("what is wrong is said with what would be right, and exits 2", () => {
  test.each([
    [
      "throughput",
      "  arch-map explain attribute/throughput\n  arch-map explain criterion/gateway/throughput",
    ],
    ["kafkka", 'Nothing is called "kafkka". Did you mean "kafka"?'],
    ["kafka/share-grup", 'Unknown mode "share-grup" of kafka. Did you mean "share-group"?'],
    ["rule/kafka", "All ids: arch-map kb list rule"],
  ])("%s", async (id, message) => {
    const { code, stdout, stderr } = await explain(id);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

interface Named {
  kind: ExplainedKind;
  id: string;
}

const listed = JSON.parse((await runMain(["kb", "list", "--json"])).stdout) as Named[];

test("everything that kb list lists means one thing", () => {
  expect(listed.length).toBeGreaterThan(1000);
  const found = listed.map(({ kind, id }) => [kind, id, thingsNamed(published, id, kind).length]);
  expect(found.filter(([, , things]) => things !== 1)).toEqual([]);
});

test.each([...new Map(listed.map((name) => [name.kind, name])).values()])(
  "explains $kind/$id, the last of its kind in the list",
  async ({ kind, id }) => {
    const { code, stdout: text } = await explain(`${kind}/${id}`, "--json");
    const thing = JSON.parse(text) as { kind: string; value: { id: string } };
    expect({ code, kind: thing.kind, id: thing.value.id }).toEqual({
      code: 0,
      kind,
      id: id.split("/").at(-1),
    });
  },
);
