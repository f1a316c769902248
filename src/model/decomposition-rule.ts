import { z } from "zod";
import { Source } from "./attribute.ts";
import { Condition } from "./condition.ts";
import { ContextMap } from "./context-map.ts";
import { Finding } from "./finding.ts";
import { Day, FieldName, Id, Scalar } from "./value.ts";

/** What a rule speaks of. The condition reads facts of it (src/model/facts.ts). */
export const About = z.enum(["team", "context", "relation", "service", "chain", "map"]);
export type About = z.infer<typeof About>;

const base = {
  id: Id,
  title: z.string(),
  about: About,
  when: Condition,
  because: z.string(),
  source: Source.optional(),
  checkedOn: Day.optional(),
  /** Our own judgement: where no text says it, or where it goes further than the text does. */
  reason: z.string().optional(),
  /** Small maps in which the rule holds of something, and in which of nothing. */
  examples: z.strictObject({ fires: z.array(ContextMap).min(1), silent: z.array(ContextMap).min(1) }),
};

const FindingRule = z.strictObject({
  ...base,
  kind: z.literal("finding"),
  level: Finding.shape.level,
  finding: z.string(),
  tip: z.string(),
});
const CommunicationRule = z.strictObject({
  ...base,
  kind: z.literal("communication"),
  about: z.literal("relation"),
  communication: z.enum(["synchronous", "asynchronous", "none"]),
});
const ServiceRule = z.strictObject({
  ...base,
  kind: z.literal("service"),
  about: z.literal("context"),
  /** A service of its own, or none. */
  service: z.boolean(),
});
const DeriveRule = z.strictObject({
  ...base,
  kind: z.literal("derive"),
  about: z.enum(["relation", "map"]),
  derive: z
    .strictObject({
      field: FieldName,
      value: Scalar.optional(),
      /** The fact that the value is taken from. */
      fact: z.string().optional(),
      strength: z.enum(["must", "prefer"]),
    })
    .refine((d) => (d.value === undefined) !== (d.fact === undefined), "give either value or fact"),
});

/**
 * A rule about who builds what. It finds something, decides how a relation communicates, whether a context becomes a
 * service, or which requirement field follows. Rules that decide one thing must agree, or it stays undecided.
 */
export const DecompositionRule = z
  .discriminatedUnion("kind", [FindingRule, CommunicationRule, ServiceRule, DeriveRule])
  .refine((r) => r.source !== undefined || r.reason !== undefined, "give a source or a reason")
  .refine((r) => r.source === undefined || r.checkedOn !== undefined, "a source needs checkedOn");
export type DecompositionRule = z.infer<typeof DecompositionRule>;
