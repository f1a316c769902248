import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Pairing, Thing } from "../../model/pairing.ts";
import type { Fields } from "../../model/workload.ts";
import { evaluateCondition } from "../condition.ts";
import { fieldLookup } from "../fields.ts";
import { levelsIn } from "../slot-model.ts";
import type { SlotFit } from "./fits.ts";
import type { Member, VariantPlace } from "./problem.ts";

/**
 * What a thing of a pairing is in a stack: variants to choose, a component that may be added, something that is there
 * whatever is chosen, or nothing that the stack could have.
 */
export type Part =
  | { readonly kind: "variants"; readonly places: readonly VariantPlace[] }
  | { readonly kind: "component"; readonly component: string }
  | { readonly kind: "there" }
  | { readonly kind: "nowhere" };

export interface Parts {
  of(thing: Thing): Part;
  members(thing: Thing): readonly Member[];
}

/**
 * Reads things of pairings. An option of a slot that is not decided here stands for its component, or is taken to be there
 * where it has none: the stack cannot choose it, and nobody said that it is missing.
 */
export function partsOf(
  base: KnowledgeBase,
  fits: readonly SlotFit[],
  running: ReadonlySet<string>,
  fields: Fields,
): Parts {
  const components = new Map(base.components.map(({ id }, n) => [id, n]));
  const component = (id: string): Part =>
    running.has(id)
      ? { kind: "there" }
      : components.has(id)
        ? { kind: "component", component: id }
        : { kind: "nowhere" };
  const of = (thing: Thing): Part => {
    if ("component" in thing) return component(thing.component);
    if ("workload" in thing)
      return isStated(base, thing.workload, fields) ? { kind: "there" } : { kind: "nowhere" };
    const places = placesOf(fits, thing);
    if (places.length > 0) return { kind: "variants", places };
    const own = optionNamed(base, thing.option)?.component;
    if (own !== undefined && running.has(own)) return { kind: "there" };
    if (isDecided(fits, thing.option)) return { kind: "nowhere" };
    return own === undefined ? { kind: "there" } : component(own);
  };
  const members = (thing: Thing): readonly Member[] => {
    const part = of(thing);
    if (part.kind === "variants") return part.places;
    return part.kind === "component" ? [{ component: components.get(part.component) ?? -1 }] : [];
  };
  return { of, members };
}

function placesOf(fits: readonly SlotFit[], thing: Extract<Thing, { option: string }>): VariantPlace[] {
  return fits.flatMap(({ decided, variants }, slot) =>
    variants.flatMap(({ variant: { option, mode } }, variant) =>
      `${decided.knowledge.category.id}/${option.id}` === thing.option &&
      (thing.modes?.includes(mode) ?? true)
        ? [{ slot, variant }]
        : [],
    ),
  );
}

/** Whether a slot that the option could fill is decided here. */
function isDecided(fits: readonly SlotFit[], name: string): boolean {
  return fits.some(({ decided: { knowledge } }) =>
    knowledge.options.some(({ id }) => `${knowledge.category.id}/${id}` === name),
  );
}

function optionNamed(base: KnowledgeBase, name: string) {
  const found = base.categories.find(({ category }) => name.startsWith(`${category.id}/`));
  return found?.options.find(({ id }) => `${found.category.id}/${id}` === name);
}

function isStated(
  base: KnowledgeBase,
  condition: Extract<Thing, { workload: unknown }>["workload"],
  fields: Fields,
) {
  const levels = base.categories.map(levelsIn);
  const lookup = fieldLookup(
    fields,
    (side, name) => levels.map((of) => of(side, name)).find((all) => all.length > 0) ?? [],
  );
  return evaluateCondition(condition, lookup) === "met";
}

/** Pairings that a stack has to keep. */
export function isHard({ kind }: Pairing): boolean {
  return kind === "conflict" || kind === "requires";
}

/** What a valued pairing is worth, as a share of what one pair is: together things gain, and what is unneeded is a waste. */
export function signOf({ kind }: Pairing): number {
  if (isHard({ kind } as Pairing)) return 0;
  return kind === "makes-unneeded" ? -1 : 1;
}
