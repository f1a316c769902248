import { z } from "zod";
import { Source } from "./attribute.ts";
import { Communication, Interaction, Pattern, TeamType } from "./context-map.ts";
import { About } from "./decomposition-rule.ts";
import { Finding } from "./finding.ts";
import { Scalar } from "./value.ts";

/** A rule that spoke, with all that a view prints of it. */
export const Reason = z.strictObject({
  rule: z.string(),
  title: z.string(),
  because: z.string(),
  source: Source.optional(),
  reason: z.string().optional(),
});
export type Reason = z.infer<typeof Reason>;

/** A finding of a rule about a part of the map; file, line and column are those of the part. */
export const DecompositionFinding = Finding.extend({
  about: About,
  /** The part: its id, the ids of a relation, or those along a chain. */
  subject: z.array(z.string()),
  /** The facts that the rule read. */
  facts: z.record(z.string(), Scalar),
  because: z.string(),
  source: Source.optional(),
  reason: z.string().optional(),
}).strict();
export type DecompositionFinding = z.infer<typeof DecompositionFinding>;

export const PlacedTeam = z.strictObject({
  id: z.string(),
  title: z.string(),
  type: TeamType.optional(),
  contexts: z.array(z.string()),
});
export type PlacedTeam = z.infer<typeof PlacedTeam>;

export const PlacedContext = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(["own", "external", "big-ball-of-mud"]),
  owners: z.array(z.string()),
  /** The services that implement it. */
  services: z.array(z.string()),
  /** Why it is proposed as a service, or why not. */
  reasons: z.array(Reason),
});
export type PlacedContext = z.infer<typeof PlacedContext>;

export const PlacedService = z.strictObject({
  id: z.string(),
  title: z.string(),
  contexts: z.array(z.string()),
  owners: z.array(z.string()),
  origin: z.enum(["stated", "proposed"]),
});
export type PlacedService = z.infer<typeof PlacedService>;

export const PlacedRelation = z.strictObject({
  /** Upstream and downstream; in the order of the file where it is mutual. */
  contexts: z.tuple([z.string(), z.string()]),
  mutual: z.boolean(),
  purpose: z.string().optional(),
  patterns: z.array(Pattern),
  interaction: Interaction.optional(),
  exchange: z.enum(["question", "command", "event"]).optional(),
  communication: Communication,
  origin: z.enum(["stated", "decided"]),
  /** The context that calls or publishes, and the one that is called or told; absent where the file does not say. */
  from: z.string().optional(),
  to: z.string().optional(),
  /** The reader keeps a copy of what it would otherwise ask for. */
  copy: z.boolean(),
  /** What its needs ask for, rule by rule; for a stated communication too. */
  reasons: z.array(Reason.extend({ communication: Communication }).strict()),
});
export type PlacedRelation = z.infer<typeof PlacedRelation>;

/** A requirement field that follows; `kept` where the workload states it itself, which stays. */
export const FollowingField = z.strictObject({
  field: z.string(),
  title: z.string(),
  value: Scalar,
  strength: z.enum(["must", "prefer"]),
  status: z.enum(["derived", "kept"]),
  /** The flow, where it holds for some relations only. */
  flow: z.string().optional(),
  /** What it follows from, as "upstream downstream" pairs; none for the whole map. */
  relations: z.array(z.tuple([z.string(), z.string()])),
  reasons: z.array(Reason).min(1),
});
export type FollowingField = z.infer<typeof FollowingField>;

/** Where services come from: the whole result as one serialisable value. */
export const Decomposition = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  fingerprint: z.string(),
  name: z.string(),
  teams: z.array(PlacedTeam),
  contexts: z.array(PlacedContext),
  services: z.array(PlacedService),
  relations: z.array(PlacedRelation),
  findings: z.array(DecompositionFinding),
  fields: z.array(FollowingField),
});
export type Decomposition = z.infer<typeof Decomposition>;
