import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildAll } from "../../src/build/build-all.ts";
import { root } from "../support/repository.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

const light = 'export const main = async () => (await import("yaml")).parse("a: 1");';

/** Builds a checkout with the real knowledge and templates, and a made-up program. */
async function build(files: Record<string, string>, lenient = false) {
  const dir = temporaryTree({
    "package.json": '{ "type": "module" }',
    "dist/old.js": "",
    "src/shell/main.ts": light,
  });
  for (const folder of ["knowledge", "templates"])
    cpSync(join(root, folder), join(dir, folder), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  cpSync(temporaryTree(files), dir, { recursive: true });
  const said: string[] = [];
  const failure = await buildAll({ rootDir: dir, lenient, say: (line) => said.push(line) }).catch(
    (error: unknown) => (error as Error).message,
  );
  return { dir, failure, said, has: (path: string) => existsSync(join(dir, path)) };
}

const broken = { "knowledge/components/nothing.yaml": "id: nothing\ntitle: 3\n" };

test("a whole build replaces dist and writes what is published beside it", async () => {
  const { dir, failure, has } = await build({});
  expect(failure).toBeUndefined();
  const files = [
    "dist/main.js",
    "dist/knowledge/knowledge.json",
    "docs/schema/workload.json",
    "THIRD_PARTY_NOTICES.md",
  ];
  expect(files.filter((path) => !has(path))).toEqual([]);
  expect(has("dist/old.js")).toBe(false);
  const base = JSON.parse(readFileSync(join(dir, "dist/knowledge/knowledge.json"), "utf8")) as {
    categories: unknown[];
  };
  expect(base.categories.length).toBeGreaterThan(0);
});

test("an error in the knowledge is shown with its place, and the old build stays", async () => {
  const { failure, said, has } = await build(broken);
  expect(failure).toMatch(/^\d+ errors in knowledge\/$/);
  expect(said.join("\n")).toMatch(/^knowledge\/components\/nothing\.yaml:2:8 error /m);
  expect([has("dist/old.js"), has("dist/main.js")]).toEqual([true, false]);
});

test("a lenient build leaves out what has errors", async () => {
  const { failure, said, has } = await build(broken, true);
  expect(failure).toBeUndefined();
  expect(said.join("\n")).toContain("knowledge/components/nothing.yaml:2:8 error ");
  expect(has("dist/main.js")).toBe(true);
});

test("a program that loads a heavy package at every start is not published", async () => {
  const { failure, has } = await build({ "src/shell/main.ts": 'export { parse as main } from "yaml";' });
  expect(failure).toBe("Loaded at every start: yaml. Reach them by import().");
  expect(has("dist/old.js")).toBe(true);
});
