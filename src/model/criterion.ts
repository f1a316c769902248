import { z } from "zod";
import { Condition } from "./condition.ts";
import { Id, Scalar } from "./value.ts";

const unit = z.number().min(0).max(1);

/** The level of a requirement field at which more is worth nothing extra. `otherwise` holds while it is unanswered. */
const Target = z.strictObject({
  field: z.string(),
  values: z.record(z.string(), unit),
  otherwise: unit,
  headroom: unit,
});

/**
 * A value function: attributes of a variant (and fields of the workload) to a value between 0, the worst level of a fixed
 * scale, and 1, the best or the sufficient one (Keeney and Raiffa 1976, measurable value functions). Never relative to
 * the other options at hand.
 */
export type ValueFunction =
  | number
  | {
      kind: "levels";
      attribute: string;
      values: Record<string, number>;
      target?: z.infer<typeof Target> | undefined;
    }
  | { kind: "points"; attribute: string; scale: "linear" | "log10"; points: [number, number][] }
  | {
      kind: "decades";
      attribute: string;
      target: { field: string; otherwise: number; headroom: number };
      better: "more" | "less";
      decades: number;
    }
  | { kind: "includes"; attribute: string; field: string }
  | {
      kind: "asked";
      items: { title: string; when: Condition; met: Condition; partly?: Condition | undefined }[];
    }
  | { kind: "mean"; parts: { weight: number; value: ValueFunction }[] }
  | { kind: "cases"; cases: { when: Condition; value: ValueFunction }[]; otherwise: ValueFunction };

export const ValueFunction: z.ZodType<ValueFunction> = z.lazy(() =>
  z.union([
    unit,
    z.strictObject({
      kind: z.literal("levels"),
      attribute: z.string(),
      values: z.record(z.string(), unit),
      target: Target.optional(),
    }),
    z.strictObject({
      kind: z.literal("points"),
      attribute: z.string(),
      scale: z.enum(["linear", "log10"]),
      points: z.array(z.tuple([z.number(), unit])).min(2),
    }),
    z.strictObject({
      kind: z.literal("decades"),
      attribute: z.string(),
      target: z.strictObject({
        field: z.string(),
        otherwise: z.number().positive(),
        headroom: z.number().min(1),
      }),
      better: z.enum(["more", "less"]),
      decades: z.number().positive(),
    }),
    z.strictObject({ kind: z.literal("includes"), attribute: z.string(), field: z.string() }),
    z.strictObject({
      kind: z.literal("asked"),
      items: z
        .array(
          z.strictObject({
            title: z.string(),
            when: Condition,
            met: Condition,
            partly: Condition.optional(),
          }),
        )
        .min(1),
    }),
    z.strictObject({
      kind: z.literal("mean"),
      parts: z.array(z.strictObject({ weight: z.number().positive(), value: ValueFunction })).min(2),
    }),
    z.strictObject({
      kind: z.literal("cases"),
      cases: z.array(z.strictObject({ when: Condition, value: ValueFunction })).min(1),
      otherwise: ValueFunction,
    }),
  ]),
);

/** What is judged. It is active when the workload meets `when`, whatever the options are. */
export const Criterion = z.strictObject({
  id: Id,
  title: z.string(),
  summary: z.string(),
  objective: Id,
  /** Share of its objective among the objective's active criteria. */
  share: z.number().positive(),
  /** Order in comparisons; the criteria of the comparison that this map grew out of come first. */
  position: z.number().int(),
  /** The slots it judges in; all of its category when absent. */
  slots: z.array(Id).min(1).optional(),
  when: Condition.optional(),
  /**
   * What it says of running something: `effort` what the option itself adds, which a stack counts once for each component;
   * `effort-beside` what has to run beside it, which a stack counts as what it is.
   */
  counts: z.enum(["effort", "effort-beside"]).optional(),
  value: ValueFunction,
  because: z.string(),
  examples: z
    .array(
      z.strictObject({
        workload: z.record(z.string(), Scalar),
        option: z.record(z.string(), Scalar),
        value: z.union([unit, z.strictObject({ low: unit, high: unit })]),
      }),
    )
    .min(1),
});
export type Criterion = z.infer<typeof Criterion>;
