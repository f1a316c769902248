import { z } from "zod";

/** Ids are kebab-case and equal the file name; requirement fields are camelCase. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected a kebab-case id");
/** An option as things outside its category name it: `category/option`. */
export const QualifiedId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, "expected category/option");
export const FieldName = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, "expected a camelCase field name");
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "expected a day as YYYY-MM-DD");

/** A single known value: a yes or no, a level or name, a number, or a set of names. */
export const Scalar = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
export type Scalar = z.infer<typeof Scalar>;

/** Bounds of a value that is known only roughly; both ends belong to it. */
export const Interval = z.strictObject({
  min: z.union([z.number(), z.string()]),
  max: z.union([z.number(), z.string()]),
});
export type Interval = z.infer<typeof Interval>;

/** What the knowledge base records: a value, bounds, or `unknown`, which is not `no`. */
export const Value = z.union([Scalar, Interval]);
export type Value = z.infer<typeof Value>;

/**
 * What a value can be. `levels` are ordered from the least to the most demanding (or able); `enum` has no order; `number`
 * names its unit and whether it is judged by difference (linear) or by order of magnitude (decade).
 */
export const ValueType = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("boolean") }),
  z.strictObject({ kind: z.literal("levels"), levels: z.array(z.string()).min(2) }),
  z.strictObject({ kind: z.literal("enum"), values: z.array(z.string()).min(2) }),
  z.strictObject({
    kind: z.literal("number"),
    unit: z.string(),
    scale: z.enum(["linear", "decade"]),
    min: z.number(),
    max: z.number(),
  }),
  z.strictObject({ kind: z.literal("set"), of: z.array(z.string()).min(1), open: z.boolean().optional() }),
]);
export type ValueType = z.infer<typeof ValueType>;
