import { z } from "zod";
import { Attribute } from "../model/attribute.ts";
import { Category } from "../model/category.ts";
import { Comparison } from "../model/comparison.ts";
import { Criterion } from "../model/criterion.ts";
import { DecompositionRule } from "../model/decomposition-rule.ts";
import { Decomposition } from "../model/decomposition.ts";
import { Decision } from "../model/decision.ts";
import { Finding } from "../model/finding.ts";
import { Graph } from "../model/graph.ts";
import { Misconception, type KnowledgeBase } from "../model/knowledge.ts";
import { Component, Option } from "../model/option.ts";
import { Pairing } from "../model/pairing.ts";
import { Question } from "../model/question.ts";
import { Rule } from "../model/rule.ts";
import { WhyNot } from "../model/why-not.ts";
import { workloadSchema } from "./workload-schema.ts";

interface Published {
  title: string;
  schema: (base: KnowledgeBase) => z.ZodType;
}

/** Everything that the program reads or writes and others may check. */
const PUBLISHED: Record<string, Published> = {
  workload: { title: "Workload: what a system needs", schema: workloadSchema },
  decision: { title: "Decision: what advise --json prints", schema: () => Decision },
  "why-not": { title: "Why not: what why-not --json prints", schema: () => WhyNot },
  comparison: { title: "Comparison: what compare --format json prints", schema: () => Comparison },
  graph: { title: "Graph: what map --json prints", schema: () => Graph },
  decomposition: { title: "Decomposition: what decompose --json prints", schema: () => Decomposition },
  finding: { title: "Finding: one of those that kb lint --json prints", schema: () => Finding },
  option: { title: "Option: knowledge/categories/<category>/options/<id>.yaml", schema: () => Option },
  attribute: {
    title: "Attribute: knowledge/categories/<category>/attributes/<id>.yaml",
    schema: () => Attribute,
  },
  criterion: {
    title: "Criterion: knowledge/categories/<category>/criteria/<id>.yaml",
    schema: () => Criterion,
  },
  rule: { title: "Rule: knowledge/categories/<category>/rules/<id>.yaml", schema: () => Rule },
  question: {
    title: "Question: knowledge/categories/<category>/questions/<id>.yaml",
    schema: () => Question,
  },
  "decomposition-rule": {
    title: "Decomposition rule: knowledge/decomposition/<id>.yaml",
    schema: () => DecompositionRule,
  },
  category: { title: "Category: knowledge/categories/<category>/category.yaml", schema: () => Category },
  component: { title: "Component: knowledge/components/<id>.yaml", schema: () => Component },
  pairing: { title: "Pairing: knowledge/pairings/<id>.yaml", schema: () => Pairing },
  misconception: { title: "Misconception: knowledge/misconceptions/<id>.yaml", schema: () => Misconception },
};

/** The names of all published schemas, with what each describes. */
export function schemaTitles(): Record<string, string> {
  return Object.fromEntries(Object.entries(PUBLISHED).map(([name, { title }]) => [name, title]));
}

/**
 * The JSON Schema (draft 2020-12) of one file format, generated from the schema that the program itself checks with. The
 * workload's depends on the questions of the base. Undefined for an unknown name.
 */
export function jsonSchema(name: string, base: KnowledgeBase): object | undefined {
  const published = PUBLISHED[name];
  if (published === undefined) return undefined;
  const generated = z.toJSONSchema(published.schema(base), {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema: part }) => standardOnly(part),
  });
  return {
    $schema: generated.$schema,
    $id: `urn:arch-map:schema:${name}`,
    ...generated,
    title: published.title,
  };
}

/** Keywords of our own go into the description, so that strict validators accept the schema; tuples get their length. */
function standardOnly(part: z.core.JSONSchema.BaseSchema): void {
  if (typeof part["unit"] === "string") {
    part.description = [part.description, `In ${part["unit"]}.`].filter(Boolean).join(" ");
    delete part["unit"];
  }
  if (Array.isArray(part.prefixItems) && part.items === undefined) {
    part.minItems = part.prefixItems.length;
    part.items = false;
  }
}
