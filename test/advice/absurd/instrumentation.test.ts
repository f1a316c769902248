import { neverHappens } from "../../support/absurd.ts";

const operations = [undefined, "minimal", "shared", "dedicated"];
const spans = [undefined, ["otlp"], ["zipkin"], ["otlp", "jaeger"]];
const ended = ["opentracing", "opencensus", "spring-cloud-sleuth", "jaeger-clients"];

neverHappens([
  {
    name: "an interface or a client that has ended",
    slot: "observability/instrumentation",
    axes: {
      serviceFrameworks: [undefined, ["spring-cloud"], ["go"]],
      clientLanguages: [undefined, ["java"], ["go"], ["php"]],
      headerFormats: [undefined, ["b3"], ["w3c"]],
      spanProtocols: [undefined, ["zipkin"], ["jaeger"]],
      codeChange: [undefined, "library", "agent"],
    },
    never: ({ option }) => ended.includes(option),
    restsOn: [],
  },
  {
    name: "an agent or a library of other languages for compiled services",
    slot: "observability/instrumentation",
    axes: {
      clientLanguages: [["go"], ["rust"], ["cpp"], ["go", "rust"]],
      signalsWanted: [undefined, ["traces"], ["traces", "metrics"]],
      codeChange: [undefined, "agent", "none", "library"],
      spanProtocols: spans,
      operations,
    },
    never: ({ option }) => option === "opentelemetry-agents" || option === "micrometer-tracing",
    restsOn: ["every-language"],
  },
  {
    name: "the agents of SkyWalking where nothing takes what they send",
    slot: "observability/instrumentation",
    axes: {
      spanProtocols: [["otlp"], ["zipkin"], ["jaeger"], ["otlp", "zipkin"]],
      clientLanguages: [undefined, ["go"], ["php"], ["java"]],
      codeChange: [undefined, "agent"],
      serviceFrameworks: [undefined, ["dubbo"], ["go"], ["spring-cloud-alibaba"]],
    },
    never: ({ option }) => option === "skywalking-agent",
    restsOn: ["speaks-a-protocol"],
  },
  {
    name: "rewritten code where nothing may be loaded into a process",
    slot: "observability/instrumentation",
    axes: {
      processBudget: ["nothing"],
      clientLanguages: [undefined, ["java"], ["go"], ["python"]],
      signalsWanted: [undefined, ["traces"], ["traces", "metrics"]],
      spanProtocols: spans,
      codeChange: [undefined, "agent", "none"],
    },
    never: ({ option }) => option !== "opentelemetry-ebpf",
    restsOn: ["process-untouched"],
  },
]);
