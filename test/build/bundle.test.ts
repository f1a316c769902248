import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { bundle } from "../../src/build/bundle.ts";
import { notices } from "../../src/build/notices.ts";
import { heavyAtStart, startUp } from "../../src/build/start-up.ts";
import { root } from "../support/repository.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

async function built(files: Record<string, string>) {
  const dir = temporaryTree({ "package.json": '{ "type": "module" }', ...files });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  const metafile = await bundle(dir, join(dir, "dist"));
  const load = () =>
    import(pathToFileURL(join(dir, "dist/main.js")).href) as Promise<{ main: () => unknown }>;
  return { dir, metafile, load };
}

const reader = 'import { parse } from "yaml"; export const read = () => parse("a: 1");';

test("what is behind import() stays out of the start-up path, and runs when it is called", async () => {
  const { metafile, load } = await built({
    "src/shell/main.ts": 'export const main = async () => (await import("./read.ts")).read();',
    "src/shell/read.ts": reader,
  });
  expect(heavyAtStart(startUp(metafile))).toEqual([]);
  expect(await (await load()).main()).toEqual({ a: 1 });
});

test("a heavy package that the entry reaches statically is found, through however many files", async () => {
  const { metafile } = await built({
    "src/shell/main.ts":
      'import { read } from "./read.ts"; export const main = () => [read, import("./other.ts")];',
    "src/shell/other.ts": 'export { read as other } from "./read.ts";',
    "src/shell/read.ts": reader,
  });
  expect(heavyAtStart(startUp(metafile))).toEqual(["yaml"]);
});

test("ink is bundled without its debugger, and zod with the messages of one language", async () => {
  const { metafile, load } = await built({
    "src/shell/main.ts":
      'import { renderToString, Text } from "ink"; import { z } from "zod"; import { createElement } from "react";' +
      "export const main = () => [typeof renderToString, createElement(Text), z.number().safeParse('a').error?.issues[0]?.message];",
  });
  const inputs = Object.keys(metafile.inputs).join("\n");
  expect(inputs).not.toMatch(/node_modules\/(ws|react-devtools-core)\//);
  expect(inputs).not.toMatch(/locales\/de\.js/);
  expect(await (await load()).main()).toContain("Invalid input: expected number, received string");
});

test("commander parses without what it needs to start other programs", async () => {
  const { dir, load } = await built({
    "src/shell/main.ts": `import { Command } from "commander";
      export const main = () => new Command().option("--json").parse(["--json"], { from: "user" }).opts();`,
  });
  expect(readFileSync(join(dir, "dist/main.js"), "utf8")).not.toContain("child_process");
  expect(await (await load()).main()).toEqual({ json: true });
});

test("the notices carry the licence of what is bundled, and of nothing else", async () => {
  const { dir, metafile } = await built({ "src/shell/main.ts": `${reader} export const main = read;` });
  const text = notices(dir, metafile);
  expect(text.match(/^## .*$/gm)).toEqual(["## yaml 2.9.1 (ISC)"]);
  expect(text).toContain("Permission to use, copy, modify");
});
