import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../support/temporary-tree.ts";

const root = join(import.meta.dirname, "../..");
const config: IConfiguration = await extractDepcruiseConfig(join(root, ".dependency-cruiser.cjs"));

/** @returns "rule: from" of every violation in a made-up checkout that holds these files */
async function violations(files: Record<string, string>): Promise<string[]> {
  const dir = temporaryTree(files);
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  const options = { ...config.options, tsConfig: { fileName: join(root, "tsconfig.json") } };
  const { output } = await cruise(["bin", "src"], {
    ...options,
    baseDir: dir,
    validate: true,
    ruleSet: config,
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

const allowed = {
  "bin/arch-map.js": 'import("../dist/main.js"); import process from "node:process"; process.exit();',
  "dist/main.js": "export const main = () => 0;",
  "src/model/noun.ts": 'import { z } from "zod"; export const Noun = z.string(); export type Noun = string;',
  "src/core/score.ts":
    'import type { Noun } from "../model/noun.ts"; export const score = (noun: Noun) => noun;',
  "src/render/text.ts":
    'import type { Noun } from "../model/noun.ts"; export const text = (noun: Noun) => noun;',
  "src/scaffold/tree.ts": 'import hbs from "handlebars/runtime.js"; export const tree = hbs;',
  "src/knowledge/load.ts":
    'import { parse } from "yaml"; import { Noun } from "../model/noun.ts"; export const load = () => Noun.parse(parse("a"));',
  "src/shell/screens/map.tsx": 'import { render } from "ink"; export const show = render;',
  "src/shell/main.ts": `
    import { readFileSync } from "node:fs";
    import { score } from "../core/score.ts";
    import { text } from "../render/text.ts";
    import type { Noun } from "../model/noun.ts";
    export const main = async () => [readFileSync, score, text, await import("../scaffold/tree.ts"),
      await import("./screens/map.tsx"), await import("../knowledge/load.ts"), await import("yaml")] as Noun[];`,
};

test("the rooms as designed pass", async () => {
  expect(await violations(allowed)).toEqual([]);
});

/** Each rule with a file that breaks it; the path says from where. */
const broken: [rule: string, path: string, text: string][] = [
  ["no-cycle", "src/core/another.ts", 'import "./other.ts"; export const another = 1;'],
  ["no-orphan", "src/core/lost.ts", "export const lost = 1;"],
  ["no-unresolvable", "src/core/score.ts", 'import "./nowhere.ts"; export const score = 1;'],
  ["bin-to-shell-only", "bin/arch-map.js", 'import "../src/core/score.ts"; import("../dist/main.js");'],
  ["nobody-imports-bin-or-dist", "src/shell/go.ts", 'export * from "../../dist/main.js";'],
  ["nobody-imports-shell", "src/render/text.ts", 'export { main as text } from "../shell/main.ts";'],
  ["nobody-imports-build", "src/shell/go.ts", 'export * from "../build/main.ts";'],
  ["no-test-in-source", "src/shell/go.ts", 'export * from "../../test/help.ts";'],
  ["model-is-the-floor", "src/model/bad.ts", 'export * from "../core/score.ts";'],
  ["model-is-the-floor", "src/model/bad.ts", 'export { parse } from "yaml";'],
  ["core-is-pure", "src/core/bad.ts", 'export { readFileSync } from "node:fs";'],
  ["core-is-pure", "src/core/bad.ts", 'import process from "node:process"; export const env = process.env;'],
  ["core-is-pure", "src/core/bad.ts", 'export { text } from "../render/text.ts";'],
  ["core-is-pure", "src/core/bad.ts", 'export type { load } from "../knowledge/load.ts";'],
  ["core-is-pure", "src/core/bad.ts", 'export { parse } from "yaml";'],
  ["knowledge-reads-text", "src/knowledge/bad.ts", 'export { readFileSync } from "node:fs";'],
  ["knowledge-reads-text", "src/knowledge/bad.ts", 'export { score } from "../core/score.ts";'],
  ["render-only-renders", "src/render/bad.ts", 'export { score } from "../core/score.ts";'],
  ["render-only-renders", "src/render/bad.ts", 'export { writeFileSync } from "node:fs";'],
  ["scaffold-only-composes", "src/scaffold/bad.ts", 'export { text } from "../render/text.ts";'],
  ["scaffold-only-composes", "src/scaffold/bad.ts", 'export { writeFileSync } from "fs";'],
  ["model-as-types-only", "src/core/bad.ts", 'export { Noun } from "../model/noun.ts";'],
  ["model-as-types-only", "src/scaffold/bad.ts", 'export { Noun } from "../model/noun.ts";'],
  ["heavy-packages-lazily", "src/shell/commands/go.ts", 'export { createPrompt } from "@inquirer/core";'],
  ["heavy-packages-lazily", "src/shell/commands/go.ts", 'import { z } from "zod"; export const go = z;'],
  ["ink-in-screens-only", "src/shell/go.ts", 'export const go = await import("ink");'],
  [
    "ink-in-screens-only",
    "src/render/bad.tsx",
    'import { createElement } from "react"; export const e = createElement;',
  ],
  ["screens-and-knowledge-lazily", "src/shell/go.ts", 'export { load } from "../knowledge/load.ts";'],
  ["screens-and-knowledge-lazily", "src/shell/go.ts", 'export { Noun } from "../model/noun.ts";'],
];

const around = {
  "src/core/other.ts": 'import { another } from "./another.ts"; export const other = another;',
  "src/build/main.ts": "export const build = 1;",
  "test/help.ts": "export const help = 1;",
};

test.each(broken)("%s stops %s: %s", async (rule, path, text) => {
  expect(await violations({ ...allowed, ...around, [path]: text })).toContain(`${rule}: ${path}`);
});

test("every wall says why and is shown to hold", () => {
  const rules = config.forbidden ?? [];
  expect(rules.filter(({ comment }) => (comment ?? "").length < 40)).toEqual([]);
  expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
});
