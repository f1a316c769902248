import { describe, expect, test } from "vitest";
import stringWidth from "fast-string-width";
import type { WhyNot } from "../../src/model/why-not.ts";
import { runMain } from "../support/main.ts";
import { validateAgainstSchema } from "../support/schema.ts";

const whyNot = (option: string, example: string, ...argv: string[]) =>
  runMain(["why-not", option, "--workload", `examples/${example}.yaml`, ...argv]);

const answerOf = async (option: string, example: string, ...argv: string[]) =>
  JSON.parse((await whyNot(option, example, "--json", ...argv)).stdout) as WhyNot;

describe.each([
  ["kafka", "small-job-queue", "loses"],
  ["rabbitmq", "event-stream", "loses"],
  ["rabbitmq", "event-bus", "removed"],
  ["zeromq", "small-job-queue", "removed"],
  ["postgresql", "small-job-queue", "leads"],
] as const)("why not %s for %s", (option, example, status) => {
  test("as JSON fits the published schema", async () => {
    const { code, stdout, stderr } = await whyNot(option, example, "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const answer = JSON.parse(stdout) as WhyNot;
    expect(validateAgainstSchema("why-not", answer)).toEqual([]);
    expect(answer.status).toBe(status);
  });

  test("names what it rests on, with sources", async () => {
    const answer = await answerOf(option, example);
    const { stdout } = await whyNot(option, example);
    const flat = stdout.replaceAll(/\s+/g, " ");
    expect(flat).toContain(`Why not ${answer.option.title}?`);
    const failing = answer.violated.flatMap(({ failures }) => failures.map(({ citation }) => citation));
    const losing = answer.gaps.filter(({ difference }) => difference <= -0.0005);
    for (const { title } of [...failing, ...losing]) expect(flat).toContain(title);
    for (const { source } of failing) if (source !== undefined) expect(stdout).toContain(source.url);
    expect(flat.includes("Musts that remove it")).toBe(status === "removed");
    expect(flat.includes("Where it loses to")).toBe(status === "loses");
    expect(flat.includes("What would make it lead")).toBe(status !== "leads");
    expect(flat.includes("It leads:")).toBe(status === "leads");
  });

  test.each([40, 80, 132])("fits %i columns, but for addresses", async (columns) => {
    const { stdout } = await runMain(["why-not", option, "--workload", `examples/${example}.yaml`], {
      env: { COLUMNS: String(columns) },
    });
    const long = stdout
      .split("\n")
      .filter(
        (line) => stringWidth(line) > columns && !line.includes("https://") && !line.includes("http://"),
      );
    expect(long).toEqual([]);
  });
});

test("what is said to make it lead does so when it is answered", async () => {
  const { toLead } = await answerOf("kafka", "small-job-queue");
  const pair = toLead.find(({ changes }) => changes.length === 2)!;
  const settings = pair.changes.flatMap(({ field, to }) => ["--set", `${field}=${String(to)}`]);
  expect((await answerOf("kafka", "small-job-queue", ...settings)).status).toBe("leads");
  for (const { field, to } of pair.changes) {
    const half = await answerOf("kafka", "small-job-queue", "--set", `${field}=${String(to)}`);
    expect(half.status).not.toBe("leads");
  }
});

describe("what is wrong is said with what would be right, and exits 2", () => {
  test.each<[string, string[], string]>([
    [
      "an unknown option",
      ["kafkka", "--set", "peakRate=1"],
      'Unknown option "kafkka". Did you mean "kafka"?',
    ],
    ["nothing like it", ["nosuchthing", "--set", "peakRate=1"], "All options: arch-map kb list option"],
    ["no workload", ["kafka"], "arch-map why-not kafka --workload <file>"],
    ["several slots", ["consul", "--set", "peakRate=1"], "--category registry/discovery"],
    [
      "another category",
      ["kafka", "--set", "peakRate=1", "--category", "gateway"],
      "There is message-queue/kafka.",
    ],
    ["no category", ["kafka", "--set", "peakRate=1", "--category", "fruit"], 'unknown category "fruit"'],
    ["several flows", ["kafka", "--workload", "examples/two-flows.yaml"], "--flow events"],
    ["no such flow", ["kafka", "--workload", "examples/two-flows.yaml", "--flow", "x"], "workflows, events"],
  ])("%s", async (_, argv, message) => {
    const { code, stdout, stderr } = await runMain(["why-not", ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

test("a name qualified by its category is enough, and a flow decides which", async () => {
  const consul = await answerOf("registry/consul", "order-services");
  expect([consul.category, consul.slot]).toEqual(["registry", "discovery"]);
  const flows = ["workflows", "events"].map((flow) => answerOf("kafka", "two-flows", "--flow", flow));
  expect((await Promise.all(flows)).map(({ flow }) => flow)).toEqual(["workflows", "events"]);
});

test.each([
  ["conduit", "Conduit is superseded since 2018-07 and takes no part. Look at Linkerd instead."],
  ["function-mesh", "Look at message-queue/pulsar instead."],
])("%s takes no part, and what to look at is said", async (option, sentence) => {
  const { code, stdout } = await runMain(["why-not", option, "--set", "serviceCount=100"]);
  expect(code).toBe(0);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(sentence);
});

test("where nothing fits, it exits 3 and says so", async () => {
  const impossible = ["longestDelay=1000000", "peakRate=100000000", "latencyTarget=1", "operations=none"];
  const { code, stdout } = await runMain([
    "why-not",
    "kafka",
    ...impossible.flatMap((one) => ["--set", one]),
  ]);
  expect(code).toBe(3);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("Nothing fits.");
});

test("advise --deep adds pairs of answers, and says the flag again", async () => {
  const { stdout } = await runMain(["advise", "examples/event-bus.yaml", "--deep"], {
    env: { COLUMNS: "400" },
  });
  expect(stdout).toContain("together make");
  expect(stdout).toMatch(/Again: .*--deep/);
  const plain = await runMain(["advise", "examples/event-bus.yaml"], { env: { COLUMNS: "400" } });
  expect(plain.stdout).not.toContain("together make");
});
