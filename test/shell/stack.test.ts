import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/model/decision.ts";
import type { Graph } from "../../src/model/graph.ts";
import { runMain } from "../support/main.ts";
import { validateAgainstSchema } from "../support/schema.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

const FILES = {
  "shop.yaml": `name: Shop
decide: [registry, observability/traces, observability/logs]
platform: kubernetes
operated: [kubernetes]
serviceCount: 30
clientLanguages: [java]
`,
  "flows.yaml": `name: Two flows
decide: [message-queue]
operated: [postgresql]
clientLanguages: [java]
flows:
  - id: jobs
    messageKind: work-once
  - id: facts
    messageKind: fact-for-many
`,
};
const shopFile = () => `${temporaryTree(FILES)}/shop.yaml`;
const advise = (...argv: string[]) => runMain(["advise", ...argv, "--samples", "500"]);
const decisionOf = async (...argv: string[]) =>
  JSON.parse((await advise(...argv, "--json")).stdout) as Decision;

test("--stack adds what the published schema describes, and only when asked", async () => {
  const shop = shopFile();
  const decision = await decisionOf(shop, "--stack");
  expect(validateAgainstSchema("decision", decision)).toEqual([]);
  expect(decision.stack?.kind).toBe("found");
  expect(decision.command).toContain("--stack");
  expect((await decisionOf(shop)).stack).toBeUndefined();
});

test("the printed numbers are those of the decision", async () => {
  const shop = shopFile();
  const [{ stdout, code }, { stack }] = await Promise.all([
    advise(shop, "--stack"),
    decisionOf(shop, "--stack"),
  ]);
  if (stack?.kind !== "found") throw new Error("no stack");
  expect(code).toBe(0);
  const text = stdout.slice(stdout.indexOf("The stack, chosen jointly")).replace(/\s+/g, " ");
  for (const { title, option } of stack.choices) expect(text).toContain(`${title}: ${option.title};`);
  for (const number of [stack.total, stack.fit, stack.pairs, stack.effort])
    expect(text).toContain(number.toFixed(4));
  for (const { difference } of stack.next) expect(text).toContain(`-${difference.toFixed(4)}: `);
  for (const { summary } of stack.pairings) expect(text).toContain(summary);
  expect(text).toContain(`(proved, ${String(stack.nodes)} nodes)`);
  expect(stack.total).toBeCloseTo(stack.fit + stack.pairs - stack.effort, 9);
});

test("--weight moves the weight of a category's slots", async () => {
  const shop = shopFile();
  const weightOf = async (...argv: string[]) => {
    const { stack } = await decisionOf(shop, "--stack", ...argv);
    return stack?.kind === "found" ? stack.choices.map(({ category, weight }) => [category, weight]) : [];
  };
  expect(await weightOf()).toEqual([
    ["observability", 0.25],
    ["observability", 0.25],
    ["registry", 0.5],
  ]);
  expect(await weightOf("--weight", "registry=3")).toContainEqual(["registry", 0.75]);
});

describe("what is wrong is said, and exits 2", () => {
  test.each([
    [["advise", "shop.yaml", "--stack", "--weight", "registri=2"], '--weight: unknown category "registri"'],
    [["advise", "shop.yaml", "--stack", "--weight", "registry=lots"], "--weight: expected registry=<number"],
    [["map", "--stack"], "arch-map map --stack --workload <file>"],
  ])("%j", async (argv, message) => {
    const { code, stderr } = await runMain(argv, { cwd: temporaryTree(FILES) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

test("several flows: one option for all, or two, with what the second costs", async () => {
  const folder = temporaryTree(FILES);
  const { covers } = await decisionOf(`${folder}/flows.yaml`);
  const [cover] = covers ?? [];
  expect(cover?.one?.options).toHaveLength(1);
  expect(cover?.best?.carries.map(({ flow }) => flow)).toEqual(["jobs", "facts"]);
  expect(cover?.best?.total).toBeGreaterThanOrEqual((cover?.one?.total ?? 1) - 1e-9);
  expect((await advise(`${folder}/flows.yaml`)).stdout).toContain("one option for all flows, or two");
  expect((await decisionOf(`${folder}/shop.yaml`)).covers).toBeUndefined();
});

test("map --stack draws what was chosen and added, and speaks of no other mode", async () => {
  const shop = shopFile();
  const { stack } = await decisionOf(shop, "--stack");
  const graph = JSON.parse((await runMain(["map", "--stack", "--workload", shop, "--json"])).stdout) as Graph;
  if (stack?.kind !== "found") throw new Error("no stack");
  const centre = graph.nodes.filter(({ centre: is }) => is).map(({ id }) => id);
  expect(centre).toEqual(
    expect.arrayContaining(stack.choices.map(({ category, option }) => `${category}/${option.option}`)),
  );
  for (const { component, added } of stack.components)
    if (added) expect(centre).toContain(`component:${component}`);
  const modes = stack.choices.map(({ mode }) => mode);
  for (const { fromModes } of graph.links)
    if (fromModes !== undefined) expect(modes.some((mode) => fromModes.includes(mode))).toBe(true);
});
