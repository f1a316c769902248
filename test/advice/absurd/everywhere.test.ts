import { neverHappens, type Absurd } from "../../support/absurd.ts";

const operations = [undefined, "none", "minimal", "dedicated"];
const platform = [undefined, "kubernetes", "vm", "single-box"];
const operated = [undefined, ["postgresql"], ["redis"], ["kubernetes", "prometheus"]];
const provider = /^(amazon|aws|azure|google|cloudwatch)-/;
const notPermissive = ["consul", "redpanda", "elasticsearch", "loki", "tempo", "tyk"];
const paid = [
  "konnect",
  "enterprise",
  "operator-enterprise",
  "self-managed",
  "hub",
  "plus",
  "buoyant-enterprise",
];

function inSlots(slots: readonly string[], absurd: Omit<Absurd, "slot">): Absurd[] {
  return slots.map((slot) => ({ ...absurd, slot }));
}

const served = [
  "config-center/delivery",
  "config-center/live",
  "config-center/governance",
  "gateway/edge",
  "gateway/api-management",
  "observability/traces",
  "observability/metrics",
  "observability/logs",
  "registry/discovery",
];

neverHappens([
  ...inSlots(served, {
    name: "a service of one provider on own hardware",
    axes: { cloud: ["own"], operations, platform, operated, serviceCount: [undefined, 3, 300] },
    never: ({ option }) => provider.test(option),
    restsOn: ["cloud"],
  }),
  ...inSlots(served, {
    name: "a service of one provider in installations of customers",
    axes: {
      installedBy: [["self-hosting-customers"], ["own-team", "self-hosting-customers"]],
      operations,
      platform,
      operated,
    },
    never: ({ option }) => provider.test(option),
    restsOn: ["customers-install-it"],
  }),
  ...inSlots(
    [
      "config-center/live",
      "gateway/edge",
      "gateway/api-management",
      "mesh/mesh",
      "observability/traces",
      "observability/logs",
      "registry/discovery",
    ],
    {
      name: "AGPL, BUSL or a proprietary licence where a permissive one is a must",
      axes: {
        licence: ["permissive"],
        operations,
        platform,
        operated: [...operated, ["consul"], ["grafana"]],
        cloud: [undefined, "own", "aws"],
      },
      never: ({ option, offering }) =>
        notPermissive.includes(option) || provider.test(option) || paid.includes(offering),
      restsOn: ["licence"],
    },
  ),
]);
