import { expect, test } from "vitest";
import { neverHappens } from "../../support/absurd.ts";
import { QUEUES as slot, ranking } from "../../support/published.ts";
import { anything, kinds } from "../../support/queue-axes.ts";

neverHappens([
  {
    name: "a log platform that nobody runs, for ten jobs a minute on one box",
    slot,
    axes: {
      ...anything,
      operated: [undefined, ["postgresql"], ["redis"]],
      platform: ["single-box"],
      messageKind: ["work-once"],
      peakRate: [0.1],
      lossTolerance: ["recent", "crash-safe"],
    },
    never: ({ option }) => ["kafka", "redpanda", "pulsar", "rocketmq"].includes(option),
    leading: true,
    restsOn: ["operating-effort"],
  },
  {
    name: "a service of one provider on own hardware",
    slot,
    axes: {
      ...anything,
      cloud: ["own"],
      messageKind: kinds,
      lossTolerance: [undefined, "recent", "crash-safe"],
    },
    never: ({ option }) => /^(amazon|azure|google)-/.test(option),
    restsOn: ["cloud"],
  },
  {
    name: "a service of one provider in installations of customers",
    slot,
    axes: { ...anything, cloud: [undefined], installedBy: [["self-hosting-customers"]], messageKind: kinds },
    never: ({ option }) => /^(amazon|azure|google)-/.test(option),
    restsOn: ["customers-install-it"],
  },
  {
    name: "Pulsar or RocketMQ for a team that can operate little and runs neither",
    slot,
    axes: {
      ...anything,
      operations: ["none", "minimal"],
      messageKind: kinds,
      lossTolerance: ["recent", "crash-safe"],
      cloud: ["own"],
    },
    never: ({ option, offering }) =>
      ["pulsar", "rocketmq"].includes(option) && !["standalone", "single-node"].includes(offering),
    restsOn: ["nobody-operates", "minimal-operations"],
  },
  {
    name: "a JVM cluster on a small device",
    slot,
    axes: {
      installedBy: [["edge-device"]],
      messageKind: [undefined, ...kinds],
      lossTolerance: [undefined, "any", "recent"],
    },
    never: ({ option }) => ["kafka", "pulsar", "rocketmq", "artemis"].includes(option),
    restsOn: ["edge-device"],
  },
  {
    name: "anything with a licence that the user ruled out",
    slot,
    axes: { ...anything, licence: ["copyleft", "permissive"], messageKind: kinds },
    never: ({ option }) => option === "redpanda" || /^(amazon|azure|google)-/.test(option),
    restsOn: ["licence"],
  },
  {
    name: "self-run servers under a mandate for managed services",
    slot,
    axes: {
      ...anything,
      cloud: ["aws"],
      managed: ["required"],
      messageKind: kinds,
      lossTolerance: [undefined, "recent", "crash-safe"],
    },
    never: ({ offering }) =>
      ["single-node", "cluster", "sentinel", "standalone", "replicated"].includes(offering),
    restsOn: ["managed-required"],
  },
]);

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
