import { z } from "zod";

/** One lint result: where it is, what was expected, and what to do about it. */
export const Finding = z.strictObject({
  id: z.string(),
  level: z.enum(["error", "warning"]),
  file: z.string(),
  line: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
  message: z.string(),
  tip: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;
