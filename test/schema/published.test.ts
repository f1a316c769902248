import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { schemaTitles } from "../../src/knowledge/json-schemas.ts";
import { filesBelow, root } from "../support/repository.ts";
import { validateAgainstSchema } from "../support/schema.ts";

const published = readdirSync(join(root, "docs/schema"))
  .map((file) => file.replace(/\.json$/, ""))
  .sort();

test.each(published)(
  "docs/schema/%s.json is a valid schema that refuses an empty object or an unknown key",
  (name) => {
    expect(validateAgainstSchema(name, { "no-such-key": 1 })).not.toEqual([]);
  },
);

test("docs/schema holds what the program can print, and no more", () => {
  expect(published).toEqual(Object.keys(schemaTitles()).sort());
});

/** What a knowledge file is, by the folder it lies in. */
const kinds = [
  ["attribute", "/attributes/"],
  ["category", "/category.yaml"],
  ["component", "/components/"],
  ["decomposition-rule", "/decomposition/"],
  ["criterion", "/criteria/"],
  ["option", "/options/"],
  ["question", "/questions/"],
  ["rule", "/rules/"],
] as const;

const knowledge = filesBelow("knowledge", [".yaml"]);

test.each(kinds)("every %s of the knowledge base fits its schema", (name, place) => {
  const files = [...knowledge].filter(([path]) => path.includes(place));
  const wrong = files.map(([path, text]) => [path, validateAgainstSchema(name, parse(text))] as const);
  expect(files.length).toBeGreaterThan(0);
  expect(wrong.filter(([, findings]) => findings.length > 0)).toEqual([]);
});

test("every example fits the schema of a workload", () => {
  const files = [...filesBelow("examples", [".yaml"])];
  const wrong = files.map(([path, text]) => [path, validateAgainstSchema("workload", parse(text))] as const);
  expect(wrong.filter(([, findings]) => findings.length > 0)).toEqual([]);
});
