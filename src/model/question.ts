import { z } from "zod";
import { Condition } from "./condition.ts";
import { FieldName, Id, Scalar } from "./value.ts";

/** What a requirement field can hold; a `set` or `enum` may take its names from a vocabulary of the knowledge base. */
export const FieldType = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("boolean") }),
  z.strictObject({ kind: z.literal("levels"), levels: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal("enum"), values: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal("set"), of: z.record(z.string(), z.string()) }),
  z.strictObject({
    kind: z.literal("number"),
    unit: z.string(),
    scale: z.enum(["linear", "decade"]),
    min: z.number(),
    max: z.number(),
    /** Orders of magnitude offered in the interview; any number in range is accepted. */
    choices: z.record(z.string(), z.string()),
  }),
  /** Ids of components (and `other:<name>` for what the knowledge base does not know); one or several. */
  z.strictObject({ kind: z.literal("components"), many: z.boolean() }),
  /** Categories, and slots as `category/slot`: what is to be decided. */
  z.strictObject({ kind: z.literal("slots") }),
  /** Objectives from the most to the least important; a nested list is a tie; what is left out ranks below. */
  z.strictObject({ kind: z.literal("order") }),
]);
export type FieldType = z.infer<typeof FieldType>;

const Shares = z.record(z.string(), z.number().min(0).max(1));

const Prior = z.strictObject({
  /** Probability of each answer (of each name on its own, for a set). */
  shares: Shares,
  /** Other shares under conditions on earlier answers; the first that is met holds. */
  given: z.array(z.strictObject({ when: Condition, shares: Shares })).optional(),
  because: z.string(),
});

/** A question declares one requirement field: the schema, flags, prompts and documentation are built from it. */
export const Question = z.strictObject({
  id: Id,
  field: FieldName,
  title: z.string(),
  prompt: z.string(),
  help: z.string().optional(),
  scope: z.enum(["workload", "flow"]),
  type: FieldType,
  /** Strength of a plain answer; the workload file may state the other one. */
  strength: z.enum(["must", "prefer"]),
  /** Whether the team can change the answer (a wish) or not (a given), for flips. */
  changeable: z.boolean(),
  /** Position in the interview; the openers are fixed. */
  position: z.number().int(),
  opener: z.boolean().optional(),
  /**
   * What the model itself does with the answer: `operated` and `incumbent` give each option its action, `languages` picks
   * values that differ per client language, `order` gives the admissible weights, `decide` says which slots are decided.
   */
  role: z.enum(["operated", "incumbent", "languages", "order", "decide"]).optional(),
  /** How much of a numeric attribute the new parts of a whole stack may add up to, by answer; no limit for those left out. */
  budget: z.strictObject({ attribute: Id, atMost: z.record(z.string(), z.number().min(0)) }).optional(),
  when: Condition.optional(),
  prior: Prior.optional(),
  /** Taken when nobody answers. It never screens; it may raise a caution. */
  default: z.strictObject({ value: Scalar, because: z.string() }).optional(),
  examples: z.array(z.strictObject({ answer: Scalar, means: z.string() })).min(1),
});
export type Question = z.infer<typeof Question>;
