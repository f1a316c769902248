import { expect, test } from "vitest";
import { graphAround } from "../../src/core/graph/graph-around.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Pairing } from "../../src/model/pairing.ts";
import { base, fruit, option, workload } from "../support/knowledge.ts";

const pairing = (
  id: string,
  kind: Pairing["kind"],
  from: Pairing["from"],
  ...to: Pairing["to"]
): Pairing => ({
  id,
  kind,
  from,
  to,
  summary: `${id}.`,
  because: "A test.",
  reason: "Made up.",
});

const component = (id: string, shareable = true) => ({
  id,
  title: id,
  summary: id,
  shareable,
  status: "active" as const,
  operatedBy: ["team" as const],
});

const orchard = { component: "orchard" };
const options = [
  option("apple", { sweetness: "low" }, orchard),
  option("pear", { sweetness: "high" }, orchard),
  option("plum", { sweetness: "high" }),
  option("quince", {}),
  option(
    "crab",
    {},
    {
      status: {
        kind: "superseded",
        since: "1900",
        supersededBy: "apple",
        source: { url: "https://fruit.example/crab", section: "Crab" },
      },
    },
  ),
];

const pairings = [
  pairing("pears-want-cheese", "works-with", { option: "fruit/pear" }, { component: "cheese" }),
  pairing(
    "apples-or-plums",
    "requires",
    { option: "fruit/quince" },
    { option: "fruit/apple" },
    { option: "fruit/plum" },
  ),
  pairing("orchards-need-bees", "requires", { component: "orchard" }, { component: "bees" }),
  pairing("meadows-need-bees", "requires", { component: "meadow" }, { component: "bees" }),
  pairing(
    "winter",
    "makes-unneeded",
    { workload: { field: "sweetNeeded", operator: "equals", value: "high" }, title: "winter" },
    { option: "fruit/plum" },
  ),
];

const knowledge: KnowledgeBase = {
  ...base(fruit(options)),
  components: [component("orchard"), component("cheese"), component("bees", false), component("meadow")],
  pairings,
};

const around = (centre: string[], more: { among?: boolean; sweetNeeded?: string } = {}) =>
  graphAround(knowledge, {
    version: "0",
    title: "Fruit",
    centre,
    among: more.among ?? false,
    ...(more.sweetNeeded === undefined ? {} : { workload: workload({ sweetNeeded: more.sweetNeeded }) }),
  });

const ids = (graph: { nodes: { id: string }[] }) => graph.nodes.map(({ id }) => id).sort();
const lines = (graph: ReturnType<typeof around>) =>
  graph.links.map(({ number, kind, from, to }) => `${String(number)} ${from} ${kind} ${to}`);

test("neighbours are what pairings of the option or its component name, who shares the component, and who it replaced", () => {
  expect(lines(around(["fruit/apple"]))).toEqual([
    "1 fruit/quince requires fruit/apple",
    "2 component:orchard requires component:bees",
    "3 fruit/apple rests-on component:orchard",
    "3 fruit/pear rests-on component:orchard",
    "4 fruit/crab superseded-by fruit/apple",
  ]);
  expect(ids(around(["fruit/apple"]))).toEqual([
    "component:bees",
    "component:orchard",
    "fruit/apple",
    "fruit/crab",
    "fruit/pear",
    "fruit/quince",
  ]);
});

test("what else a component of a neighbour needs is no neighbour", () => {
  expect(ids(around(["component:bees"]))).toEqual([
    "component:bees",
    "component:meadow",
    "component:orchard",
  ]);
  expect(ids(around(["fruit/plum"]))).not.toContain("fruit/apple");
});

test("lines of one pairing share a number, so that any of several reads as one statement", () => {
  const quince = around(["fruit/quince"]);
  expect(lines(quince)).toEqual([
    "1 fruit/quince requires fruit/apple",
    "1 fruit/quince requires fruit/plum",
  ]);
});

test("a line says of which modes it speaks, where not of all", () => {
  const [link] = graphAround(
    {
      ...knowledge,
      pairings: [
        pairing("dry", "conflict", { option: "fruit/plum", modes: ["plain"] }, { component: "bees" }),
      ],
    },
    { version: "0", title: "Fruit", centre: ["fruit/plum"], among: false },
  ).links;
  expect([link?.fromModes, link?.toModes]).toEqual([["plain"], undefined]);
});

test("among several only what holds between them is drawn, and what they require", () => {
  expect(lines(around(["fruit/pear", "fruit/quince"], { among: true }))).toEqual([
    "1 fruit/quince requires fruit/apple",
    "1 fruit/quince requires fruit/plum",
    "2 component:orchard requires component:bees",
    "3 fruit/pear rests-on component:orchard",
  ]);
});

test("with a workload it says what fits, what fell out and why, and what may fit", () => {
  const graph = around(["fruit/apple", "fruit/pear", "fruit/quince", "fruit/crab"], { sweetNeeded: "high" });
  const of = (id: string) => graph.nodes.find((node) => node.id === id);
  expect(of("fruit/pear")).toMatchObject({ state: "fits", why: [] });
  expect(of("fruit/apple")?.state).toBe("out");
  expect(of("fruit/apple")?.why).toEqual([{ title: "sweetness as asked", because: "a test" }]);
  expect(of("fruit/quince")).toMatchObject({ state: "open", why: [{ title: "sweetness as asked" }] });
  expect(of("fruit/crab")).toMatchObject({
    state: "out",
    why: [{ because: "It is superseded since 1900." }],
  });
  expect(graph.links.filter(({ holds }) => holds).map(({ from }) => from)).not.toContain("fruit/apple");
});

test.each([
  ["high", "fits"],
  ["low", "out"],
])("what a pairing says of workloads is held against the workload (%s)", (sweetNeeded, state) => {
  const node = around(["fruit/plum"], { sweetNeeded }).nodes.find(({ kind }) => kind === "statement");
  expect(node).toMatchObject({ title: "winter", state });
});

test("of chosen modes only what is said of these, or of all, is drawn", () => {
  const two = option(
    "medlar",
    {},
    {
      modes: {
        raw: { title: "raw", summary: "", attributes: {} },
        bletted: { title: "bletted", summary: "", attributes: {} },
      },
    },
  );
  const frost = pairing(
    "frost",
    "requires",
    { option: "fruit/medlar", modes: ["bletted"] },
    { component: "bees" },
  );
  const orchardOfMedlars = {
    ...knowledge,
    ...base(fruit([two])),
    components: knowledge.components,
    pairings: [frost],
  };
  const linesFor = (...modes: string[]) =>
    graphAround(orchardOfMedlars, {
      version: "0",
      title: "Medlar",
      centre: ["fruit/medlar"],
      among: true,
      modes: new Map([["fruit/medlar", modes]]),
    }).links.map((link) => link.pairing);
  expect(linesFor("raw")).toEqual([]);
  expect(linesFor("raw", "bletted")).toEqual(["frost"]);
});
