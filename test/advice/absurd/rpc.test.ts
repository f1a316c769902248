import { neverHappens } from "../../support/absurd.ts";

const contracts = [undefined, "none", "described", "schema"];
const languages = [undefined, ["java"], ["go", "python"], ["typescript"], ["csharp"]];
const frameworks = [undefined, ["spring-boot"], ["dubbo"], ["go"], ["nodejs"], ["dotnet"]];
const shapes = [undefined, "request-reply", "server-stream"];
const loads = { callRate: [undefined, 10, 100_000], callSize: [undefined, 1000, 5_000_000] };

neverHappens([
  {
    name: "gRPC as it is, or a protocol of its own over TCP, for pages",
    slot: "rpc/browser",
    axes: {
      callers: [["browsers"], ["browsers", "mobile"], ["internal", "browsers"]],
      contract: contracts,
      callShape: [...shapes, "bidirectional"],
      serviceFrameworks: frameworks,
      callProtocols: [undefined, ["grpc"]],
    },
    never: ({ mode }) => ["native", "xds", "dubbo2", "tcp"].includes(mode),
    restsOn: ["browsers-call-it", "browser-reach"],
  },
  {
    name: "gRPC as it is for partners who have nothing but HTTP tools",
    slot: "rpc/public",
    axes: {
      callers: [["third-parties"], ["third-parties", "internal"]],
      plainHttp: ["callable", "rest-paths"],
      contract: contracts,
      callProtocols: [undefined, ["grpc"]],
      clientLanguages: languages,
      ...loads,
    },
    never: ({ option }) => option === "grpc",
    restsOn: ["plain-http"],
  },
  {
    name: "gRPC as it is for strangers, where nobody said that they call it",
    slot: "rpc/public",
    axes: {
      callers: [["third-parties"], ["third-parties", "browsers"]],
      contractPace: [undefined, "strangers"],
      contract: contracts,
      serviceFrameworks: frameworks,
      callShape: [undefined, "request-reply"],
      viewNeeds: [undefined, "fixed", "varied"],
    },
    never: ({ option }) => option === "grpc",
    leading: true,
    restsOn: ["plain-http"],
  },
  {
    name: "Motan for anything new",
    slot: "rpc/internal",
    axes: {
      callers: [["internal"]],
      serviceFrameworks: frameworks,
      clientLanguages: [undefined, ["java"]],
      callGovernance: [undefined, ["balancing"], ["discovery", "rate-limiting"]],
      faultHandling: [undefined, ["timeouts", "retries"], ["circuit-breaking"]],
      callRate: [undefined, 100_000],
    },
    never: ({ option }) => option === "motan",
    leading: true,
    restsOn: [
      "stack-fit",
      "simplicity-and-support",
      "network-path",
      "schema-evolution",
      "typing",
      "mesh-friendliness",
    ],
  },
  {
    name: "Dubbo or Motan for callers in PHP",
    slot: "rpc/internal",
    axes: {
      callers: [["internal"]],
      clientLanguages: [["php"], ["php", "java"], ["php", "go"]],
      serviceFrameworks: [undefined, ["dubbo"], ["laravel"]],
      callGovernance: [undefined, ["balancing"], ["discovery"]],
      contract: contracts,
      callShape: [undefined, "request-reply"],
    },
    never: ({ option }) => option === "dubbo" || option === "motan",
    restsOn: ["client-languages"],
  },
  {
    name: "HTTP/2 or bare TCP through a balancer that speaks HTTP/1.1",
    slot: "rpc/internal",
    axes: {
      callers: [["internal"]],
      network: ["http1"],
      contract: contracts,
      serviceFrameworks: frameworks,
      callShape: shapes,
      ...loads,
    },
    never: ({ option, mode }) => option === "grpc" || mode === "tcp" || mode === "dubbo2",
    restsOn: ["http1-network"],
  },
  {
    name: "a call that waits where the caller goes on while the callee is down",
    slot: "rpc/internal",
    axes: {
      callers: [["internal"]],
      calleeDown: ["goes-on"],
      operated: [undefined, ["kafka"], ["rabbitmq"]],
      serviceFrameworks: frameworks,
      contract: [undefined, "none", "described"],
      ...loads,
    },
    never: ({ option }) => option !== "messages-only",
    restsOn: ["callee-down"],
  },
  {
    name: "a message for a question whose answer is awaited",
    slot: "rpc/internal",
    axes: {
      callers: [["internal"]],
      awaitedReplies: ["sometimes", "mostly"],
      operated: [undefined, ["kafka"], ["rabbitmq"]],
      serviceFrameworks: frameworks,
      contract: contracts,
      faultHandling: [undefined, ["retries"]],
    },
    never: ({ option }) => option === "messages-only",
    restsOn: ["awaited-replies"],
  },
  {
    name: "pages from the server for apps alone",
    slot: "rpc/browser",
    axes: {
      callers: [["mobile"], ["mobile", "internal"]],
      serviceFrameworks: frameworks,
      viewNeeds: [undefined, "fixed", "varied"],
      callShape: shapes,
      httpCaching: [undefined, true],
    },
    never: ({ option }) => option === "server-rendered",
    restsOn: ["apps-alone-need-data"],
  },
  {
    name: "plain text where mutual TLS is prescribed and no mesh brings it",
    slot: "rpc/internal",
    axes: {
      callers: [["internal"]],
      encryption: ["wanted", "compulsory"],
      operated: [["nacos"], ["zookeeper"], ["redis"]],
      clientLanguages: [undefined, ["java"]],
      callGovernance: [undefined, ["balancing"], ["discovery", "rate-limiting"]],
      serviceFrameworks: frameworks,
      callRate: [undefined, 100_000],
    },
    never: ({ option }) => option === "motan",
    restsOn: ["encrypted-calls"],
  },
]);
