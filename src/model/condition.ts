import { z } from "zod";
import { Scalar } from "./value.ts";

export const Operator = z.enum([
  "equals",
  "notEquals",
  "in",
  "notIn",
  "atLeast",
  "atMost",
  "includes",
  "includesAll",
  "includesAny",
  "excludes",
  "known",
]);
export type Operator = z.infer<typeof Operator>;

/**
 * One comparison. The left side is a requirement field of the workload or an attribute of an option (or one of `option`,
 * `names`, `action`, which are known of every option); the right side a value or another field.
 */
export const Comparison = z
  .strictObject({
    field: z.string().optional(),
    attribute: z.string().optional(),
    operator: Operator,
    value: Scalar.optional(),
    valueFrom: z.string().optional(),
  })
  .refine(
    (c) => (c.field === undefined) !== (c.attribute === undefined),
    "name either a field or an attribute",
  )
  .refine(
    (c) => c.operator === "known" || (c.value === undefined) !== (c.valueFrom === undefined),
    "give either value or valueFrom",
  );
export type Comparison = z.infer<typeof Comparison>;

/** A three-valued condition: met, violated, or undetermined where something it names is not known. */
export type Condition = Comparison | { all: Condition[] } | { any: Condition[] } | { not: Condition };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Comparison,
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
);
