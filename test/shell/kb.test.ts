import type { Coverage, CoverageRow, DrawnCell } from "../../src/model/coverage.ts";
import { describe, expect, test } from "vitest";
import { runMain } from "../support/main.ts";
import { filesBelow, root } from "../support/repository.ts";
import { validateAgainstSchema } from "../support/schema.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

const attribute = (id: string) => `id: ${id}
title: A made-up attribute
description: Nothing reads it.
type: { kind: boolean }
volatility: { months: 12, because: It is made up. }
`;
const folder = (id: string) =>
  temporaryTree({ [`own/categories/message-queue/attributes/${id}.yaml`]: attribute(id) });

describe("kb lint", () => {
  test("finds nothing in this repository's own knowledge", async () => {
    expect(filesBelow("knowledge", [".yaml"]).size).toBeGreaterThan(100);
    expect(await runMain(["kb", "lint"], { cwd: root })).toEqual({
      code: 0,
      stdout: "No findings.\n",
      stderr: "",
    });
  });

  test("prints file, line, column, level and id of a finding, and exits 6", async () => {
    const { code, stdout } = await runMain(["kb", "lint", "own"], { cwd: folder("made-up") });
    expect(code).toBe(6);
    expect(stdout).toBe(`own/categories/message-queue/attributes/made-up.yaml:1:5  warning  everything-is-read
  Attribute "made-up" is read by no criterion and no rule.
  Let a criterion or a rule read it, or leave it out.

0 errors, 1 warning
`);
  });

  test("prints findings as JSON that fits the published schema", async () => {
    const { code, stdout } = await runMain(["kb", "lint", "own", "--json"], { cwd: folder("made-up") });
    const findings = JSON.parse(stdout) as { id: string }[];
    expect({ code, ids: findings.map(({ id }) => id) }).toEqual({ code: 6, ids: ["everything-is-read"] });
    expect(findings.flatMap((finding) => validateAgainstSchema("finding", finding))).toEqual([]);
  });

  test("without a folder it evaluates the published base, and says so", async () => {
    const { code, stdout, stderr } = await runMain(["kb", "lint"], { cwd: temporaryTree({ "a.txt": "" }) });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "No findings.\n" });
    expect(stderr).toMatch(/^No folder named, and no \.\/knowledge: /);
  });

  test.each(["nowhere", "empty"])("a folder that is %s is a usage error", async (name) => {
    const cwd = temporaryTree({ "empty/a.txt": "" });
    const { code, stderr } = await runMain(["kb", "lint", name], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`${name}: `);
  });

  test("a day far ahead finds what had to be read again; no day finds nothing of it", async () => {
    const { code, stdout } = await runMain(["kb", "lint", "knowledge", "--today", "2099-01-01"], {
      cwd: root,
    });
    expect(code).toBe(6);
    expect(stdout).toMatch(/options\/kafka\.yaml:\d+:\d+ {2}warning {2}recently-read\n/);
    const wrong = await runMain(["kb", "lint", "--today", "tomorrow"]);
    expect(wrong).toMatchObject({
      code: 2,
      stderr: '--today: expected a day as YYYY-MM-DD, found "tomorrow".\n',
    });
  });

  test("an example that does not hold is a finding at its place", async () => {
    const path = "categories/message-queue/criteria/throughput.yaml";
    const text =
      filesBelow("knowledge/categories/message-queue/criteria", ["throughput.yaml"]).get(
        `knowledge/${path}`,
      ) ?? "";
    const cwd = temporaryTree({ [`own/${path}`]: text.replace(/value: 0\n/, "value: 0.25\n") });
    const { code, stdout } = await runMain(["kb", "lint", "own"], { cwd });
    const line = text.split("\n").indexOf("examples:") + 1;
    expect(code).toBe(6);
    expect(stdout).toContain(
      `own/${path}:${line}:1  error  examples-hold\n  Example 3: expected 0.25, found 0 to 0.`,
    );
  });
});

test("kb list lists everything, or one kind, and knows its kinds", async () => {
  const all = await runMain(["kb", "list"]);
  expect(all.code).toBe(0);
  for (const line of ["option/kafka", "question/peak-rate", "component/redis"])
    expect(all.stdout).toContain(line);
  const options = await runMain(["kb", "list", "option"]);
  expect(options.stdout.split("\n").map((line) => line.split(" ")[0])).toContain("kafka");
  expect(options.stdout).not.toContain("peak-rate");
  const wrong = await runMain(["kb", "list", "brokers"]);
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toContain("option, attribute, criterion, rule, question, component, misconception");
});

test("kb stats counts the cells of every option and attribute", async () => {
  const { code, stdout } = await runMain(["kb", "stats", "--json"]);
  const queues = (
    JSON.parse(stdout) as {
      category: string;
      options: { id: string; documented: number; unknown: number; oldest: string; variants: object[] }[];
      attributes: { id: string }[];
    }[]
  ).find(({ category }) => category === "message-queue");
  expect(code).toBe(0);
  const kafka = queues?.options.find(({ id }) => id === "kafka");
  expect(kafka?.documented).toBeGreaterThan(20);
  expect(kafka?.oldest).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(kafka?.variants.length).toBeGreaterThan(3);
  const text = (await runMain(["kb", "stats"])).stdout;
  for (const { id } of [...(queues?.options ?? []), ...(queues?.attributes ?? [])])
    expect(text).toContain(id);
});

test("kb stats of one category adds up, by slot and by criterion", async () => {
  const { stdout } = await runMain(["kb", "stats", "message-queue", "--json"]);
  const [{ total, options, slots, criteria }] = JSON.parse(stdout) as [Coverage];
  const sum = (pick: (row: CoverageRow) => number) => options.map(pick).reduce((a, b) => a + b, 0);
  expect([total.documented, total.measured, total.judgement]).toEqual([
    sum((row) => row.documented),
    sum((row) => row.measured),
    sum((row) => row.judgement),
  ]);
  expect(slots.map(({ id }) => id)).toEqual(["flow"]);
  expect(slots[0]?.options.map(({ id }) => id)).toContain("kafka");
  expect(criteria.find(({ id }) => id === "throughput")?.documented).toBeGreaterThan(5);
  const wrong = await runMain(["kb", "stats", "message-queues"]);
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('Unknown category "message-queues"'),
  ]);
});

test("kb draw draws the same facts for the same seed, each with its source, and no judgement", async () => {
  const draw = async (...flags: string[]) => (await runMain(["kb", "draw", ...flags])).stdout;
  const facts = JSON.parse(await draw("--seed", "3", "--count", "25", "--json")) as DrawnCell[];
  expect(facts).toHaveLength(25);
  expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBe(25);
  expect(facts.map(({ cell }) => cell.basis)).not.toContain("judgement");
  expect(await draw("--seed", "3", "--count", "25")).toBe(await draw("--seed", "3", "--count", "25"));
  expect(await draw("--seed", "4")).not.toBe(await draw("--seed", "3"));
  const text = await draw("--seed", "3", "--count", "25");
  for (const { attribute, cell } of facts) {
    expect(text).toContain(attribute);
    expect(text).toContain(cell.source?.url ?? "-");
  }
});
