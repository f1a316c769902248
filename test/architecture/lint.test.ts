import { ESLint } from "eslint";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/repository.ts";

const rooms = ["core", "model", "render", "scaffold", "knowledge", "shell"] as const;
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: rooms.map((room) => `src/${room}/made-up.ts`) },
      },
    },
  },
});

/** @returns the ids of the rules that a made-up file of a room breaks */
async function broken(room: (typeof rooms)[number], text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, `src/${room}/made-up.ts`) });
  return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))];
}

const impure: [string, string][] = [
  ["export const now = new Date();", "no-restricted-syntax"],
  ["export const now = Date.now();", "no-restricted-syntax"],
  ["export const draw = Math.random();", "no-restricted-syntax"],
  ["export const home = process.env;", "no-restricted-globals"],
  ['export { readFileSync } from "node:fs";', "@typescript-eslint/no-restricted-imports"],
  ['export { readFile } from "fs/promises";', "@typescript-eslint/no-restricted-imports"],
];

test.each(impure)("pure rooms may not say: %s", async (text, rule) => {
  for (const room of rooms.filter((name) => name !== "shell"))
    expect(await broken(room, text), room).toEqual([rule]);
  expect(await broken("shell", text)).toEqual([]);
});

test.each([
  ["export default 1;", "no-restricted-syntax"],
  ["const one = 1; export { one as default };", "no-restricted-syntax"],
  ["export const one = (two: any): string => String(two);", "@typescript-eslint/no-explicit-any"],
  ["// @ts-expect-error it is wrong\nexport const one: string = 1;", "@typescript-eslint/ban-ts-comment"],
  ["console.log(1);", "no-console"],
  ["/* eslint-disable no-console */\nconsole.log(1);", "no-console"],
])("no room may say: %s", async (text, rule) => {
  expect(await broken("shell", text)).toContain(rule);
});

test("days are computed from the one that is passed in", async () => {
  expect(
    await broken("core", "export const days = (today: string) => Date.parse(today) / 86_400_000;"),
  ).toEqual([]);
});
