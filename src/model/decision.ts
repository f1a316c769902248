import { z } from "zod";
import { Source } from "./attribute.ts";
import { Cover, Stack } from "./stack.ts";
import { Scalar, Value } from "./value.ts";
import { Field, Workload } from "./workload.ts";

const share = z.number().min(0).max(1);

/** A recorded attribute as a decision cites it: self-contained, so that it renders without the knowledge base. */
export const Citation = z.strictObject({
  attribute: z.string(),
  title: z.string(),
  value: z.union([Value, z.literal("unknown")]),
  unit: z.string().optional(),
  note: z.string().optional(),
  basis: z.enum(["documented", "measured", "judgement"]).optional(),
  reason: z.string().optional(),
  source: Source.optional(),
  asOf: z.string().optional(),
  checkedOn: z.string().optional(),
});
export type Citation = z.infer<typeof Citation>;

const CitedField = z.strictObject({ field: z.string(), title: z.string(), ...Field.shape });
export type CitedField = z.infer<typeof CitedField>;

/** One constraint that a variant does not meet, or that cannot be decided because something is unknown. */
export const Violation = z.strictObject({
  rule: z.string(),
  title: z.string(),
  because: z.string(),
  status: z.enum(["violated", "undetermined"]),
  /** The requirement fields that state the constraint. */
  fields: z.array(CitedField),
  /** What was required and what is known; one entry per comparison that fails. */
  failures: z.array(z.strictObject({ operator: z.string(), required: Scalar, citation: Citation })),
  source: Source.optional(),
});
export type Violation = z.infer<typeof Violation>;

export const Caution = z.strictObject({
  rule: z.string(),
  title: z.string(),
  text: z.string(),
  pointer: z.string().optional(),
  source: Source.optional(),
});
export type Caution = z.infer<typeof Caution>;

export const Action = z.enum(["keep", "extend", "adopt", "replace"]);
export type Action = z.infer<typeof Action>;

/** An option in one variant. */
export const Candidate = {
  option: z.string(),
  title: z.string(),
  mode: z.strictObject({ id: z.string(), title: z.string() }),
  offering: z.strictObject({ id: z.string(), title: z.string(), version: z.string().optional() }),
  version: z.string(),
  action: Action,
  /** The folder an option came from, when it is not part of the published knowledge base. */
  origin: z.string().optional(),
};

export const Contribution = z.strictObject({
  criterion: z.string(),
  value: share,
  low: share,
  high: share,
  weight: share,
  contribution: share,
  citations: z.array(Citation),
});
export type Contribution = z.infer<typeof Contribution>;

/** A share of samples with the bounds that their number leaves (Wilson, 95 %). */
const Estimate = z.strictObject({ share, low: share, high: share });

export const Ranked = z.strictObject({
  ...Candidate,
  score: share,
  low: share,
  high: share,
  contributions: z.array(Contribution),
  undetermined: z.array(Violation),
  /** Preferences (not musts) that it misses. */
  missed: z.array(Violation),
  cautions: z.array(Caution),
  /** Share of the samples in which it takes rank 1, 2, ...; the rest of 1 is exclusion. */
  acceptability: z.array(share),
  /** The same for rank 1 with all unanswered fields left out. */
  firstIfUnansweredDoNotMatter: share,
  /** Mean weight of each objective in the samples in which it is first; absent for an option that never is. */
  centralWeights: z.record(z.string(), share).optional(),
  /** Share of the samples in which it is first, were its central weights the true ones. */
  confidence: share,
  /** Pairwise winning index against each option of the ranking, in that order; half against itself. */
  wins: z.array(Estimate),
  /** Share of the samples in which the leader beats it; absent for the leader. */
  leaderWins: z.strictObject({ share, lowerBound: share }).optional(),
  /** Under these answers the leader is at least as good on every criterion, and better on one, whatever the unknowns are. */
  dominatedByLeader: z.boolean(),
});
export type Ranked = z.infer<typeof Ranked>;

export const Excluded = z.strictObject({ ...Candidate, violations: z.array(Violation).min(1) });
export type Excluded = z.infer<typeof Excluded>;

