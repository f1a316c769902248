import { neverHappens } from "../../support/absurd.ts";

const operations = [undefined, "minimal", "shared", "dedicated"];
const platform = [undefined, "kubernetes", "vm", "single-box"];
const operated = [undefined, ["elasticsearch"], ["grafana"], ["prometheus"]];
const cloud = [undefined, "own", "aws"];
const spans = [undefined, ["otlp"], ["zipkin"], ["otlp", "jaeger"]];

neverHappens([
  {
    name: "an index database for traces when nobody may operate one",
    slot: "observability/traces",
    axes: {
      operations: ["none", "minimal"],
      operated: [["postgresql"], ["prometheus"], ["grafana"]],
      spanVolume: [undefined, 300, 50_000],
      traceSearch: [undefined, "chosen-tags", "all-tags"],
      spanProtocols: spans,
      cloud,
    },
    never: ({ mode }) => mode === "elasticsearch" || mode === "cassandra",
    restsOn: ["index-database-runs", "wide-column-store-runs"],
  },
  {
    name: "Prometheus, or another store of other signals, for traces",
    slot: "observability/traces",
    axes: {
      operated: [...operated, ["loki"]],
      operations,
      platform,
      cloud,
      spanProtocols: [undefined, ["otlp"]],
      serviceMap: [undefined, true],
    },
    never: ({ option }) => ["prometheus", "victoriametrics", "loki", "elasticsearch"].includes(option),
    restsOn: [],
  },
  {
    name: "Zipkin's memory where spans outlive a restart",
    slot: "observability/traces",
    axes: {
      telemetryLoss: ["restart", "machine"],
      spanProtocols: [undefined, ["zipkin"]],
      spanVolume: [undefined, 10, 300],
      operated: [undefined, ["zipkin"]],
      operations,
      platform,
    },
    never: ({ option, mode }) => option === "zipkin" && mode === "memory",
    restsOn: ["survives-as-asked"],
  },
  {
    name: "ids in log lines where traces are to be searched",
    slot: "observability/traces",
    axes: {
      traceSearch: ["chosen-tags", "all-tags"],
      spanProtocols: [undefined, ["otlp"]],
      operations: [undefined, "none", "minimal"],
      operated,
      platform,
      cloud,
    },
    never: ({ option }) => option === "logs-with-ids",
    restsOn: ["search-as-asked", "spans-taken"],
  },
  {
    name: "what Kubernetes shows of itself where people are to be paged, or months kept",
    slot: "observability/metrics",
    axes: {
      alertsWanted: [true],
      telemetryRetention: [undefined, 30, 400],
      metricsWay: [undefined, ["platform"]],
      operations: [undefined, "none", "minimal"],
      operated,
      platform: [undefined, "kubernetes"],
    },
    never: ({ option }) => option === "platform-metrics",
    restsOn: ["alerts-reach-people", "kept-long-enough"],
  },
  {
    name: "a part of PromQL where rules must run unchanged",
    slot: "observability/metrics",
    axes: {
      promqlNeeded: [true],
      operated: [...operated, ["skywalking"]],
      metricsWay: [undefined, ["otlp"], ["skywalking"]],
      serviceMap: [undefined, true],
      operations,
      platform,
    },
    never: ({ option }) => option === "skywalking" || option === "platform-metrics",
    restsOn: ["promql-as-it-is"],
  },
  {
    name: "Zipkin, Tempo or Prometheus where logs are asked for",
    slot: "observability/logs",
    axes: {
      operated: [undefined, ["zipkin"], ["tempo"], ["prometheus"]],
      logSearch: [undefined, "none", "labels", "full-text"],
      operations,
      platform,
    },
    never: ({ option }) => ["zipkin", "tempo", "prometheus", "jaeger"].includes(option),
    restsOn: [],
  },
  {
    name: "an index of labels where any word is to be found",
    slot: "observability/logs",
    axes: {
      logSearch: ["full-text"],
      logAmount: [undefined, 5, 500],
      operated: [...operated, ["loki"]],
      operations,
      platform,
      cloud,
    },
    never: ({ option }) => ["loki", "files-only", "cloudwatch-logs"].includes(option),
    restsOn: ["lines-found"],
  },
  {
    name: "log lines with a provider that must not leave the house",
    slot: "observability/logs",
    axes: {
      telemetryInHouse: [true],
      cloud: [undefined, "aws", "azure"],
      managed: [undefined, "allowed", "preferred"],
      logSearch: [undefined, "labels", "full-text"],
      operations: [undefined, "none", "dedicated"],
      platform,
    },
    never: ({ option }) => option === "cloudwatch-logs" || option === "azure-monitor",
    restsOn: ["stays-in-house"],
  },
]);
