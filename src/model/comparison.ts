import { z } from "zod";
import { Citation } from "./decision.ts";

const share = z.number().min(0).max(1);

/** The variants that one value holds for: a mode, and the offerings of it; `every` when it is all the mode has. */
export const Where = z.strictObject({ mode: z.string(), offerings: z.array(z.string()), every: z.boolean() });
export type Where = z.infer<typeof Where>;

/** One recorded value with its source, and the variants that it holds for. Values of different modes never mix. */
export const ComparedValue = Citation.omit({ attribute: true, title: true })
  .extend({ where: z.array(Where) })
  .strict();
export type ComparedValue = z.infer<typeof ComparedValue>;

/** One option, or one mode of it. */
export const ComparedColumn = z.strictObject({
  /** `option` or `option/mode`. */
  id: z.string(),
  title: z.string(),
  option: z.string(),
  version: z.string(),
  /** Modes and offerings that the column's values come from. */
  modes: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  offerings: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** The folder it came from, when it is not part of the published knowledge base. */
  origin: z.string().optional(),
});
export type ComparedColumn = z.infer<typeof ComparedColumn>;

export const ComparedRow = z.strictObject({
  attribute: z.string(),
  title: z.string(),
  unit: z.string().optional(),
  /** One cell for each column: all values that its variants have. */
  cells: z.array(z.array(ComparedValue).min(1)),
});
export type ComparedRow = z.infer<typeof ComparedRow>;

/** A criterion with the attributes that it reads; without an id for attributes that only rules read. */
export const ComparedCriterion = z.strictObject({
  criterion: z.string().optional(),
  title: z.string(),
  summary: z.string(),
  rows: z.array(ComparedRow),
});
export type ComparedCriterion = z.infer<typeof ComparedCriterion>;

const UnmetMust = z.strictObject({ rule: z.string(), title: z.string(), because: z.string() });

/** How one column does for the workload, in its best variant. */
export const ComparedStanding = z.strictObject({
  column: z.string(),
  status: z.enum(["eligible", "undetermined", "excluded", "inactive"]),
  mode: z.string().optional(),
  offering: z.string().optional(),
  score: share.optional(),
  low: share.optional(),
  high: share.optional(),
  contributions: z.array(z.strictObject({ criterion: z.string(), value: share, contribution: share })),
  violated: z.array(UnmetMust),
  undetermined: z.array(UnmetMust),
});
export type ComparedStanding = z.infer<typeof ComparedStanding>;

/** What decides in one slot, for one flow: the weight of each active criterion, and how far apart it puts the columns. */
export const Assessment = z.strictObject({
  /** Absent where the category has a single slot. */
  slot: z.string().optional(),
  flow: z.string().optional(),
  criteria: z.array(
    z.strictObject({
      criterion: z.string(),
      weight: share,
      /** Largest less smallest contribution among the columns. */
      difference: share,
    }),
  ),
  standings: z.array(ComparedStanding),
});
export type Assessment = z.infer<typeof Assessment>;

/** Options side by side: columns are options or modes, rows are attributes under the criteria that read them. */
export const Comparison = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  fingerprint: z.string(),
  category: z.strictObject({ id: z.string(), title: z.string() }),
  columns: z.array(ComparedColumn).min(1),
  criteria: z.array(ComparedCriterion),
  /** Rows left out because all columns say the same. */
  sameRows: z.number().int().nonnegative(),
  workload: z.string().optional(),
  assessments: z.array(Assessment),
});
export type Comparison = z.infer<typeof Comparison>;
