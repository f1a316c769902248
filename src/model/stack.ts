import { z } from "zod";
import { Source } from "./attribute.ts";
import { PairingKind } from "./pairing.ts";

const share = z.number().min(0).max(1);

const Place = {
  category: z.string(),
  slot: z.string(),
  flow: z.string().optional(),
  /** What is decided, in a few words. */
  title: z.string(),
};

const Named = z.strictObject({ option: z.string(), title: z.string() });

/** What another stack chooses otherwise. */
export const StackChange = z.strictObject({ place: z.string(), option: Named });
export type StackChange = z.infer<typeof StackChange>;

export const StackChoice = z.strictObject({
  ...Place,
  option: Named,
  mode: z.string(),
  offering: z.string(),
  /** Weight of the slot, and the score of the option there with nothing to operate. */
  weight: share,
  fit: share,
  /** What leads the slot when it is decided alone, where that is another option. `price`: what the best stack with it loses. */
  alone: z.strictObject({ option: Named, price: z.number().optional() }).optional(),
});
export type StackChoice = z.infer<typeof StackChoice>;

/** A pairing that holds between what was chosen. */
export const StackPairing = z.strictObject({
  id: z.string(),
  kind: PairingKind,
  summary: z.string(),
  between: z.tuple([z.string(), z.string()]),
  /** What it adds to the total; 0 for what is required. */
  value: z.number(),
  source: Source.optional(),
  reason: z.string().optional(),
});
export type StackPairing = z.infer<typeof StackPairing>;

export const StackComponent = z.strictObject({
  component: z.string(),
  title: z.string(),
  usedBy: z.array(z.string()).min(1),
  runs: z.boolean(),
  /** Nothing chosen is this component; something chosen requires it. */
  added: z.boolean(),
  /** What it takes from the total, once, and what sharing it spares. */
  effort: z.number().min(0),
  spared: z.number().min(0),
  load: z.number().min(0),
});
export type StackComponent = z.infer<typeof StackComponent>;

/** The stack after one weight is doubled or halved, all others as they were. */
export const StackSensitivity = z.strictObject({
  /** A category, or the pairings. */
  title: z.string(),
  factor: z.number().positive(),
  changes: z.array(StackChange),
});
export type StackSensitivity = z.infer<typeof StackSensitivity>;

const Budget = z.strictObject({
  title: z.string(),
  answer: z.string(),
  atMost: z.number(),
  /** What the stack adds up to; where there is none, what the best one without this limit would. */
  used: z.number().optional(),
});

const Searched = { proved: z.boolean(), nodes: z.number().int() };

/** One option for each slot, chosen jointly. total = fit + pairs - effort. */
export const FoundStack = z.strictObject({
  kind: z.literal("found"),
  choices: z.array(StackChoice),
  /** Slots for which nothing fits. */
  open: z.array(z.string()),
  total: z.number(),
  fit: z.number(),
  pairs: z.number(),
  effort: z.number().min(0),
  pairings: z.array(StackPairing),
  components: z.array(StackComponent),
  budget: Budget.optional(),
  /** It rests on variants of which it is not known whether they meet every must; no stack could be made without. */
  undetermined: z.boolean(),
  next: z.array(z.strictObject({ difference: z.number(), changes: z.array(StackChange) })),
  sensitivity: z.array(StackSensitivity),
  ...Searched,
});
export type FoundStack = z.infer<typeof FoundStack>;

/** No stack fits: a smallest set of pairings that leaves none, and whether the budget is part of it. */
export const NoStack = z.strictObject({
  kind: z.literal("none"),
  pairings: z.array(StackPairing.omit({ between: true, value: true })),
  budget: Budget.optional(),
  open: z.array(z.string()),
  ...Searched,
});
export type NoStack = z.infer<typeof NoStack>;

export const Stack = z.discriminatedUnion("kind", [FoundStack, NoStack]);
export type Stack = z.infer<typeof Stack>;

const Covering = z.strictObject({
  options: z.array(Named).min(1).max(2),
  total: z.number(),
  /** What operating them takes from the total. */
  effort: z.number().min(0),
  carries: z.array(z.strictObject({ flow: z.string(), option: Named })),
});

/** The best way to carry all flows with one option, and with at most two. */
export const Cover = z.strictObject({
  ...Place,
  one: Covering.optional(),
  best: Covering.optional(),
});
export type Cover = z.infer<typeof Cover>;
