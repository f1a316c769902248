import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { schemaFileText } from "../../src/build/schemas.ts";
import { schemaTitles } from "../../src/knowledge/json-schemas.ts";
import { runMain } from "../support/main.ts";
import { published } from "../support/published.ts";
import { root } from "../support/repository.ts";
import { validateAgainstSchema } from "../support/schema.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

const names = Object.keys(schemaTitles());

test.each(names)("docs/schema/%s.json is what the sources say", (name) => {
  const text = readFileSync(join(root, `docs/schema/${name}.json`), "utf8");
  expect(text).toBe(schemaFileText(name, published));
  const schema = JSON.parse(text) as { $id: string; title: string; $schema: string };
  expect(schema).toMatchObject({
    $id: `urn:arch-map:schema:${name}`,
    title: schemaTitles()[name],
    $schema: "https://json-schema.org/draft/2020-12/schema",
  });
});

test("prints one schema, lists all, and knows the nearest name", async () => {
  const one = await runMain(["schema", "rule"]);
  expect(JSON.parse(one.stdout)).toMatchObject({ $id: "urn:arch-map:schema:rule" });
  const { stdout } = await runMain(["schema"]);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0]),
  ).toEqual(names);
  const wrong = await runMain(["schema", "workloads"]);
  expect(wrong).toMatchObject({
    code: 2,
    stdout: "",
    stderr: 'Unknown schema "workloads". Did you mean "workload"?\n',
  });
});

test("help tells how an editor finds the schema", async () => {
  const { stdout } = await runMain(["schema", "--help"]);
  expect(stdout).toContain(
    "# yaml-language-server: $schema=./node_modules/arch-map/docs/schema/workload.json",
  );
});

test("a decision as advise prints it fits the published schema; a changed one does not", async () => {
  const argv = ["advise", "--json", "--samples", "200", "--set", "peakRate=50", "--set", "ordering=per-key"];
  const decision = JSON.parse((await runMain(argv)).stdout) as { outcomes: { verdict: { kind: string } }[] };
  expect(validateAgainstSchema("decision", decision)).toEqual([]);
  decision.outcomes[0]!.verdict.kind = "perhaps";
  expect(validateAgainstSchema("decision", decision)).toHaveLength(1);
});

test.each([
  [{ peakRate: 50, ordering: "per-key" }, true],
  [{ peakRate: { value: 50, strength: "prefer" } }, true],
  [{ peakRate: "unknown" }, true],
  [{ peakRate: "many" }, false],
  [{ peakrate: 50 }, false],
  [{ flows: [{ id: "jobs", peakRate: 50 }] }, true],
  [{ flows: [{ peakRate: 50 }] }, false],
])("the schema of a workload takes %j: %s", async (workload, fits) => {
  expect(validateAgainstSchema("workload", workload).length === 0).toBe(fits);
  const cwd = temporaryTree({ "w.json": JSON.stringify(workload) });
  const { code } = await runMain(["advise", "w.json", "--samples", "100", "--json"], { cwd });
  expect(code !== 2).toBe(fits);
});
