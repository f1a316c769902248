import { neverHappens } from "../../support/absurd.ts";

const slot = "mesh/mesh";
const operations = [undefined, "minimal", "shared", "dedicated"];
const features = [undefined, ["retries", "timeouts"], ["balancing"], ["canary"]];
const encryption = [undefined, "wanted", "compulsory"];
const calls = [undefined, "connections", "requests"];
const placement = [undefined, "one-cluster", "several-clusters"];

neverHappens([
  {
    name: "a mesh for three services that prescribe no encryption",
    slot,
    axes: {
      serviceCount: [1, 3, 6],
      encryption: [undefined, "none", "wanted"],
      operations,
      platform: [undefined, "kubernetes", "vm"],
      placement,
      callProtocols: [undefined, ["http"], ["grpc"]],
      trafficFeatures: [undefined, ["retries", "timeouts"]],
    },
    never: ({ option }) => option !== "no-mesh",
    leading: true,
    restsOn: ["scale-of-need", "operating-effort"],
  },
  {
    name: "a sidecar where none is allowed",
    slot,
    axes: {
      sidecarBudget: ["none"],
      operations,
      encryption,
      trafficFeatures: features,
      measuredCalls: calls,
      operated: [undefined, ["istio"], ["consul"]],
    },
    never: ({ mode }) => mode === "sidecar",
    restsOn: ["no-sidecars", "small-sidecars"],
  },
  {
    name: "Istio's heavy sidecar where small ones are asked for",
    slot,
    axes: {
      sidecarBudget: ["small"],
      operations,
      encryption,
      trafficFeatures: [...features, ["fault-injection", "mirroring"]],
      operated: [undefined, ["istio"]],
      placement,
    },
    never: ({ option, mode }) => option === "istio" && mode === "sidecar",
    restsOn: ["small-sidecars"],
  },
  {
    name: "a mesh of Kubernetes off Kubernetes",
    slot,
    axes: {
      placement: ["machines"],
      platform: [undefined, "vm", "bare-metal"],
      operations,
      encryption,
      trafficFeatures: features,
      operated: [undefined, ["cilium"], ["kubernetes"]],
    },
    never: ({ option }) => ["cilium", "istio", "linkerd"].includes(option),
    restsOn: ["mesh-placement", "platform"],
  },
  {
    name: "a mesh that has ended, or that is none",
    slot,
    axes: {
      operated: [undefined, ["istio"], ["pulsar"]],
      platform: [undefined, "kubernetes", "vm"],
      cloud: [undefined, "own", "aws"],
      operations,
      encryption,
      trafficFeatures: features,
    },
    never: ({ option }) => ["conduit", "function-mesh", "open-service-mesh", "aws-app-mesh"].includes(option),
    restsOn: [],
  },
  {
    name: "nothing, or encryption between nodes, where mutual TLS of services is prescribed",
    slot,
    axes: {
      encryption: ["compulsory"],
      serviceCount: [undefined, 3, 300],
      operations: [undefined, "none", "minimal", "dedicated"],
      platform: [undefined, "kubernetes"],
      placement,
      trafficFeatures: features,
    },
    never: ({ option, mode }) => option === "no-mesh" || mode === "per-node",
    restsOn: ["compulsory-mutual-tls"],
  },
  {
    name: "libraries in services whose code stays",
    slot,
    axes: {
      codeChange: ["none", "agent"],
      trafficFeatures: features,
      encryption: [undefined, "wanted"],
      serviceCount: [undefined, 3, 30],
      operations,
      platform: [undefined, "kubernetes", "vm"],
    },
    never: ({ option, mode }) => option === "no-mesh" && mode === "libraries",
    restsOn: ["code-change-allowed"],
  },
  {
    name: "edge releases of Linkerd where stable ones are a must",
    slot,
    axes: {
      stableReleases: [true],
      serviceCount: [undefined, 30, 300],
      operated: [undefined, ["linkerd"]],
      encryption,
      trafficFeatures: features,
      callProtocols: [undefined, ["grpc"]],
    },
    never: ({ option }) => option === "linkerd",
    restsOn: ["stable-free-builds"],
  },
]);
