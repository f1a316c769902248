import { z } from "zod";
import { AnswerChange, Candidate, Citation, Violation, WeightFlip } from "./decision.ts";

const share = z.number().min(0).max(1);

/** One or two changed answers that bring something about; no single one of two does alone. */
export const AnswerSet = z.strictObject({
  changes: z.array(AnswerChange).min(1).max(2),
  /** The musts that let it in or remove the leader, or else the criterion that moves most. */
  because: z.array(z.string()),
});
export type AnswerSet = z.infer<typeof AnswerSet>;

const OnCriterion = z.strictObject({ value: share, contribution: share, citations: z.array(Citation) });

/** How the option and the leader differ on one criterion; the differences add up to what lies between their scores. */
export const Gap = z.strictObject({
  criterion: z.string(),
  title: z.string(),
  weight: share,
  own: OnCriterion,
  leader: OnCriterion,
  /** Contribution to the option less that to the leader. */
  difference: z.number().min(-1).max(1),
});
export type Gap = z.infer<typeof Gap>;

const Scored = z.strictObject({ ...Candidate, score: share, low: share, high: share });

/** Why one option does not lead in one slot, and what would make it. */
export const WhyNot = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  fingerprint: z.string(),
  workload: z.string(),
  category: z.string(),
  slot: z.string(),
  flow: z.string().optional(),
  title: z.string(),
  question: z.string(),
  option: z.strictObject({ id: z.string(), title: z.string() }),
  /** `inactive`: it takes part in no decision. */
  status: z.enum(["leads", "loses", "removed", "inactive"]),
  /** What became of it, and what to look at instead. */
  inactive: z.strictObject({ text: z.string(), see: z.string().optional() }).optional(),
  /** Place among those that fit; options with the same score share one. */
  rank: z.number().int().optional(),
  fitting: z.number().int(),
  /** The variant it is judged by, or the nearest one; scores are 0 where it is removed. */
  variant: Scored.optional(),
  /** Absent when nothing fits. */
  leader: Scored.optional(),
  /** It surely meets fewer musts than the leader, and so ranks behind it whatever the scores. */
  behindByMusts: z.boolean(),
  /** Musts that the variant violates, or that are open. */
  violated: z.array(Violation),
  open: z.array(Violation),
  /** The other variants of a removed option, by the musts they violate. */
  otherVariants: z.array(z.strictObject({ variants: z.array(z.string()), rules: z.array(z.string()) })),
  gaps: z.array(Gap),
  /** The smallest changes of one weight that make it lead. */
  weightFlips: z.array(WeightFlip).max(2),
  /** The smallest changes of one or two answers after which it is no longer removed. */
  toFit: z.array(AnswerSet),
  /** ... after which it leads. */
  toLead: z.array(AnswerSet),
});
export type WhyNot = z.infer<typeof WhyNot>;
