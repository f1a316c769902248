import { neverHappens } from "../../support/absurd.ts";

const operations = [undefined, "minimal", "dedicated"];
const platform = [undefined, "kubernetes", "vm", "single-box"];
const frameworks = [undefined, ["spring-cloud"], ["go"], ["dotnet"], ["nodejs"]];
const operated = [undefined, ["postgresql"], ["redis"], ["kong"]];
const cloud = [undefined, "own", "aws"];
const transcoders = ["grpc-gateway", "aspnet-json-transcoding", "envoy-transcoder", "own-endpoints"];

neverHappens([
  {
    name: "gRPC-Gateway, another transcoder or an archived controller as the entry",
    slot: "gateway/edge",
    axes: {
      callProtocols: [undefined, ["http"], ["grpc"]],
      gatewayRouting: [undefined, ["grpc"], ["canary"]],
      platform,
      serviceFrameworks: frameworks,
      operated: [undefined, ["ingress-nginx"], ["envoy"]],
    },
    never: ({ option }) => [...transcoders, "ingress-nginx"].includes(option),
    restsOn: [],
  },
  {
    name: "a gateway with a database where none is allowed",
    slot: "gateway/edge",
    axes: {
      gatewayStore: ["none"],
      routeChanges: [undefined, "live"],
      rateLimits: [undefined, "shared"],
      operated,
      platform,
      cloud,
    },
    never: ({ option, mode, offering }) =>
      option === "tyk" ||
      mode === "etcd" ||
      (mode === "hybrid" && offering !== "konnect") ||
      mode === "traditional",
    restsOn: ["no-store"],
  },
  {
    name: "a gateway with a database of its own where a small store is the most",
    slot: "gateway/api-management",
    axes: {
      gatewayStore: ["key-value"],
      apiProducts: [undefined, ["quotas"], ["developer-portal"]],
      rateLimits: [undefined, "shared"],
      operated,
      platform,
      operations,
    },
    never: ({ option, offering }) => option === "tyk" && offering === "self-managed",
    restsOn: ["small-store"],
  },
  {
    name: "nothing, where tokens of callers are to be checked",
    slot: "gateway/edge",
    axes: {
      gatewayAuthentication: [["jwt"], ["oidc"], ["api-keys", "jwt"]],
      serviceCount: [undefined, 3, 100],
      operations: [undefined, "none", "minimal"],
      platform,
      cloud,
      serviceFrameworks: frameworks,
    },
    never: ({ option, offering, mode }) =>
      option === "no-gateway" ||
      (option === "nginx" && offering === "open-source" && mode !== "sign-in-proxy"),
    restsOn: ["knows-callers"],
  },
  {
    name: "a gateway in Java for a team that writes none",
    slot: "gateway/edge",
    axes: {
      serviceFrameworks: [["go"], ["dotnet"], ["nodejs"], ["django"], ["laravel"]],
      operations,
      platform,
      operated: [undefined, ["redis"], ["consul"]],
      gatewayAuthentication: [undefined, ["jwt"], ["oidc"]],
    },
    never: ({ option }) => option === "spring-cloud-gateway",
    leading: true,
    restsOn: ["gateway-stack", "operating-effort"],
  },
  {
    name: "Envoy Gateway off Kubernetes",
    slot: "gateway/edge",
    axes: {
      platform: ["vm", "bare-metal", "single-box"],
      operations,
      gatewayRouting: [undefined, ["grpc"], ["canary"]],
      gatewayAuthentication: [undefined, ["jwt"], ["oidc"]],
      operated: [undefined, ["envoy"], ["redis"]],
      cloud,
    },
    never: ({ option, offering }) =>
      option === "envoy-gateway" || ["gateway-fabric", "operator", "ingress-controller"].includes(offering),
    restsOn: ["platform"],
  },
  {
    name: "an entry without a portal for developers who sign up by themselves",
    slot: "gateway/api-management",
    axes: {
      apiProducts: [["developer-portal"], ["developer-portal", "quotas"]],
      gatewayAuthentication: [undefined, ["api-keys"], ["jwt"]],
      cloud: [undefined, "own", "aws", "azure"],
      operations,
      operated,
      platform: [undefined, "kubernetes", "vm"],
    },
    never: ({ option, offering }) =>
      ["no-gateway", "krakend", "nginx", "envoy-gateway", "apisix", "spring-cloud-gateway"].includes(
        option,
      ) || offering === "open-source",
    restsOn: ["products-as-asked"],
  },
  {
    name: "a transcoder as a library of a language that nobody here writes",
    slot: "gateway/transcoding",
    axes: {
      serviceFrameworks: [["spring-boot"], ["nodejs"], ["django"], ["rails"]],
      restFacade: [undefined, ["rest-paths"], ["rest-paths", "openapi"], ["server-streaming"]],
      operations,
      platform,
      cloud,
    },
    never: ({ option, mode }) => option === "aspnet-json-transcoding" || mode === "embedded",
    restsOn: ["library-for-dotnet", "library-for-go"],
  },
  {
    name: "REST written into services whose code stays",
    slot: "gateway/transcoding",
    axes: {
      codeChange: ["none", "agent"],
      serviceFrameworks: frameworks,
      restFacade: [undefined, ["rest-paths"], ["rest-paths", "openapi"]],
      operations: [undefined, "none", "minimal", "dedicated"],
      platform,
    },
    never: ({ option, mode }) =>
      ["own-endpoints", "aspnet-json-transcoding"].includes(option) || mode === "embedded",
    restsOn: ["services-stay"],
  },
]);
