import type { z } from "zod";
import { Attribute } from "../model/attribute.ts";
import { Category } from "../model/category.ts";
import { Criterion } from "../model/criterion.ts";
import { DecompositionRule } from "../model/decomposition-rule.ts";
import type { Finding } from "../model/finding.ts";
import {
  Misconception,
  type CategoryKnowledge,
  type CommonKnowledge,
  type KnowledgeBase,
} from "../model/knowledge.ts";
import { Component, Option } from "../model/option.ts";
import { Pairing } from "../model/pairing.ts";
import { Question } from "../model/question.ts";
import { Rule } from "../model/rule.ts";
import { checks } from "./checks/index.ts";
import { emptyCategory, merged, ownPart, withCommon } from "./common.ts";
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
  decomposition: DecompositionRule,
  category: Category,
} as const;
type Kind = keyof typeof SCHEMAS;

/** Kinds that belong to no category; each has a folder of its own. */
const TOP_KINDS = ["components", "misconceptions", "pairings", "decomposition"] as const;

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

function isTopKind(name: string | undefined): name is (typeof TOP_KINDS)[number] {
  return TOP_KINDS.some((kind) => kind === name);
}

function isKind(name: string | undefined): name is Kind {
  return name !== undefined && name in SCHEMAS;
}

type Contents = Omit<KnowledgeBase, "fingerprint">;

function assemble(entries: readonly Entry[], extend?: { onto: KnowledgeBase; origin: string }): Contents {
  const onto = extend?.onto;
  const common: CommonKnowledge = declarations(entries, undefined, onto?.common);
  const categories = new Map<string, CategoryKnowledge>(
    onto?.categories.map((knowledge) => [knowledge.category.id, ownPart(onto.common, knowledge)]),
  );
  for (const { value } of entries.filter(({ kind }) => kind === "category")) {
    const category = value as Category;
    categories.set(value.id, { ...(categories.get(value.id) ?? emptyCategory(category)), category });
  }
  const own = [...categories.values()].map((knowledge) => ({
    ...declarations(entries, knowledge.category.id, knowledge),
    category: knowledge.category,
    options: merged(knowledge.options, valuesOf<Option>(entries, "options", knowledge.category.id)),
  }));
  return {
    common,
    categories: own
      .map((knowledge) => withCommon(common, knowledge))
      .sort((a, b) => (a.category.id < b.category.id ? -1 : 1)),
    ...topDeclarations(entries, onto),
    origins: { ...onto?.origins, ...originsOf(entries, extend?.origin) },
  };
}

/** What belongs to no category, on top of what was before. */
function topDeclarations(
  entries: readonly Entry[],
  onto: KnowledgeBase | undefined,
): Pick<KnowledgeBase, (typeof TOP_KINDS)[number]> {
  return {
    components: merged(onto?.components ?? [], valuesOf<Component>(entries, "components")),
    pairings: merged(onto?.pairings ?? [], valuesOf<Pairing>(entries, "pairings")),
    misconceptions: merged(onto?.misconceptions ?? [], valuesOf<Misconception>(entries, "misconceptions")),
    decomposition: merged(onto?.decomposition ?? [], valuesOf<DecompositionRule>(entries, "decomposition")),
  };
}

/** What is declared for one category, or for all of them, on top of what was before. */
function declarations(
  entries: readonly Entry[],
  category: string | undefined,
  before: CommonKnowledge = { attributes: [], criteria: [], rules: [], questions: [] },
): CommonKnowledge {
  return {
    attributes: merged(before.attributes, valuesOf<Attribute>(entries, "attributes", category)),
    criteria: merged(before.criteria, valuesOf<Criterion>(entries, "criteria", category)),
    rules: merged(before.rules, valuesOf<Rule>(entries, "rules", category)),
    questions: merged(before.questions, valuesOf<Question>(entries, "questions", category)),
  };
}

function valuesOf<T>(entries: readonly Entry[], kind: Kind, category?: string): T[] {
  return entries
    .filter((entry) => entry.kind === kind && entry.category === category)
    .map((entry) => entry.value as T);
}

function originsOf(entries: readonly Entry[], origin: string | undefined): Record<string, string> {
  if (origin === undefined) return {};
  const singular = (kind: Kind) => (kind === "criteria" ? "criterion" : kind.replace(/s$/, ""));
  const nameOf = ({ kind, category, value }: Entry) =>
    [singular(kind), ...(category === undefined ? [] : [category]), value.id].join("/");
  return Object.fromEntries(entries.map((entry) => [nameOf(entry), origin]));
}
