import { neverHappens } from "../../support/absurd.ts";
import { QUEUES as slot } from "../../support/published.ts";
import { anything, kinds } from "../../support/queue-axes.ts";

neverHappens([
  {
    name: "core NATS for payments",
    slot,
    axes: { ...anything, messageKind: kinds, lossTolerance: ["recent", "crash-safe", "node-safe"] },
    never: ({ option, mode }) => option === "nats" && mode === "core",
    restsOn: [
      "loss-needs-at-least-once",
      "recent-loss-needs-storage",
      "crash-safe-needs-flush-or-replicas",
      "fact-that-must-arrive",
      "persistence",
      "ha",
      "features",
      "duplicates",
    ],
  },
  {
    name: "Redis or Valkey Pub/Sub for work that must not be lost",
    slot,
    axes: {
      ...anything,
      messageKind: kinds,
      lossTolerance: ["recent", "crash-safe", "node-safe"],
    },
    never: ({ option, mode }) => ["redis", "valkey"].includes(option) && mode === "pub-sub",
    restsOn: [],
  },
  {
    name: "an asynchronous replica where nothing may be lost with a machine",
    slot,
    axes: { ...anything, messageKind: kinds, lossTolerance: ["node-safe"] },
    never: ({ option, offering }) =>
      ["redis", "valkey"].includes(option) && ["single-node", "sentinel"].includes(offering),
    restsOn: ["node-safe-needs-lossless-failover"],
  },
  {
    name: "a single node where the loss of a machine must be survived",
    slot,
    axes: {
      ...anything,
      messageKind: kinds,
      availability: ["node-loss", "zone-loss"],
      lossTolerance: [undefined, "crash-safe"],
    },
    never: ({ offering }) => ["single-node", "standalone"].includes(offering),
    restsOn: ["availability-needs-failover"],
  },
  {
    name: "ZeroMQ, Mosquitto with QoS 0 or memory of the process for durable work",
    slot,
    axes: { ...anything, messageKind: kinds, lossTolerance: ["crash-safe", "node-safe"] },
    never: ({ option, mode }) => option === "zeromq" || option === "in-process" || mode === "qos-0",
    restsOn: [
      "loss-needs-at-least-once",
      "recent-loss-needs-storage",
      "crash-safe-needs-flush-or-replicas",
      "fact-that-must-arrive",
    ],
  },
  {
    name: "a queue that forgets for readers who go back days",
    slot,
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
    restsOn: ["replay-needs-retention"],
  },
  {
    name: "partition order where work needs delays of hours",
    slot,
    axes: { ...anything, messageKind: ["work-once"], longestDelay: [3600, 43200] },
    never: ({ option }) => option === "kafka" || option === "redpanda",
    restsOn: ["delay-per-message"],
  },
  {
    name: "a shared subscription or queue where order per key is asked",
    slot,
    axes: { ...anything, messageKind: kinds, ordering: ["per-key"] },
    never: ({ option, mode }) =>
      (option === "pulsar" && mode === "shared") ||
      (option === "kafka" && mode === "share-group") ||
      (option === "amazon-sqs" && mode === "standard"),
    restsOn: ["per-key-order", "ordering"],
  },
  {
    name: "a relational table at a million messages a second",
    slot,
    axes: { ...anything, messageKind: kinds, peakRate: [1_000_000] },
    never: ({ option }) => option === "postgresql" || option === "mysql",
    restsOn: ["peak-rate"],
  },
]);
