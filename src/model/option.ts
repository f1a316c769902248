import { z } from "zod";
import { Cells, Source } from "./attribute.ts";
import { Id, QualifiedId } from "./value.ts";

const Mode = z.strictObject({
  title: z.string(),
  summary: z.string(),
  /** The slots it can fill, where they are fewer than the option's. */
  slots: z.array(Id).min(1).optional(),
  attributes: Cells,
});

/** A way to get the option. Its cells override those of the mode; `modes` lists what it offers and overrides per mode. */
const Offering = z.strictObject({
  title: z.string(),
  summary: z.string(),
  /** The version it binds one to, as the provider states it. */
  version: z.string().optional(),
  attributes: Cells,
  modes: z.record(Id, z.strictObject({ attributes: Cells.optional() })),
});

export const OptionStatus = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("active") }),
  z.strictObject({
    kind: z.enum(["superseded", "archived"]),
    since: z.string(),
    supersededBy: Id.optional(),
    source: Source,
  }),
  /** Asked for by name and no option of this category at all: what it is, and where it belongs. */
  z.strictObject({
    kind: z.literal("elsewhere"),
    because: z.string(),
    see: QualifiedId,
    source: Source,
  }),
]);

/**
 * A product or practice that can fill a slot. Cells resolve from the general to the particular: option, mode, offering,
 * offering per mode.
 */
export const Option = z.strictObject({
  id: Id,
  title: z.string(),
  summary: z.string(),
  version: z.string(),
  status: OptionStatus,
  /** What has to be operated once (components/<id>.yaml); absent when there is nothing to operate. */
  component: Id.optional(),
  /** The slots it can fill; all of its category when absent. */
  slots: z.array(Id).min(1).optional(),
  /** What people say who do not name the product: "a relational database", "a cache", "an AMQP broker". */
  kinds: z.array(Id).optional(),
  attributes: Cells,
  modes: z.record(Id, Mode),
  offerings: z.record(Id, Offering),
  /** By slot, why it is right that no workload puts it first there. */
  neverFirst: z.record(Id, z.string().min(1)).optional(),
});
export type Option = z.infer<typeof Option>;

/** Something that is operated once, or is simply there, and that several options or categories can rest on. */
export const Component = z.strictObject({
  id: Id,
  title: z.string(),
  summary: z.string(),
  shareable: z.boolean(),
  status: z.enum(["active", "superseded", "archived"]),
  /** Who can keep it running. */
  operatedBy: z.array(z.enum(["team", "provider"])).min(1),
});
export type Component = z.infer<typeof Component>;
