import type { Pairing } from "../../model/pairing.ts";
import type { StackComponent, StackPairing } from "../../model/stack.ts";
import { partsOf } from "./pairings.ts";
import type { Member, StackSolution, Use } from "./problem.ts";
import { taggedPairs, type StackInput } from "./stack-problem.ts";

/** The pairings that hold within a stack, each once for every two slots; their values add up to what pairs give the total. */
export function pairingsOf(input: StackInput, best: StackSolution): StackPairing[] {
  const parts = partsOf(input.base, input.fits, input.running, input.fields);
  const slots = input.fits.map((_, slot) => slot);
  const found = new Map<string, StackPairing>();
  for (const { a, b, value, pairing } of taggedPairs(input, parts)) {
    for (const [i, j] of slots.flatMap((i) => slots.slice(i + 1).map((j) => [i, j] as const))) {
      const isForward = isAt(best, a, i) && isAt(best, b, j);
      if (!isForward && !(isAt(best, a, j) && isAt(best, b, i))) continue;
      const [from, to] = isForward ? [i, j] : [j, i];
      add(
        found,
        `${pairing.id} ${i} ${j}`,
        stackPairing(pairing, [nameAt(input, best, from), nameAt(input, best, to)], value),
      );
    }
  }
  return [...found.values(), ...requirementsMet(input, best)];
}

function add(found: Map<string, StackPairing>, key: string, pairing: StackPairing): void {
  const same = found.get(key);
  found.set(key, same === undefined ? pairing : { ...same, value: same.value + pairing.value });
}

function isAt({ variants, uses }: StackSolution, member: Member, slot: number): boolean {
  return "component" in member
    ? (uses[slot]?.some(({ component }) => component === member.component) ?? false)
    : member.slot === slot && variants[slot] === member.variant;
}

function nameAt({ fits }: StackInput, { variants }: StackSolution, slot: number): string {
  return fits[slot]?.variants[variants[slot] ?? -1]?.variant.option.title ?? "";
}

function stackPairing(pairing: Pairing, between: [string, string], value: number): StackPairing {
  const { id, kind, summary, source, reason } = pairing;
  return {
    id,
    kind,
    summary,
    between,
    value,
    ...(source === undefined ? {} : { source }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** What chosen options require of what was chosen or added. */
function requirementsMet(input: StackInput, best: StackSolution): StackPairing[] {
  const parts = partsOf(input.base, input.fits, input.running, input.fields);
  return input.pairings
    .filter(({ kind }) => kind === "requires")
    .flatMap((pairing) =>
      input.fits.flatMap((_, slot) => {
        if (!parts.members(pairing.from).some((member) => isAt(best, member, slot))) return [];
        const met = pairing.to
          .flatMap((thing) => parts.members(thing))
          .flatMap((member) => namesMet(input, best, member, slot));
        return [...new Set(met)].map((other) => stackPairing(pairing, [nameAt(input, best, slot), other], 0));
      }),
    );
}

function namesMet(input: StackInput, best: StackSolution, member: Member, slot: number): string[] {
  if ("component" in member) {
    return isAt(best, member, slot) ? [input.base.components[member.component]?.title ?? ""] : [];
  }
  return isAt(best, member, member.slot) ? [nameAt(input, best, member.slot)] : [];
}

/** Every component of a stack, once: what it takes from the total, and what that it is shared spares. */
export function componentsOf(input: StackInput, best: StackSolution): StackComponent[] {
  return input.base.components.flatMap(({ id, title, shareable }, component) => {
    const users = best.uses.flatMap((uses, slot) =>
      uses.filter((use) => use.component === component).map((use) => ({ use, slot })),
    );
    if (users.length === 0) return [];
    const of = (key: "effort" | "load") =>
      together(
        users.map(({ use }) => use),
        key,
        shareable,
      );
    const isOwn = ({ slot }: { slot: number }) =>
      input.fits[slot]?.variants[best.variants[slot] ?? -1]?.variant.option.component === id;
    return [
      {
        component: id,
        title,
        usedBy: [...new Set(users.map(({ slot }) => nameAt(input, best, slot)))],
        runs: input.running.has(id),
        added: !users.some(isOwn),
        effort: of("effort"),
        spared: users.reduce((sum, { use }) => sum + use.effort, 0) - of("effort"),
        load: of("load"),
      },
    ];
  });
}

function together(uses: readonly Use[], of: "effort" | "load", shareable: boolean): number {
  const each = uses.map((use) => use[of]);
  return shareable ? Math.max(...each) : each.reduce((sum, one) => sum + one, 0);
}
