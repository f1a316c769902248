import { z } from "zod";
import { Day, Id, Value, ValueType } from "./value.ts";

/**
 * What is so by definition, given the value of another attribute: by its name, or from the number on that is given. The first
 * that applies holds, and only where nothing is recorded.
 */
const Follows = z
  .array(z.strictObject({ from: Id, values: z.record(z.string(), Value), because: z.string().min(1) }))
  .min(1);

/** A declared property of options. An option without a cell for it is `unknown` there. */
export const Attribute = z.strictObject({
  id: Id,
  title: z.string(),
  description: z.string(),
  type: ValueType,
  /** What each level or name means, so that two authors record the same. */
  meanings: z.record(z.string(), z.string()).optional(),
  follows: Follows.optional(),
  volatility: z.strictObject({ months: z.number().int().positive(), because: z.string() }),
});
export type Attribute = z.infer<typeof Attribute>;

export const Source = z.strictObject({ url: z.url(), section: z.string().min(1) });
export type Source = z.infer<typeof Source>;

const cellBase = {
  value: Value,
  note: z.string().min(1),
  /** The version of the option that the value holds for, where it is narrower than the option's own. */
  version: z.string().optional(),
  /** Values that differ for users of one client language; `value` holds for all others. */
  byLanguage: z.record(z.string(), Value).optional(),
  /** The attribute from whose value this one follows by definition. Filled in when the base is read, never recorded. */
  follows: Id.optional(),
};
const read = { source: Source, asOf: z.string().min(1), checkedOn: Day };

/**
 * One recorded attribute. Documented: a cited text states it. Measured: a cited run showed it, and `setting` names its
 * workload, size and hardware. Judgement: nobody states it; `reason` says what it rests on and why nothing better was found.
 */
export const Cell = z.discriminatedUnion("basis", [
  z.strictObject({ ...cellBase, basis: z.literal("documented"), ...read }),
  z.strictObject({ ...cellBase, basis: z.literal("measured"), setting: z.string().min(1), ...read }),
  z.strictObject({
    ...cellBase,
    basis: z.literal("judgement"),
    reason: z.string().min(1),
    source: Source.optional(),
    asOf: z.string().min(1),
    checkedOn: Day,
  }),
]);
export type Cell = z.infer<typeof Cell>;
export const Cells = z.record(Id, Cell);
export type Cells = z.infer<typeof Cells>;
