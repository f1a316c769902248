import { z } from "zod";
import { Source } from "./attribute.ts";
import { Condition } from "./condition.ts";
import { Day, Id, QualifiedId } from "./value.ts";

/** One end of a pairing: an option (in some of its modes), a component, or something that a workload states. */
export const Thing = z.union([
  z.strictObject({ option: QualifiedId, modes: z.array(Id).min(1).optional() }),
  z.strictObject({ component: Id }),
  z.strictObject({ workload: Condition, title: z.string() }),
]);
export type Thing = z.infer<typeof Thing>;

export const PairingKind = z.enum(["conflict", "requires", "works-with", "provides", "makes-unneeded"]);
export type PairingKind = z.infer<typeof PairingKind>;

/**
 * What holds between things that are chosen apart. `requires` is met by any one of `to`; every other kind holds for each of
 * them. What several options share because they rest on one component is no pairing: it follows from the component.
 */
export const Pairing = z
  .strictObject({
    id: Id,
    kind: PairingKind,
    from: Thing,
    to: z.array(Thing).min(1),
    summary: z.string(),
    /** What `from` gives to `to`. */
    provides: z.string().optional(),
    because: z.string(),
    source: Source.optional(),
    checkedOn: Day.optional(),
    reason: z.string().optional(),
    /** The versions it holds for, as text. */
    versions: z.string().optional(),
  })
  .refine((p) => p.source !== undefined || p.reason !== undefined, "give a source or a reason")
  .refine((p) => p.source === undefined || p.checkedOn !== undefined, "a source needs checkedOn")
  .refine(
    (p) => (p.kind === "provides") === (p.provides !== undefined),
    "`provides` says what it gives, and only then",
  );
export type Pairing = z.infer<typeof Pairing>;
