import { z } from "zod";
import { Source } from "./attribute.ts";
import { Condition } from "./condition.ts";
import { FieldType } from "./question.ts";
import { Day, FieldName, Id, Scalar } from "./value.ts";

/** A made-up workload and, where the rule looks at one, a made-up option: `attributes` left out are unknown. */
const Example = z.strictObject({
  workload: z.record(z.string(), Scalar),
  option: z.record(z.string(), Scalar).optional(),
});
export type RuleExample = z.infer<typeof Example>;

const base = {
  id: Id,
  title: z.string(),
  because: z.string(),
  /** Where the need is described; `reason` where it is our own judgement. */
  source: Source.optional(),
  checkedOn: Day.optional(),
  reason: z.string().optional(),
  /** The slots it speaks of; all of its category when absent. */
  slots: z.array(Id).min(1).optional(),
  when: Condition,
  examples: z.strictObject({ fires: z.array(Example).min(1), silent: z.array(Example).min(1) }),
};

const ExcludeRule = z.strictObject({ ...base, kind: z.literal("exclude"), require: Condition });
const CautionRule = z.strictObject({
  ...base,
  kind: z.literal("caution"),
  caution: z.string(),
  /** What to look at instead, for a need that another kind of product meets. */
  pointer: z.string().optional(),
});
const DeriveRule = z.strictObject({
  ...base,
  kind: z.literal("derive"),
  derive: z.strictObject({
    field: FieldName,
    /** Declares the field where no question does. */
    type: FieldType.optional(),
    scope: z.enum(["workload", "flow"]).optional(),
    value: Scalar.optional(),
    /** The product of numeric fields, where the value is computed. */
    product: z.array(FieldName).optional(),
    strength: z.enum(["must", "prefer"]),
  }),
});

/**
 * A rule reads the workload (`when`) and derives a field, states a hard condition on options, or attaches a caution. A
 * caution whose `when` names attributes belongs to the options that meet it, else to the slot.
 */
export const Rule = z
  .discriminatedUnion("kind", [ExcludeRule, CautionRule, DeriveRule])
  .refine((r) => r.source !== undefined || r.reason !== undefined, "give a source or a reason")
  .refine((r) => r.source === undefined || r.checkedOn !== undefined, "a source needs checkedOn");
export type Rule = z.infer<typeof Rule>;
export type ExcludeRule = z.infer<typeof ExcludeRule>;
export type CautionRule = z.infer<typeof CautionRule>;
export type DeriveRule = z.infer<typeof DeriveRule>;
