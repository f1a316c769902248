import { describe, expect, test } from "vitest";
import { ranking, type Answers, type Placed } from "../support/published.ts";

/** All combinations of the given answers; undefined leaves a question unanswered. */
function grid(axes: Record<string, readonly unknown[]>): Answers[] {
  return Object.entries(axes).reduce<Answers[]>(
    (all, [field, values]) =>
      all.flatMap((answers) =>
        values.map((value) => (value === undefined ? answers : { ...answers, [field]: value })),
      ),
    [{}],
  );
}

const anything = {
  operations: [undefined, "none", "minimal", "dedicated"],
  platform: [undefined, "kubernetes", "vm", "single-box"],
  cloud: [undefined, "own", "aws"],
  operated: [undefined, ["postgresql"], ["redis"], ["kafka"]],
};
const kinds = ["work-once", "fact-for-many"];

/** Each absurd recommendation over every workload of its grid: the leader must never be it. */
const absurd: {
  name: string;
  axes: Record<string, readonly unknown[]>;
  never: (leader: Placed, answers: Answers) => boolean;
}[] = [
  {
    name: "a log platform that nobody runs, for ten jobs a minute on one box",
    axes: {
      ...anything,
      operated: [undefined, ["postgresql"], ["redis"]],
      platform: ["single-box"],
      messageKind: ["work-once"],
      peakRate: [0.1],
      lossTolerance: ["recent", "crash-safe"],
    },
    never: ({ option }) => ["kafka", "redpanda", "pulsar", "rocketmq"].includes(option),
  },
  {
    name: "core NATS for payments",
    axes: { ...anything, messageKind: kinds, lossTolerance: ["recent", "crash-safe", "node-safe"] },
    never: ({ option, mode }) => option === "nats" && mode === "core",
  },
  {
    name: "Redis or Valkey Pub/Sub for work that must not be lost",
    axes: { ...anything, messageKind: kinds, lossTolerance: ["recent", "crash-safe", "node-safe"] },
    never: ({ option, mode }) => ["redis", "valkey"].includes(option) && mode === "pub-sub",
  },
  {
    name: "an asynchronous replica where nothing may be lost with a machine",
    axes: { ...anything, messageKind: kinds, lossTolerance: ["node-safe"] },
    never: ({ option, offering }) =>
      ["redis", "valkey"].includes(option) && ["single-node", "sentinel"].includes(offering),
  },
  {
    name: "a single node where the loss of a machine must be survived",
    axes: {
      ...anything,
      messageKind: kinds,
      availability: ["node-loss", "zone-loss"],
      lossTolerance: [undefined, "crash-safe"],
    },
    never: ({ offering }) => ["single-node", "standalone"].includes(offering),
  },
  {
    name: "a service of one provider on own hardware",
    axes: {
      ...anything,
      cloud: ["own"],
      messageKind: kinds,
      lossTolerance: [undefined, "recent", "crash-safe"],
    },
    never: ({ option }) => /^(amazon|azure|google)-/.test(option),
  },
  {
    name: "a service of one provider in installations of customers",
    axes: { ...anything, cloud: [undefined], installedBy: [["self-hosting-customers"]], messageKind: kinds },
    never: ({ option }) => /^(amazon|azure|google)-/.test(option),
  },
  {
    name: "ZeroMQ, Mosquitto with QoS 0 or memory of the process for durable work",
    axes: { ...anything, messageKind: kinds, lossTolerance: ["crash-safe", "node-safe"] },
    never: ({ option, mode }) => option === "zeromq" || option === "in-process" || mode === "qos-0",
  },
  {
    name: "Pulsar or RocketMQ for a team that can operate little and runs neither",
    axes: {
      ...anything,
      operations: ["none", "minimal"],
      messageKind: kinds,
      lossTolerance: ["recent", "crash-safe"],
      cloud: ["own"],
    },
    never: ({ option, offering }) =>
      ["pulsar", "rocketmq"].includes(option) && !["standalone", "single-node"].includes(offering),
  },
  {
    name: "a queue that forgets for readers who go back days",
    axes: {
      ...anything,
      messageKind: ["fact-for-many"],
      replay: ["days", "months"],
      lossTolerance: [undefined, "recent"],
    },
    never: ({ option, mode }) =>
      (option === "rabbitmq" && mode !== "stream") ||
      option === "artemis" ||
      option === "zeromq" ||
      mode === "pub-sub",
  },
  {
    name: "partition order where work needs delays of hours",
    axes: { ...anything, messageKind: ["work-once"], longestDelay: [3600, 43200] },
    never: ({ option }) => option === "kafka" || option === "redpanda",
  },
  {
    name: "a JVM cluster on a small device",
    axes: {
      installedBy: [["edge-device"]],
      messageKind: [undefined, ...kinds],
      lossTolerance: [undefined, "any", "recent"],
    },
    never: ({ option }) => ["kafka", "pulsar", "rocketmq", "artemis"].includes(option),
  },
  {
    name: "anything with a licence that the user ruled out",
    axes: { ...anything, licence: ["copyleft", "permissive"], messageKind: kinds },
    never: ({ option }) => option === "redpanda" || /^(amazon|azure|google)-/.test(option),
  },
  {
    name: "self-run servers under a mandate for managed services",
    axes: {
      ...anything,
      cloud: ["aws"],
      managed: ["required"],
      messageKind: kinds,
      lossTolerance: [undefined, "recent", "crash-safe"],
    },
    never: ({ offering }) =>
      ["single-node", "cluster", "sentinel", "standalone", "replicated"].includes(offering),
  },
  {
    name: "a shared subscription or queue where order per key is asked",
    axes: { ...anything, messageKind: kinds, ordering: ["per-key"] },
    never: ({ option, mode }) =>
      (option === "pulsar" && mode === "shared") ||
      (option === "kafka" && mode === "share-group") ||
      (option === "amazon-sqs" && mode === "standard"),
  },
  {
    name: "a relational table at a million messages a second",
    axes: { ...anything, messageKind: kinds, peakRate: [1_000_000] },
    never: ({ option }) => option === "postgresql" || option === "mysql",
  },
];

describe("never happens, over its whole grid", () => {
  test.each(absurd)("$name", ({ axes, never }) => {
    const workloads = grid(axes);
    const found = workloads.flatMap((answers) => {
      const all = ranking(answers);
      const best = all.filter(({ score }) => score === all[0]?.score);
      return best.filter((leader) => never(leader, answers)).map((leader) => ({ leader, answers }));
    });
    expect(found.slice(0, 3)).toEqual([]);
    expect(workloads.some((answers) => ranking(answers).length > 0)).toBe(true);
  });
});

test("a mandate for managed services on AWS keeps RabbitMQ and Kafka, as managed offerings", () => {
  const all = ranking({
    cloud: "aws",
    managed: "required",
    messageKind: "fact-for-many",
    lossTolerance: "crash-safe",
  });
  const offerings = Object.fromEntries(all.map(({ option, offering }) => [option, offering]));
  expect(Object.keys(offerings)).toEqual(expect.arrayContaining(["rabbitmq", "kafka", "amazon-sqs"]));
  expect(offerings["kafka"]).not.toBe("cluster");
});
