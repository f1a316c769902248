import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { workloadSchema } from "../knowledge/workload-schema.ts";
import { Attribute } from "../model/attribute.ts";
import { Category } from "../model/category.ts";
import { Criterion } from "../model/criterion.ts";
import { Decision } from "../model/decision.ts";
import { Finding } from "../model/finding.ts";
import { Misconception, type KnowledgeBase } from "../model/knowledge.ts";
import { Component, Option } from "../model/option.ts";
import { Question } from "../model/question.ts";
import { Rule } from "../model/rule.ts";

/** What the program prints as JSON, and what a knowledge file can hold. */
const fixed = {
  Attribute,
  Category,
  Component,
  Criterion,
  Decision,
  Finding,
  Misconception,
  Option,
  Question,
  Rule,
};

/**
 * The published JSON Schemas (2020-12) by name: what is printed, what is recorded in the knowledge base, and the workload
 * file, whose fields are the questions of this base.
 */
export function jsonSchemas(base: KnowledgeBase): Map<string, object> {
  const all: Record<string, z.ZodType> = { ...fixed, Workload: workloadSchema(base) };
  const named = Object.entries(all).map(([name, schema]) => [name.toLowerCase(), schema] as const);
  return new Map(named.map(([name, schema]) => [name, jsonSchema(name, schema)]));
}

function jsonSchema(name: string, schema: z.ZodType): object {
  return { title: `arch-map ${name}`, ...z.toJSONSchema(schema, { target: "draft-2020-12" }) };
}

/** Writes the schemas to docs/schema/<name>.json, in place of what was there. */
export function writeSchemas(rootDir: string, base: KnowledgeBase): void {
  const dir = join(rootDir, "docs/schema");
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const [name, schema] of jsonSchemas(base)) {
    writeFileSync(join(dir, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
