import { z } from "zod";
import { ContextMap } from "./context-map.ts";
import { Scalar } from "./value.ts";

/** Priorities: objectives from the most to the least important; an inner list is a tie. */
export const Order = z.array(z.union([z.string(), z.array(z.string())]));
export type Order = z.infer<typeof Order>;

export const FieldValue = z.union([Scalar, Order]);
export type FieldValue = z.infer<typeof FieldValue>;

/** One requirement field: what is known of the workload, where it comes from, and whether it limits. */
export const Field = z.strictObject({
  value: FieldValue,
  origin: z.enum(["stated", "defaulted", "derived"]),
  strength: z.enum(["must", "prefer"]),
  /** The derive rule, for a derived field. */
  rule: z.string().optional(),
  /** A derived field rests on stated fields alone; only then may it screen. */
  restsOnStated: z.boolean().optional(),
});
export type Field = z.infer<typeof Field>;
export const Fields = z.record(z.string(), Field);
export type Fields = z.infer<typeof Fields>;

export const Flow = z.strictObject({ id: z.string(), fields: Fields });
export type Flow = z.infer<typeof Flow>;

/** All that is known about the user's system. A field of a flow overrides the same field of the whole. */
export const Workload = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  fields: Fields,
  flows: z.array(Flow).min(1),
  /** Who builds what, where that is described; requirement fields follow from it. */
  contextMap: ContextMap.optional(),
});
export type Workload = z.infer<typeof Workload>;
