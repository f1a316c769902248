import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Pairing } from "../../model/pairing.ts";
import type { Fields } from "../../model/workload.ts";
import { loadOf, type AcceptedBudget } from "./budget.ts";
import type { Adding } from "./adding.ts";
import type { FittingVariant, SlotFit } from "./fits.ts";
import { isHard, partsOf, signOf, type Parts } from "./pairings.ts";
import type {
  Member,
  Requirement,
  StackProblem,
  StackVariant,
  Use,
  ValuedPair,
  VariantPlace,
} from "./problem.ts";

/** All that a stack is decided on; `weights` has one for each slot, and they sum to 1. */
export interface StackInput {
  readonly base: KnowledgeBase;
  readonly fields: Fields;
  readonly fits: readonly SlotFit[];
  readonly weights: readonly number[];
  readonly running: ReadonlySet<string>;
  readonly budget: AcceptedBudget | undefined;
  /** What adding a component takes that no chosen option is. */
  readonly adding: (component: string) => Adding;
  readonly pairings: readonly Pairing[];
  /** What a valued pair adds, as a share of the weight of an average slot. */
  readonly pairValue: number;
}

/**
 * The stack as a problem of numbers. A variant is worth the weight of its slot times its score with nothing to operate; what
 * operating takes from that score is the effort of its use of its component, so that a stack that shares nothing has
 * exactly the sum of the slots' scores. Components are numbered as in the base; the last number stands for whatever an
 * option without a component has to itself.
 */
export function stackProblem(input: StackInput): StackProblem {
  const { base, fits, running, budget, fields } = input;
  const parts = partsOf(base, fits, running, fields);
  const hard = input.pairings.filter(isHard);
  return {
    slots: fits.map((fit, slot) => fit.variants.map((variant) => stackVariant(input, slot, variant))),
    components: [...base.components.map(({ shareable }) => ({ shareable })), { shareable: false }],
    conflicts: hard
      .filter(({ kind }) => kind === "conflict")
      .flatMap((pairing) => conflictsOf(parts, pairing)),
    requirements: hard.flatMap((pairing) => requirementsOf(input, parts, pairing)),
    pairs: taggedPairs(input, parts),
    ...(budget === undefined ? {} : { budget: budget.atMost }),
  };
}

function stackVariant(
  { base, budget, weights }: StackInput,
  slot: number,
  fitting: FittingVariant,
): StackVariant {
  const { fit, effort, variant } = fitting;
  const { component } = variant.option;
  const known = base.components.findIndex(({ id }) => id === component);
  const weight = weights[slot] ?? 0;
  const load = fitting.isNew ? loadOf(budget, variant) : 0;
  const use = { component: known < 0 ? base.components.length : known, effort: weight * effort, load };
  return { option: variant.option.id, value: weight * fit, uses: [use] };
}

function conflictsOf(parts: Parts, { from, to }: Pairing): [Member, Member][] {
  return to.flatMap((thing) =>
    parts.members(from).flatMap((a) => parts.members(thing).map((b): [Member, Member] => [a, b])),
  );
}

/** What conflicts with something that is there in any case cannot be chosen: it requires what nobody has. */
function ruledOut(parts: Parts, { from, to }: Pairing): Requirement[] {
  const isThere = (thing: Pairing["from"]) => parts.of(thing).kind === "there";
  const members = isThere(from)
    ? to.flatMap((thing) => parts.members(thing))
    : to.some(isThere)
      ? parts.members(from)
      : [];
  return members.map((of) => ({ of, variants: [], uses: [] }));
}

function requirementsOf(input: StackInput, parts: Parts, pairing: Pairing): Requirement[] {
  const { from, to, kind } = pairing;
  if (kind === "conflict") return ruledOut(parts, pairing);
  const ends = to.map((thing) => parts.of(thing));
  if (ends.some((end) => end.kind === "there")) return [];
  const variants = ends.flatMap((end): readonly VariantPlace[] =>
    end.kind === "variants" ? end.places : [],
  );
  const added = ends.flatMap((end) => (end.kind === "component" ? [end.component] : []));
  return parts.members(from).map((of) => ({
    of,
    variants,
    uses: added.map((component) => addedUse(input, of, component)),
  }));
}

/** A component that is added because of a variant counts with the weight that effort has in that variant's slot. */
function addedUse({ base, fits, weights, budget, adding }: StackInput, of: Member, component: string): Use {
  const counting = fits.map(({ effortWeight }, slot) => effortWeight * (weights[slot] ?? 0));
  const usual = counting.filter((weight) => weight > 0);
  const own = "slot" in of ? (counting[of.slot] ?? 0) : 0;
  const weight = own > 0 ? own : usual.reduce((sum, one) => sum + one / usual.length, 0);
  const { effort, like } = adding(component);
  const load = like === undefined && budget !== undefined ? 1 : loadOf(budget, like);
  return {
    component: base.components.findIndex(({ id }) => id === component),
    effort: weight * effort,
    load,
  };
}

/** A valued pair and the pairing that it comes from. */
export interface TaggedPair extends ValuedPair {
  readonly pairing: Pairing;
}

/** Two things that go together count once, however many pairings say so: the first of them stands for all. */
export function taggedPairs({ pairings, pairValue, fits }: StackInput, parts: Parts): TaggedPair[] {
  const pairs = new Map<string, TaggedPair>();
  const keep = (pair: TaggedPair) => {
    const key = [keyOf(pair.a), keyOf(pair.b)].sort().join(pair.value < 0 ? "-" : "+");
    if (!pairs.has(key)) pairs.set(key, pair);
  };
  for (const pairing of pairings) {
    const value = (signOf(pairing) * pairValue) / fits.length;
    if (value === 0) continue;
    const ends = pairing.to.flatMap((thing) => parts.members(thing));
    parts.members(pairing.from).forEach((a) => ends.forEach((b) => keep({ a, b, value, pairing })));
  }
  return [...pairs.values()];
}

function keyOf(member: Member): string {
  return "component" in member ? String(member.component) : `${member.slot}/${member.variant}`;
}
