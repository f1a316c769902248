import { describe, expect, test } from "vitest";
import { runMain } from "../support/main.ts";
import { validateAgainstSchema } from "../support/schema.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

const compare = (...argv: string[]) => runMain(["compare", ...argv]);

test("options, the modes of one and a category can be named", async () => {
  const { code, stdout, stderr } = await compare("redis", "rabbitmq/stream", "kafka", "--format", "json");
  const { columns } = JSON.parse(stdout) as { columns: { id: string }[] };
  expect({ code, stderr, ids: columns.map(({ id }) => id) }).toEqual({
    code: 0,
    stderr: "",
    ids: ["redis", "rabbitmq/stream", "kafka"],
  });
  const all = JSON.parse((await compare("message-queue", "--json")).stdout) as { columns: { id: string }[] };
  expect(all.columns.length).toBeGreaterThan(10);
  expect(all.columns.map(({ id }) => id)).toContain("kafka");
});

test("the comparison that this map grew out of: its five options, its six criteria first", async () => {
  const { code, stdout } = await compare("redis", "rabbitmq", "kafka", "rocketmq", "pulsar", "--json");
  const json = JSON.parse(stdout) as { criteria: { criterion: string }[] };
  expect(code).toBe(0);
  expect(json.criteria.slice(0, 6).map(({ criterion }) => criterion)).toEqual([
    "ha",
    "throughput",
    "features",
    "persistence",
    "duplicates",
    "ordering",
  ]);
  expect(validateAgainstSchema("comparison", json)).toEqual([]);
});

describe("what is wrong is said with the nearest name, and exits 2", () => {
  test.each([
    [["redis", "kafkka"], 'Unknown option "kafkka". Did you mean "kafka"?'],
    [["redis/strems"], 'Unknown mode of redis "strems". Did you mean "streams"?'],
    [["redis", "--format", "xml"], '--format: expected table, md, csv or json, found "xml".'],
    [["redis", "--workload", "nowhere.yaml"], "nowhere.yaml: no such file"],
    [[], "Name options to compare, or a category:\n"],
  ])("%j", async (argv, message) => {
    const { code, stdout, stderr } = await compare(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

test("a workload marks weights, contributions and violated musts", async () => {
  const cwd = temporaryTree({
    "w.yaml": "ordering: strict\navailability: zone-loss\nlossTolerance: node-safe\n",
  });
  const argv = ["compare", "redis/pub-sub", "kafka", "pulsar", "--workload", "w.yaml"];
  const { code, stdout } = await runMain(argv, { cwd, env: { COLUMNS: "200" } });
  expect(code).toBe(0);
  expect(stdout).toMatch(/Result +removed +fits/);
  expect(stdout).toMatch(/Musts violated +\w.* -/);
  expect(stdout).toMatch(/\(HA\) {2}weight 0\.\d{3}, (apart by 0\.\d{3}|tells nothing apart)/);
  expect(stdout).toMatch(/contributes +- +\+0\.\d{3} +\+0\.\d{3}/);
});

test("without a terminal there is no colour; FORCE_COLOR brings it, --no-color takes it away", async () => {
  const colour = (argv: string[], env: Record<string, string>) =>
    runMain(["compare", "redis", ...argv], { env }).then(({ stdout }) => stdout.includes("\u001B["));
  expect(await colour([], {})).toBe(false);
  expect(await colour([], { FORCE_COLOR: "1" })).toBe(true);
  expect(await colour(["--no-color"], { FORCE_COLOR: "1" })).toBe(false);
});

test("only differences leaves rows out and says how many", async () => {
  const [whole, part] = [
    await compare("kafka", "redpanda"),
    await compare("kafka", "redpanda", "--only-differences"),
  ];
  expect(part.stdout.length).toBeLessThan(whole.stdout.length);
  expect(part.stdout).toMatch(/\d+ attributes that are the same everywhere are left out\./);
  expect(whole.stdout).not.toContain("are left out");
});
