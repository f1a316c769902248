import type { Attribute } from "./attribute.ts";
import type { ComparedColumn, ComparedRow } from "./comparison.ts";
import type { Criterion } from "./criterion.ts";
import type { DecompositionRule } from "./decomposition-rule.ts";
import type { Misconception } from "./knowledge.ts";
import type { Component, Option } from "./option.ts";
import type { Pairing } from "./pairing.ts";
import type { Question } from "./question.ts";
import type { Rule } from "./rule.ts";

/** One thing of the knowledge base, with what is needed to read it by itself. */
export type Explained =
  | {
      kind: "option";
      category: string;
      value: Option;
      mode?: string;
      component?: Component;
      /** Attributes that none of its variants has. */
      unknown: { id: string; title: string }[];
      misconceptions: Misconception[];
      pairings: Pairing[];
      /** What can be scaffolded, each with how far it was proved. */
      starters?: string[];
    }
  | {
      kind: "attribute";
      category: string;
      value: Attribute;
      row: ComparedRow;
      columns: ComparedColumn[];
      readBy: string[];
    }
  | { kind: "criterion"; category: string; value: Criterion }
  | { kind: "rule"; category: string; value: Rule }
  | { kind: "question"; category: string; value: Question; readBy: string[] }
  | { kind: "component"; value: Component; options: string[]; pairings: Pairing[] }
  | { kind: "pairing"; value: Pairing }
  | { kind: "misconception"; value: Misconception }
  | { kind: "decomposition"; value: DecompositionRule };

export type ExplainedKind = Explained["kind"];

/** Titles of fields, attributes and objectives by their ids. */
export interface Glossary {
  fields: Record<string, string>;
  attributes: Record<string, { title: string; unit?: string }>;
  objectives: Record<string, string>;
  /** What decomposition rules read of a part of a map. */
  facts: Record<string, string>;
}
