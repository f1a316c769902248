import { z } from "zod";
import { Attribute, Source } from "./attribute.ts";
import { Category } from "./category.ts";
import { Criterion } from "./criterion.ts";
import { DecompositionRule } from "./decomposition-rule.ts";
import { Component, Option } from "./option.ts";
import { Pairing } from "./pairing.ts";
import { Question } from "./question.ts";
import { Rule } from "./rule.ts";
import { Day, Id, Scalar } from "./value.ts";

/** Something that popular comparisons get wrong, with what the options must say instead. */
export const Misconception = z.strictObject({
  id: Id,
  claim: z.string(),
  truth: z.string(),
  source: Source,
  checkedOn: Day,
  expect: z
    .array(
      z.strictObject({
        category: Id,
        option: Id,
        mode: Id.optional(),
        offering: Id.optional(),
        attribute: Id,
        equals: Scalar.optional(),
        atMost: Scalar.optional(),
        atLeast: Scalar.optional(),
      }),
    )
    .min(1),
});
export type Misconception = z.infer<typeof Misconception>;

/** One category with all that is declared for it, what categories share included. */
export const CategoryKnowledge = z.strictObject({
  category: Category,
  attributes: z.array(Attribute),
  options: z.array(Option),
  criteria: z.array(Criterion),
  rules: z.array(Rule),
  questions: z.array(Question),
  /** What its options are called, where that is known without reading them. */
  names: z.array(z.string()).optional(),
});
export type CategoryKnowledge = z.infer<typeof CategoryKnowledge>;

/** What all categories share, unless they do without an attribute that it reads. */
export const CommonKnowledge = CategoryKnowledge.omit({ category: true, options: true, names: true });
export type CommonKnowledge = z.infer<typeof CommonKnowledge>;

/** The knowledge base as one value; `origin` of what came from outside is its folder. */
export const KnowledgeBase = z.strictObject({
  common: CommonKnowledge,
  /** Each with what it has from the common part. */
  categories: z.array(CategoryKnowledge),
  components: z.array(Component),
  pairings: z.array(Pairing),
  misconceptions: z.array(Misconception),
  /** What decides where services come from. */
  decomposition: z.array(DecompositionRule),
  /** Hash over all of the above. A decision records it, so that a replay knows whether facts have changed. */
  fingerprint: z.string(),
  /** Where things that do not belong to the published base came from, by "<kind>/<category>/<id>", or "<kind>/<id>" of what is shared. */
  origins: z.record(z.string(), z.string()),
});
export type KnowledgeBase = z.infer<typeof KnowledgeBase>;
