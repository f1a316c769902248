import type { z } from "zod";
import { Attribute } from "../model/attribute.ts";
import { Category } from "../model/category.ts";
import { Criterion } from "../model/criterion.ts";
import type { Finding } from "../model/finding.ts";
import { Misconception, type CategoryKnowledge, type KnowledgeBase } from "../model/knowledge.ts";
import { Component, Option } from "../model/option.ts";
import { Pairing } from "../model/pairing.ts";
import { Question } from "../model/question.ts";
import { Rule } from "../model/rule.ts";
import { checks } from "./checks/index.ts";
import { referencesIn } from "./checks/references.ts";
import { fingerprint } from "./fingerprint.ts";
import { schemaFindings } from "./schema-findings.ts";
import { parseYaml, type YamlFile } from "./yaml-file.ts";

/** What each folder of the knowledge base holds. */
const SCHEMAS = {
  attributes: Attribute,
  options: Option,
  criteria: Criterion,
  rules: Rule,
  questions: Question,
  components: Component,
  misconceptions: Misconception,
  pairings: Pairing,
  category: Category,
} as const;
type Kind = keyof typeof SCHEMAS;

/** Kinds that belong to no category; each has a folder of its own. */
const TOP_KINDS = ["components", "misconceptions", "pairings"] as const;

/** One file of the knowledge base, parsed and typed. */
export interface Entry {
  readonly kind: Kind;
  /** The category that it belongs to; nothing for what categories share. */
  readonly category: string | undefined;
  readonly value: { id: string };
  readonly yaml: YamlFile;
}

export interface TextFile {
  path: string;
  text: string;
}

/**
 * Parses, normalises and lints knowledge files. Pure: texts in, base and findings out; a file with errors is left out of
 * the base. With `onto`, the files extend or replace parts of an existing base and are marked with their `origin`.
 */
export function loadKnowledge(
  files: readonly TextFile[],
  extend?: { onto: KnowledgeBase; origin: string },
): { base: KnowledgeBase; findings: Finding[]; entries: Entry[] } {
  const findings: Finding[] = [];
  const entries = files
    .filter(({ path }) => /\.ya?ml$/.test(path))
    .flatMap(({ path, text }) => readEntry(path, text, findings) ?? []);
  const contents = assemble(entries, extend);
  const base = { ...contents, fingerprint: fingerprint(contents) };
  findings.push(...checks.flatMap((check) => check.check(base, entries)));
  return { base, findings, entries };
}

function readEntry(path: string, text: string, findings: Finding[]): Entry | undefined {
  const yaml = parseYaml(path, text);
  findings.push(...yaml.findings);
  if (yaml.findings.length > 0) return undefined;
  const place = placeOf(path);
  if (place === undefined) {
    findings.push({
      id: "unknown-place",
      level: "error",
      file: path,
      line: 1,
      column: 1,
      message: "Unknown place for a knowledge file.",
      tip: `Expected categories/<category>/<kind>/<id>.yaml, common/<kind>/<id>.yaml, or ${TOP_KINDS.join("|")}/<id>.yaml.`,
    });
    return undefined;
  }
  const schema: z.ZodType<{ id: string }> = SCHEMAS[place.kind];
  const result = schema.safeParse(yaml.data);
  if (!result.success) findings.push(...schemaFindings(yaml, result.error.issues, () => []));
  return result.success ? { ...place, value: result.data, yaml } : undefined;
}

function placeOf(path: string): { kind: Kind; category: string | undefined } | undefined {
  const parts = path.split("/");
  const [top, category, kind] = parts;
  if (top === "categories" && parts.length === 3 && kind === "category.yaml")
    return { kind: "category", category };
  if (top === "categories" && parts.length === 4 && isKind(kind)) return { kind, category };
  if (top === "common" && parts.length === 3 && isKind(category))
    return { kind: category, category: undefined };
  if (parts.length === 2 && isTopKind(top)) {
    return { kind: top, category: undefined };
  }
  return undefined;
}

/** What is common belongs to every category but those that leave out an attribute it is or reads. */
function belongsTo({ category: owner, kind, value }: Entry, category: Category | undefined): boolean {
  if (owner !== undefined) return owner === category?.id;
  const without = category?.without ?? [];
  if (kind === "attributes") return !without.includes(value.id);
  return !referencesIn(value, ["attribute"]).some(({ name }) => without.includes(name));
}

function isTopKind(name: string | undefined): name is (typeof TOP_KINDS)[number] {
  return TOP_KINDS.some((kind) => kind === name);
}

function isKind(name: string | undefined): name is Kind {
  return name !== undefined && name in SCHEMAS;
}

type Contents = Omit<KnowledgeBase, "fingerprint">;

function assemble(entries: readonly Entry[], extend?: { onto: KnowledgeBase; origin: string }): Contents {
  const categories = new Map<string, CategoryKnowledge>(
    extend?.onto.categories.map((knowledge) => [knowledge.category.id, knowledge]),
  );
  for (const { value } of entries.filter(({ kind }) => kind === "category")) {
    const existing = categories.get(value.id);
    const empty = { attributes: [], options: [], criteria: [], rules: [], questions: [] };
    categories.set(value.id, { ...(existing ?? empty), category: value as Category });
  }
  const pick = <T>(kind: Kind, category?: Category): T[] =>
    entries
      .filter((entry) => entry.kind === kind && belongsTo(entry, category))
      .map((entry) => entry.value as T);
  const merged = [...categories.values()].map((knowledge) => ({
    category: knowledge.category,
    attributes: merge(knowledge.attributes, pick<Attribute>("attributes", knowledge.category)),
    options: merge(knowledge.options, pick<Option>("options", knowledge.category)),
    criteria: merge(knowledge.criteria, pick<Criterion>("criteria", knowledge.category)).sort(byPosition),
    rules: merge(knowledge.rules, pick<Rule>("rules", knowledge.category)),
    questions: merge(knowledge.questions, pick<Question>("questions", knowledge.category)).sort(byPosition),
  }));
  return {
    categories: merged.sort((a, b) => (a.category.id < b.category.id ? -1 : 1)),
    components: merge(extend?.onto.components ?? [], pick<Component>("components")),
    pairings: merge(extend?.onto.pairings ?? [], pick<Pairing>("pairings")),
    misconceptions: merge(extend?.onto.misconceptions ?? [], pick<Misconception>("misconceptions")),
    origins: { ...extend?.onto.origins, ...originsOf(entries, extend?.origin) },
  };
}

/** Later entries replace earlier ones of the same id; the result is in the order of ids, whatever the order of files. */
function merge<T extends { id: string }>(old: readonly T[], added: readonly T[]): T[] {
  const all = new Map([...old, ...added].map((item) => [item.id, item]));
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position;
}

function originsOf(entries: readonly Entry[], origin: string | undefined): Record<string, string> {
  if (origin === undefined) return {};
  const singular = (kind: Kind) => (kind === "criteria" ? "criterion" : kind.replace(/s$/, ""));
  const nameOf = ({ kind, category, value }: Entry) =>
    [singular(kind), ...(category === undefined ? [] : [category]), value.id].join("/");
  return Object.fromEntries(entries.map((entry) => [nameOf(entry), origin]));
}
