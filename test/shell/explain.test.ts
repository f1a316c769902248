import { describe, expect, test } from "vitest";
import { runMain } from "../support/main.ts";

const explain = (...argv: string[]) => runMain(["explain", ...argv]);

test.each([
  ["kafka", "Apache Kafka"],
  ["option/kafka", "Apache Kafka"],
  ["kafka/share-group", "share group"],
  ["criterion/throughput", "Objective"],
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

describe("what is wrong is said with what would be right, and exits 2", () => {
  test.each([
    ["throughput", "arch-map explain attribute/throughput\n  arch-map explain criterion/throughput"],
    ["kafkka", 'Nothing is called "kafkka". Did you mean "kafka"?'],
    ["kafka/share-grup", 'Unknown mode "share-grup" of kafka. Did you mean "share-group"?'],
    ["rule/kafka", "All ids: arch-map kb list rule"],
  ])("%s", async (id, message) => {
    const { code, stdout, stderr } = await explain(id);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

test("everything that kb list lists is explained", async () => {
  const { stdout } = await runMain(["kb", "list", "--json"]);
  const names = JSON.parse(stdout) as { kind: string; id: string; title: string }[];
  expect(names.length).toBeGreaterThan(100);
  for (const { kind, id } of names) {
    const { code, stdout: text } = await explain(`${kind}/${id}`, "--json");
    const thing = JSON.parse(text) as { kind: string; value: { id: string } };
    expect({ code, kind: thing.kind, id: thing.value.id }).toEqual({
      code: 0,
      kind,
      id: id.split("/").at(-1),
    });
  }
});