export const Verdict = z.strictObject({
  kind: z.enum(["winner", "close", "none"]),
  /** The winner alone, or the leader and every rival too close to it. */
  options: z.array(z.string()),
  /** Unknown attributes that the winner's eligibility rests on. */
  conditions: z.array(Citation),
});
export type Verdict = z.infer<typeof Verdict>;

/** Another answer to one question. */
export const AnswerChange = z.strictObject({
  field: z.string(),
  title: z.string(),
  from: z.union([Scalar, z.literal("unanswered")]),
  to: Scalar,
  unit: z.string().optional(),
  /** Whether the team can change it, or it is given. */
  changeable: z.boolean(),
  /** Levels, orders of magnitude or names changed. */
  distance: z.number(),
});
export type AnswerChange = z.infer<typeof AnswerChange>;

const NewWinner = {
  winner: z.string(),
  winnerTitle: z.string(),
  /** The musts that remove the old winner or let the new one in, or else the criterion whose contributions moved most. */
  because: z.array(z.string()),
};

export const AnswerFlip = z.strictObject({ ...AnswerChange.shape, ...NewWinner });
export type AnswerFlip = z.infer<typeof AnswerFlip>;

/** Two answers changed together; neither alone makes another option lead. */
export const PairFlip = z.strictObject({ changes: z.array(AnswerChange).length(2), ...NewWinner });
export type PairFlip = z.infer<typeof PairFlip>;

/** The weight of one objective, at which a rival draws level; beyond it the rival leads. */
export const WeightFlip = z.strictObject({
  objective: z.string(),
  title: z.string(),
  from: share,
  to: share,
  withinOrder: z.boolean(),
  winner: z.string(),
  winnerTitle: z.string(),
});
export type WeightFlip = z.infer<typeof WeightFlip>;

export const RevisitTrigger = z.strictObject({
  field: z.string(),
  title: z.string(),
  unit: z.string(),
  from: z.union([z.number(), z.literal("unanswered")]),
  at: z.number(),
  /** The winner changes only above it, not yet at it. */
  above: z.boolean(),
  ...NewWinner,
});
export type RevisitTrigger = z.infer<typeof RevisitTrigger>;

export const Relaxation = z.strictObject({
  rules: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  options: z.array(z.string()),
});
export type Relaxation = z.infer<typeof Relaxation>;

/** The result for one slot: everything that a view prints about it. */
export const Outcome = z.strictObject({
  category: z.string(),
  slot: z.string(),
  flow: z.string().optional(),
  /** What is decided, in a few words: the category, its slot where it has several, the flow where it has a name. */
  title: z.string(),
  question: z.string(),
  objectives: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      from: z.string(),
      to: z.string(),
      weight: share,
      /** 1 is the most important; tied objectives share a rank; absent when unranked. */
      rank: z.number().int().optional(),
    }),
  ),
  orderOrigin: z.enum(["stated", "defaulted"]),
  criteria: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      objective: z.string(),
      share,
      weight: share,
      summary: z.string(),
    }),
  ),
  fields: z.array(CitedField),
  unanswered: z.array(z.strictObject({ field: z.string(), title: z.string() })),
  ranking: z.array(Ranked),
  excluded: z.array(Excluded),
  verdict: Verdict,
  cautions: z.array(Caution),
  answerFlips: z.array(AnswerFlip),
  /** With `--deep`: two answers at a time. */
  pairFlips: z.array(PairFlip).optional(),
  /** The smallest, and where that breaks the order, the smallest that keeps it; none when no single weight does it. */
  weightFlips: z.array(WeightFlip).max(2),
  revisit: z.array(RevisitTrigger),
  relaxations: z.array(Relaxation),
});
export type Outcome = z.infer<typeof Outcome>;

/** The whole result as one serialisable value. */
export const Decision = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  fingerprint: z.string(),
  seed: z.number().int(),
  samples: z.number().int(),
  thresholds: z.strictObject({ winner: share }),
  workload: Workload,
  outcomes: z.array(Outcome),
  /** One option for all slots jointly, if asked for. */
  stack: Stack.optional(),
  /** Of slots with several flows. */
  covers: z.array(Cover).optional(),
  command: z.string(),
});
export type Decision = z.infer<typeof Decision>;
