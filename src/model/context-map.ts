import { z } from "zod";
import { Id } from "./value.ts";

/** The team types of Team Topologies. */
export const TeamType = z.enum(["stream-aligned", "platform", "enabling", "complicated-subsystem"]);

/** The patterns of a DDD context map. The first two and the last are mutual; the others name what one side does. */
export const Pattern = z.enum([
  "partnership",
  "shared-kernel",
  "customer-supplier",
  "conformist",
  "anticorruption-layer",
  "open-host-service",
  "published-language",
  "separate-ways",
]);

/** How two teams work with each other (Team Topologies). */
export const Interaction = z.enum(["collaboration", "x-as-a-service", "facilitating"]);

const Names = z.union([z.string(), z.array(z.string())]);

export const Team = z.strictObject({
  id: Id.meta({ description: "What contexts name as their owner." }),
  title: z.string().optional(),
  type: TeamType.optional(),
  people: z.number().int().positive().optional(),
  utcOffset: z
    .number()
    .min(-12)
    .max(14)
    .optional()
    .meta({ description: "Hours from UTC where the team works, for its distance from others." }),
  languages: Names.optional().meta({ description: "Languages that it programs in." }),
});
export type Team = z.infer<typeof Team>;

export const Context = z.strictObject({
  id: Id,
  title: z.string().optional(),
  kind: z
    .enum(["own", "external", "big-ball-of-mud"])
    .optional()
    .meta({ description: "Built here (when absent), a system of somebody else, or one without a model." }),
  subdomain: z.enum(["core", "supporting", "generic"]).optional(),
  owner: z
    .union([Id, z.array(Id)])
    .optional()
    .meta({ description: "The team, or teams, that change it." }),
  effort: z.number().positive().optional().meta({ description: "People that it keeps busy." }),
  interface: z
    .enum(["stable", "changing"])
    .optional()
    .meta({ description: "Whether what others see of it changes often." }),
  aggregates: z.array(z.string()).min(1).optional(),
  languages: Names.optional().meta({ description: "Languages it is written in, where not all its team's." }),
  callers: Names.optional().meta({ description: "Who calls it from outside the map; [] for nobody." }),
});
export type Context = z.infer<typeof Context>;

export const Communication = z.enum(["synchronous", "asynchronous", "none", "undecided"]);
export type Communication = z.infer<typeof Communication>;

export const Relation = z.strictObject({
  upstream: Id.optional().meta({ description: "The context that the other depends on." }),
  downstream: Id.optional(),
  between: z
    .array(Id)
    .length(2, "expected two contexts")
    .optional()
    .meta({ description: "Two contexts that depend on each other, in place of upstream and downstream." }),
  purpose: z.string().optional().meta({ description: "What one needs of the other, in a sentence." }),
  patterns: z.array(Pattern).min(1).optional(),
  interaction: Interaction.optional().meta({ description: "How the teams work with each other." }),
  exchange: z
    .enum(["question", "command", "event"])
    .optional()
    .meta({ description: "What crosses: a question, something to be done, or something that happened." }),
  answer: z
    .enum(["at-once", "later", "none"])
    .optional()
    .meta({ description: "When the side that starts needs an answer to go on." }),
  mayLag: z.boolean().optional().meta({ description: "Whether what the reader sees may be out of date." }),
  changes: z
    .array(Id)
    .max(2)
    .optional()
    .meta({ description: "The contexts whose state the exchange changes." }),
  starts: Id.optional().meta({
    description: "The context that starts the exchange: upstream for an event, else downstream, when absent.",
  }),
  protocol: z.string().optional(),
  communication: z
    .enum(["synchronous", "asynchronous", "none"])
    .optional()
    .meta({ description: "How it is done today, or has to be; decided by rules when absent." }),
});
export type Relation = z.infer<typeof Relation>;

export const Service = z.strictObject({
  id: Id,
  title: z.string().optional(),
  contexts: z.array(Id).min(1).meta({ description: "The contexts that it implements, whole or in part." }),
  aggregates: z.array(z.string()).min(1).optional().meta({ description: "Those of them that it holds." }),
});
export type Service = z.infer<typeof Service>;

/** Who builds what: the keys that a workload file may have beside its requirement fields, as they are written. */
export const ContextMap = z.strictObject({
  teams: z.array(Team).optional(),
  contexts: z.array(Context).min(1, "expected at least one context").optional(),
  relations: z.array(Relation).optional(),
  services: z
    .array(Service)
    .optional()
    .meta({ description: "Services that there are; others are proposed from the contexts." }),
});
export type ContextMap = z.infer<typeof ContextMap>;
