import { neverHappens } from "../../support/absurd.ts";

const slot = "registry/discovery";
const languages = [undefined, ["java"], ["go", "python"], ["php", "ruby", "java"]];
const frameworks = [undefined, ["spring-cloud"], ["dubbo"], ["go"], ["nodejs", "spring-boot"]];
const operations = [undefined, "minimal", "dedicated"];
const operated = [undefined, ["eureka"], ["consul"], ["zookeeper"]];
const own = ["consul", "etcd", "eureka", "nacos", "zookeeper"];

neverHappens([
  {
    name: "Eureka, or another list behind a library, for a polyglot estate that only knows DNS",
    slot,
    axes: {
      clientCapability: ["dns", "address"],
      clientLanguages: languages,
      serviceFrameworks: frameworks,
      operations,
      operated,
      placement: [undefined, "mixed", "machines"],
    },
    never: ({ option, mode }) =>
      ["etcd", "eureka", "zookeeper"].includes(option) || ["ephemeral", "http-api", "api"].includes(mode),
    restsOn: ["clients-know-names-only", "clients-know-one-address"],
  },
  {
    name: "Eureka where the dead must be gone within seconds",
    slot,
    axes: {
      deadWithin: [1, 10, 60],
      serviceFrameworks: frameworks,
      operations,
      operated,
      placement: [undefined, "one-cluster", "machines"],
    },
    never: ({ option }) => option === "eureka",
    restsOn: ["dead-instance-in-time"],
  },
  {
    name: "the services of Kubernetes for what runs outside of it",
    slot,
    axes: {
      placement: ["mixed", "machines", "several-clusters"],
      operated: [undefined, ["kubernetes"], ["eureka"]],
      operations: [undefined, "none", "minimal", "dedicated"],
      clientCapability: [undefined, "library", "dns"],
      serviceFrameworks: frameworks,
    },
    never: ({ option }) => option === "kubernetes-services",
    restsOn: ["placement-covered"],
  },
  {
    name: "a second registry to run in one cluster that keeps a list of its own",
    slot,
    axes: {
      placement: ["one-cluster"],
      platform: ["kubernetes"],
      operations: [undefined, "minimal", "shared", "dedicated"],
      clientLanguages: languages,
      serviceFrameworks: frameworks,
      callProtocols: [undefined, ["http"], ["grpc"]],
      cloud: [undefined, "own", "aws"],
    },
    never: ({ option }) => option !== "kubernetes-services",
    leading: true,
    restsOn: ["operating-effort"],
  },
  {
    name: "a list that shows what is gone where callers rather stop",
    slot,
    axes: {
      staleList: [{ value: "stop", strength: "must" }],
      clientCapability: [undefined, "library", "dns"],
      serviceFrameworks: frameworks,
      operations,
      operated,
    },
    never: ({ option, mode }) => option === "eureka" || option === "aws-cloud-map" || mode === "ephemeral",
    restsOn: ["rather-stop-than-stale", "consistency"],
  },
  {
    name: "a fixed balancer for ten thousand instances that come and go",
    slot,
    axes: {
      instanceCount: [10_000, 100_000],
      operations: [undefined, "none", "minimal", "dedicated"],
      cloud: [undefined, "own", "aws"],
      placement: [undefined, "mixed", "machines"],
      serviceFrameworks: frameworks,
    },
    never: ({ option }) => option === "static-dns",
    restsOn: ["enough-instances"],
  },
  {
    name: "the Dubbo way into ZooKeeper for services without Dubbo",
    slot,
    axes: {
      serviceFrameworks: [["spring-cloud"], ["go"], ["nodejs"], ["django"]],
      operated: [undefined, ["zookeeper"], ["kafka"]],
      operations,
      placement: [undefined, "mixed", "machines"],
      instanceLabels: [undefined, "labels", "weights"],
      staleList: [undefined, "go-on", "stop"],
    },
    never: ({ mode }) => mode === "dubbo",
    restsOn: ["the-way-of-dubbo"],
  },
  {
    name: "a registry of one's own for a team that can operate nothing new",
    slot,
    axes: {
      operations: ["none"],
      operated: [undefined, ["kubernetes"], ["postgresql"]],
      platform: [undefined, "kubernetes", "vm"],
      cloud: [undefined, "own", "aws"],
      clientLanguages: languages,
      serviceFrameworks: frameworks,
    },
    never: ({ option, offering }) => own.includes(option) && offering !== "mse",
    restsOn: ["nobody-operates"],
  },
]);
