import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "fast-string-width";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Decomposition } from "../../src/model/decomposition.ts";
import { runMain } from "../support/main.ts";
import { diagramType } from "../support/mermaid.ts";
import { validateAgainstSchema } from "../support/schema.ts";

const CARGO = "examples/decompose-cargo-shipping.yaml";
const INSURANCE = "examples/decompose-insurance.yaml";
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "arch-map-decompose-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Without what changes with every release. */
const lasting = (text: string) => text.replace(/arch-map \S+, knowledge [0-9a-f]+/, "arch-map, knowledge");

describe.each([
  [CARGO, "cargo-shipping", 0],
  [INSURANCE, "insurance", 6],
] as const)("%s", (file, name, expected) => {
  test("prints findings, services, relations and fields", async () => {
    const { stdout, stderr, code } = await runMain(["decompose", file], { env: { COLUMNS: "80" } });
    expect([code, stderr]).toEqual([expected, ""]);
    await expect(lasting(stdout)).toMatchFileSnapshot(`../golden/decompose-${name}-80.txt`);
  });

  test("draws them", async () => {
    const { stdout } = await runMain(["decompose", file, "--format", "mermaid"]);
    await expect(stdout).toMatchFileSnapshot(`../golden/decompose-${name}.mmd`);
    expect(await diagramType(stdout)).toMatch(/^flowchart/);
  });

  test("fits the width that is asked for, but for addresses", async () => {
    for (const columns of [60, 80, 120]) {
      const { stdout } = await runMain(["decompose", file], { env: { COLUMNS: String(columns) } });
      const wide = stdout.split("\n").filter((line) => stringWidth(line) > columns && !line.includes("://"));
      expect(wide.filter((line) => !line.includes(file))).toEqual([]);
    }
  });

  test("gives JSON that the published schema accepts", async () => {
    const { stdout } = await runMain(["decompose", file, "--json"]);
    expect(validateAgainstSchema("decomposition", JSON.parse(stdout))).toEqual([]);
  });

  test("says the same with and without colour", async () => {
    const plain = await runMain(["decompose", file]);
    const coloured = await runMain(["decompose", file], { env: { FORCE_COLOR: "1" } });
    const refused = await runMain(["decompose", file], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    expect(coloured.stdout).not.toBe(plain.stdout);
    expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
    expect(refused.stdout).toBe(plain.stdout);
  });
});

test("the insurance map is found wrong where its source is", async () => {
  const { stdout } = await runMain(["decompose", INSURANCE, "--json"]);
  const { findings } = Decomposition.parse(JSON.parse(stdout));
  const lines = readFileSync(join(import.meta.dirname, "../..", INSURANCE), "utf8").split("\n");
  const found = findings.map(({ id, level, line }) => [level, id, lines[line - 1]?.trim()]);
  expect(found).toEqual([
    ["error", "context-without-owner", "- id: customer-self-service"],
    ["error", "context-with-several-owners", "- id: policy-management"],
    ["warning", "calls-across-several-teams", "- upstream: customer-management"],
    ["warning", "conformist-in-core", "- upstream: customer-management"],
  ]);
  expect(findings.every(({ because, source, tip }) => because !== "" && source && tip !== "")).toBe(true);
});

test("Markdown holds the drawing, and no cell breaks a table", async () => {
  const file = join(folder, "pipes.yaml");
  writeFileSync(
    file,
    'contexts: [{ id: a, title: "A | <b>" }, { id: b }]\nrelations: [{ upstream: a, downstream: b }]\n',
  );
  const { stdout } = await runMain(["decompose", file, "--format", "md"]);
  expect(stdout).toContain("```mermaid\nflowchart LR\n");
  expect(stdout).toContain("A \\| \\<b\\>");
  const rows = stdout.split("\n").filter((line) => line.startsWith("| "));
  for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(6);
});

test("labels of the drawing cannot end it", async () => {
  const stdin = 'contexts: [{ id: a, title: "A\\"]; end" }, { id: b }]\nrelations: [{ between: [a, b] }]\n';
  const { stdout } = await runMain(["decompose", "-", "--format", "mermaid"], { stdin });
  expect(stdout).toContain('s0["A#34;]; end"]');
});

test("wide characters are counted", async () => {
  const title = "予約管理コンテキスト".repeat(6);
  const stdin = `name: 貨物\ncontexts: [{ id: a, title: ${title} }, { id: b }]\nrelations: [{ upstream: a, downstream: b, answer: at-once }]\n`;
  const { stdout } = await runMain(["decompose", "-"], { stdin, env: { COLUMNS: "60" } });
  const fixed = stdout.split("\n").filter((line) => !line.includes("://") && !line.includes(title));
  for (const line of fixed) expect(stringWidth(line)).toBeLessThanOrEqual(60);
});

describe("wrong input", () => {
  test.each([
    ["name: x", /stdin: expected contexts to decompose, found none/],
    ["contexts: [{ id: a, owner: t }]", /stdin:1:28 {2}error {2}unknown-team/],
    ["[1]", /Expected a mapping/],
    ["contexts: [", /yaml-syntax/],
    ["", /found an empty file/],
  ])("%j exits 2 and says what to do", async (stdin, message) => {
    const { code, stdout, stderr } = await runMain(["decompose", "-"], { stdin });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("a format that there is not exits 2", async () => {
    const { code, stderr } = await runMain(["decompose", CARGO, "--format", "pdf"]);
    expect([code, stderr]).toEqual([2, '--format: expected text, md, mermaid, json, found "pdf".\n']);
  });
});

test("advise takes the fields on, and its record decides the same again", async () => {
  const advised = await runMain(["advise", CARGO, "--json", "--samples", "500"]);
  const decision = JSON.parse(advised.stdout) as { outcomes: { category: string; fields: object[] }[] };
  expect(decision.outcomes.map(({ category }) => category)).toEqual(["message-queue"]);
  expect(decision.outcomes[0]!.fields).toContainEqual(
    expect.objectContaining({ field: "messageKind", value: "fact-for-many", origin: "derived" }),
  );
  const written = await runMain(["adr", CARGO, "--dir", join(folder, "adr"), "--samples", "500"]);
  const [record] = written.stdout.trim().split("\n");
  const again = await runMain(["advise", "--decision", record!, "--json"]);
  expect(again.code).toBe(0);
  expect(again.stderr).toContain("The ranking is the same.");
});

test("scaffold says which services its two stand for", async () => {
  const project = join(folder, "project");
  const queue = ["--set", "operated=redis", "--set", "operations=none", "--set", "priorities=low-effort"];
  const { code, stderr } = await runMain(["scaffold", project, CARGO, ...queue, "--samples", "200"]);
  expect([code, stderr]).toEqual([0, ""]);
  const text = readFileSync(join(project, "docs/services.md"), "utf8");
  expect(text).toContain(
    "The one that publishes stands for **Handling** (`handling`), the one that reads for **Booking**",
  );
  expect(readFileSync(join(project, "README.md"), "utf8")).toContain("[services.md](docs/services.md)");
  expect(readdirSync(join(project, "docs/adr"))).toHaveLength(1);
});

test("rules of one's own speak as well", async () => {
  const own = join(folder, "own");
  mkdirSync(join(own, "decomposition"), { recursive: true });
  const rule = {
    id: "no-generic-context",
    kind: "finding",
    about: "context",
    title: "Nothing generic here",
    when: { field: "subdomain", operator: "equals", value: "generic" },
    level: "error",
    finding: "it is generic.",
    tip: "Buy it.",
    because: "House rule.",
    reason: "House rule.",
    examples: {
      fires: [{ contexts: [{ id: "a", subdomain: "generic" }] }],
      silent: [{ contexts: [{ id: "a", subdomain: "core" }] }],
    },
  };
  writeFileSync(join(own, "decomposition/no-generic-context.yaml"), JSON.stringify(rule));
  const stdin = "contexts: [{ id: mail, subdomain: generic }]";
  const { code, stdout } = await runMain(["decompose", "-", "--knowledge", own], { stdin });
  expect(code).toBe(6);
  expect(stdout).toContain('Context "mail": it is generic.');
});

test("explain shows a rule with its source", async () => {
  const { stdout, code } = await runMain(["explain", "decomposition/conformist-in-core"]);
  expect(code).toBe(0);
  expect(stdout).toContain("source: Conformist");
  expect(stdout).toContain("https://github.com/ddd-crew/context-mapping/");
});
