import { z } from "zod";
import { Source } from "./attribute.ts";
import { PairingKind } from "./pairing.ts";

/** What a line of the map says: a pairing, or what follows from components and from what became of an option. */
export const LinkKind = z.enum([...PairingKind.options, "rests-on", "superseded-by", "belongs-to"]);
export type LinkKind = z.infer<typeof LinkKind>;

/** With a workload: whether it fits. Without one, or where the workload decides nothing about it: plain. */
export const GraphState = z.enum(["plain", "fits", "open", "out"]);
export type GraphState = z.infer<typeof GraphState>;

/** An option (`category/option`), a component (`component:<id>`), or something that a workload states. */
export const GraphNode = z.strictObject({
  id: z.string(),
  kind: z.enum(["option", "component", "statement"]),
  title: z.string(),
  category: z.string().optional(),
  slots: z.array(z.string()).optional(),
  /** What the graph was asked for. */
  centre: z.boolean(),
  state: GraphState,
  /** Why it fell out, or what its fitting rests on. */
  why: z.array(z.strictObject({ title: z.string(), because: z.string() })),
});
export type GraphNode = z.infer<typeof GraphNode>;

/** One line. Those of one pairing share a number: it is one statement, met by any of them when it is `requires`. */
export const GraphLink = z.strictObject({
  number: z.number().int().positive(),
  pairing: z.string().optional(),
  kind: LinkKind,
  from: z.string(),
  to: z.string(),
  /** The modes of either end that it speaks of, where not of all. */
  fromModes: z.array(z.string()).optional(),
  toModes: z.array(z.string()).optional(),
  summary: z.string(),
  because: z.string().optional(),
  versions: z.string().optional(),
  source: Source.optional(),
  checkedOn: z.string().optional(),
  /** Where it is our own judgement. */
  reason: z.string().optional(),
  /** False where the workload says that it does not hold, or one end fell out. */
  holds: z.boolean(),
});
export type GraphLink = z.infer<typeof GraphLink>;

/** A part of the map as one serialisable value: everything that a view prints about it. */
export const Graph = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  fingerprint: z.string(),
  title: z.string(),
  workload: z.string().optional(),
  nodes: z.array(GraphNode),
  links: z.array(GraphLink),
});
export type Graph = z.infer<typeof Graph>;
