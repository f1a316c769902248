import { z } from "zod";
import { Condition } from "./condition.ts";
import { Id } from "./value.ts";

/** What the user ranks. The swing is named: from the worst to the best level of its criteria. */
export const Objective = z.strictObject({ id: Id, title: z.string(), from: z.string(), to: z.string() });
export type Objective = z.infer<typeof Objective>;

/**
 * One decision; options compete only within it. It is decided when it is asked for by name, or with its category when `when`
 * is absent or met. `perFlow`: once for each flow of the workload.
 */
export const Slot = z.strictObject({
  id: Id,
  question: z.string(),
  perFlow: z.boolean(),
  when: Condition.optional(),
});
export type Slot = z.infer<typeof Slot>;

export const Category = z.strictObject({
  id: Id,
  title: z.string(),
  summary: z.string(),
  /** Decisions of this category. */
  slots: z.array(Slot).min(1),
  /** Common attributes that mean nothing here: common criteria and rules that read them do not apply. */
  without: z.array(Id).optional(),
  /** In the default order, which holds while the user gives none. */
  objectives: z.array(Objective).min(2).max(7),
  orderBecause: z.string(),
});
export type Category = z.infer<typeof Category>;
