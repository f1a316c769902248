import { neverHappens } from "../../support/absurd.ts";

const frameworks = [undefined, ["spring-cloud"], ["go"], ["nodejs", "django"]];
const operations = [undefined, "none", "minimal", "dedicated"];
const platform = [undefined, "kubernetes", "vm"];
const operated = [undefined, ["postgresql"], ["zookeeper"], ["git-forge"]];
const governance = [undefined, ["history"], ["permissions"], ["audit", "rollback"]];

neverHappens([
  {
    name: "a ConfigMap, or what is asked for now and then, where values change within seconds",
    slot: "config-center/live",
    axes: { configDelay: ["seconds"], platform, operations, operated, serviceFrameworks: frameworks },
    never: ({ option, mode }) =>
      ["mounted-files", "environment", "polled-table", "git"].includes(mode) || option === "aws-appconfig",
    restsOn: ["arrives-in-seconds"],
  },
  {
    name: "a pipeline, or a file in a pod, where values under rights change within seconds",
    slot: "config-center/governance",
    axes: {
      configDelay: ["seconds"],
      configGovernance: governance,
      platform,
      operations: [undefined, "none", "minimal"],
      operated,
    },
    never: ({ option, mode }) => option === "git-and-pipeline" || mode === "mounted-files" || mode === "git",
    restsOn: ["arrives-in-seconds", "arrives-in-minutes"],
  },
  {
    name: "keys of ZooKeeper or etcd for people who edit in a user interface",
    slot: "config-center/live",
    axes: {
      configEditors: ["people"],
      configDelay: ["minutes", "seconds"],
      operated: [...operated, ["etcd"]],
      platform,
      operations,
    },
    never: ({ option }) => ["zookeeper", "etcd", "kubernetes-configmap", "database-table"].includes(option),
    restsOn: ["people-need-an-editor"],
  },
  {
    name: "a variable in a manifest for people who edit in a user interface",
    slot: "config-center/delivery",
    axes: {
      configEditors: ["people"],
      configDelay: ["next-deployment"],
      platform,
      operations,
      operated,
      serviceFrameworks: frameworks,
    },
    never: ({ option }) => option === "environment-variables" || option === "kubernetes-configmap",
    restsOn: ["people-need-an-editor"],
  },
  {
    name: "a ConfigMap for machines outside Kubernetes",
    slot: "config-center/delivery",
    axes: {
      placement: ["mixed", "machines"],
      operated: [undefined, ["kubernetes"]],
      operations,
      configReading: [undefined, "files", "environment"],
      serviceFrameworks: frameworks,
      gitops: [undefined, true],
    },
    never: ({ option }) => option === "kubernetes-configmap",
    restsOn: ["config-placement"],
  },
  {
    name: "a server for values that change with a deployment",
    slot: "config-center/delivery",
    axes: {
      configDelay: ["next-deployment"],
      platform: [undefined, "kubernetes", "vm", "single-box"],
      operations: [undefined, "minimal", "dedicated"],
      serviceFrameworks: frameworks,
      serviceCount: [undefined, 3, 30],
      gitops: [undefined, true, false],
    },
    never: ({ option }) => option === "spring-cloud-config",
    leading: true,
    restsOn: ["operating-effort", "idle-cost"],
  },
  {
    name: "four kinds of process for a team that can operate little",
    slot: "config-center/governance",
    axes: {
      operations: ["none", "minimal"],
      configGovernance: [...governance, ["approval", "gray-release"]],
      configDelay: [undefined, "minutes", "seconds"],
      cloud: ["own"],
      platform,
      serviceFrameworks: frameworks,
    },
    never: ({ option }) => option === "apollo" || option === "nacos",
    restsOn: ["nobody-operates", "minimal-operations"],
  },
  {
    name: "whoever may edit may release, where a second person has to",
    slot: "config-center/governance",
    axes: {
      configGovernance: [["approval"], ["approval", "history"], ["approval", "gray-release", "audit"]],
      operated: [...operated, ["nacos"]],
      platform,
      operations,
      cloud: [undefined, "aws", "alibaba"],
    },
    never: ({ option }) => option === "nacos" || option === "kubernetes-configmap",
    restsOn: ["second-person"],
  },
  {
    name: "a store that services cannot start without, where they must",
    slot: "config-center/live",
    axes: {
      configDown: [true],
      configDelay: ["minutes", "seconds"],
      operated: [undefined, ["postgresql"], ["etcd"]],
      operations,
      platform,
      serviceFrameworks: frameworks,
    },
    never: ({ option }) => option === "etcd" || option === "database-table",
    restsOn: ["starts-without-center"],
  },
]);
