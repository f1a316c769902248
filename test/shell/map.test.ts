import { describe, expect, test } from "vitest";
import { runMain } from "../support/main.ts";
import { validateAgainstSchema } from "../support/schema.ts";
import { temporaryTree } from "../support/temporary-tree.ts";
import type { Graph } from "../../src/model/graph.ts";

const map = (...argv: string[]) => runMain(["map", ...argv]);
const graphOf = async (...argv: string[]) => JSON.parse((await map(...argv, "--json")).stdout) as Graph;

test("--json is what the published schema describes", async () => {
  const graph = await graphOf("--category", "mesh");
  expect(validateAgainstSchema("graph", graph)).toEqual([]);
  expect(graph.nodes.filter(({ centre }) => centre).map(({ id }) => id)).toContain("mesh/istio");
});

test("what is superseded or belongs elsewhere stays on the map, and points to what to use", async () => {
  const { links } = await graphOf("--category", "mesh");
  const of = (from: string, kind: string) =>
    links.find((link) => link.from === from && link.kind === kind)?.to;
  expect(of("mesh/conduit", "superseded-by")).toBe("mesh/linkerd");
  expect(of("mesh/function-mesh", "belongs-to")).toBe("message-queue/pulsar");
});

test("a shared component is one node, whatever rests on it", async () => {
  const { links } = await graphOf("component/consul");
  const resting = links.filter(({ kind, to }) => kind === "rests-on" && to === "component:consul");
  expect(resting.map(({ from }) => from).sort()).toEqual([
    "config-center/consul",
    "mesh/consul",
    "registry/consul",
  ]);
});

test("--workload dims what falls out and says why, in every format", async () => {
  const folder = temporaryTree({ "w.yaml": "name: Machines\nplatform: vm\nplacement: machines\n" });
  const asked = ["--category", "mesh", "--workload", `${folder}/w.yaml`];
  const { nodes } = await graphOf(...asked);
  const linkerd = nodes.find(({ id }) => id === "mesh/linkerd");
  expect(linkerd?.state).toBe("out");
  expect(linkerd?.why.length).toBeGreaterThan(0);
  const text = (await map(...asked)).stdout;
  expect(text).toMatch(/┊ ✗ Linkerd/);
  expect(text).toContain(linkerd?.why[0]?.because.split(" ").slice(0, 3).join(" "));
  expect((await map(...asked, "--format", "mermaid")).stdout).toMatch(/\["Linkerd"\]:::out/);
  expect((await map(...asked, "--format", "dot")).stdout).toMatch(/"mesh\/linkerd" \[.*style=dotted/);
  expect((await map(...asked, "--format", "svg")).stdout).toMatch(/class="dim"/);
});

test("what is too wide for the terminal is named, and its lines are still listed", async () => {
  const { stdout } = await runMain(["map", "registry/consul"], { env: { COLUMNS: "40" } });
  expect(stdout).toContain("Too wide to draw in 40 columns: Consul\n");
  expect(stdout).toContain("What the lines say");
  expect((await map("registry/consul")).stdout).not.toContain("Too wide");
});

describe("what is wrong is said with the nearest name, and exits 2", () => {
  test.each([
    [[], "arch-map map --category "],
    [["istoi"], 'Unknown option "istoi". Did you mean "istio"?'],
    [["--category", "meshes"], 'Unknown category "meshes". Did you mean "mesh"?'],
    [["consul"], '"consul" is an option of several categories; say which:\n  config-center/consul'],
    [["istio", "--format", "png"], '--format: expected text, mermaid, dot, svg or json, found "png".'],
  ])("%j", async (argv, message) => {
    const { code, stdout, stderr } = await map(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
