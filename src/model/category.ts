import { z } from "zod";
import { Id } from "./value.ts";

/** What the user ranks. The swing is named: from the worst to the best level of its criteria. */
export const Objective = z.strictObject({ id: Id, title: z.string(), from: z.string(), to: z.string() });
export type Objective = z.infer<typeof Objective>;

export const Category = z.strictObject({
  id: Id,
  title: z.string(),
  summary: z.string(),
  /** Decisions of this category. `perFlow`: one for each flow of the workload. */
  slots: z.array(z.strictObject({ id: Id, question: z.string(), perFlow: z.boolean() })).min(1),
  /** In the default order, which holds while the user gives none. */
  objectives: z.array(Objective).min(2).max(7),
  orderBecause: z.string(),
});
export type Category = z.infer<typeof Category>;
