import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, root } from "../support/repository.ts";
import { misshapen } from "./knowledge-shape.ts";

test("every folder and file of knowledge/ has its place, its name and its company", () => {
  const files = filesBelow("knowledge", [""]);
  const fromKnowledge = new Map([...files].map(([path, text]) => [path.slice("knowledge/".length), text]));
  expect(readdirSync(join(root, "knowledge/categories")).length).toBeGreaterThan(0);
  expect(misshapen(fromKnowledge)).toEqual([]);
});

const whole = new Map([
  ["GUIDELINES.md", ""],
  ["categories/rpc/category.yaml", "id: rpc"],
  ...["attributes", "options", "criteria", "rules", "questions"].map(
    (folder) => [`categories/rpc/${folder}/one.yaml`, "id: one"] as const,
  ),
  ["components/etcd.yaml", "id: etcd"],
]);

test("a whole category passes", () => {
  expect(misshapen(whole)).toEqual([]);
});

test.each([
  ["categories/rpc/category.yaml", undefined, "categories/rpc/category.yaml is missing"],
  ["categories/rpc/rules/one.yaml", undefined, "categories/rpc/rules/ is missing"],
  ["categories/rpc/option/two.yaml", "id: two", "categories/rpc/option/two.yaml has no place"],
  ["common/options/two.yaml", "id: two", "common/options/two.yaml has no place"],
  ["components/notes.txt", "", "components/notes.txt has no place"],
  ["components/consul.yaml", "id: etcd", "components/consul.yaml calls itself etcd"],
  ["categories/rpc/category.yaml", "id: gateway", "categories/rpc/category.yaml calls itself gateway"],
])("%s as %s is found", (path, text, finding) => {
  const files = new Map(whole);
  if (text === undefined) files.delete(path);
  else files.set(path, text);
  expect(misshapen(files)).toEqual([finding]);
});
