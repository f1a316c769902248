import { randomStream } from "../../src/core/random.ts";
import type { Member, Requirement, StackProblem, StackVariant, Use } from "../../src/core/stack/problem.ts";

/** How a random stack problem looks. */
export interface Shape {
  slots: number;
  variants: number;
  components: number;
  /** Share of the pairs of variants with a value, and with a conflict. */
  valued: number;
  conflicting: number;
  requirements: number;
  /** Share of the variants that are an option of their own; the others share one with the variant before. */
  options?: number;
  budget?: boolean;
}

/** A random problem; the same seed gives the same one. Sizes are exact. */
export function randomProblem(shape: Shape, seed: number): StackProblem {
  const random = randomStream(seed, "stack");
  const below = (n: number) => Math.floor(random() * n);
  const components = Array.from({ length: shape.components }, () => ({ shareable: random() < 0.7 }));
  const use = (): Use => ({ component: below(shape.components), effort: random() * 0.6, load: below(3) });
  const uses = () =>
    shape.components === 0 || random() < 0.4 ? [] : random() < 0.75 ? [use()] : distinct([use(), use()]);
  const slots = Array.from({ length: shape.slots }, () => {
    let option = 0;
    return Array.from({ length: shape.variants }, (_, n): StackVariant => {
      if (n > 0 && random() < (shape.options ?? 1)) option++;
      return { option: `o${option}`, value: random(), uses: uses() };
    });
  });
  const place = () => ({ slot: below(shape.slots), variant: below(shape.variants) });
  const member = (): Member =>
    shape.components > 0 && random() < 0.25 ? { component: below(shape.components) } : place();
  const requirements = Array.from({ length: shape.requirements }, (): Requirement => ({
    of: member(),
    variants: Array.from({ length: below(4) }, place),
    uses: shape.components === 0 || random() < 0.3 ? [] : distinct(Array.from({ length: 1 + below(2) }, use)),
  }));
  const pairsOf = (share: number) =>
    Array.from(
      { length: Math.round(share * shape.slots * shape.slots * shape.variants) },
      () => [member(), member()] as const,
    );
  return {
    slots,
    components,
    conflicts: pairsOf(shape.conflicting),
    requirements,
    pairs: pairsOf(shape.valued).map(([a, b]) => ({ a, b, value: random() * 0.5 - 0.15 })),
    ...(shape.budget === true ? { budget: below(2 * shape.slots) } : {}),
  };
}

function distinct(uses: Use[]): Use[] {
  return uses.filter(({ component }, n) => uses.findIndex((one) => one.component === component) === n);
}

/** One stack as enumeration finds it. */
export interface Enumerated {
  total: number;
  options: string;
}

/**
 * Every stack that keeps all conditions, by trying everything: each variant of each slot, and for each choice every set of
 * uses that could be added. Written from the definition in problem.ts and sharing nothing with the solver.
 * @returns the best total for each combination of options, the largest first
 */
export function enumerate(problem: StackProblem): Enumerated[] {
  const best = new Map<string, number>();
  const chosen: number[] = [];
  const visit = (): void => {
    if (chosen.length < problem.slots.length) {
      for (let v = 0; v < problem.slots[chosen.length]!.length; v++) {
        chosen.push(v);
        visit();
        chosen.pop();
      }
      return;
    }
    const total = bestTotal(problem, chosen);
    const options = chosen.map((v, slot) => problem.slots[slot]![v]!.option).join(" ");
    if (total > (best.get(options) ?? -Infinity)) best.set(options, total);
  };
  visit();
  return [...best].map(([options, total]) => ({ options, total })).sort((a, b) => b.total - a.total);
}

/** What each chosen variant uses: its own uses and those added to it. */
type Usage = readonly (readonly Use[])[];

/** The best total of these variants over everything that can be added for them; -Infinity when they do not stand. */
function bestTotal(problem: StackProblem, chosen: readonly number[]): number {
  const own = chosen.map((v, slot) => problem.slots[slot]![v]!.uses);
  if (quarrels(problem, chosen, own)) return -Infinity;
  let all: Usage[] = [[]];
  own.forEach((uses, slot) => {
    const ways = usages(problem, chosen, slot, uses);
    all = all.flatMap((usage) => ways.map((way) => [...usage, way]));
  });
  return all.reduce((best, usage) => Math.max(best, valueOf(problem, chosen, usage)), -Infinity);
}

/** What one chosen variant uses, and everything that it can use when requirements in force add one use each, or none. */
function usages(
  problem: StackProblem,
  chosen: readonly number[],
  slot: number,
  own: readonly Use[],
): (readonly Use[])[] {
  const first = { uses: own, spent: [] as readonly number[] };
  const all = new Map([[keyOf(first), first]]);
  for (const { uses, spent } of all.values()) {
    problem.requirements.forEach((requirement, n) => {
      if (spent.includes(n) || !isOf(requirement.of, slot, chosen, uses)) return;
      for (const use of requirement.uses.filter(({ component }) => !has(uses, component))) {
        const more = { uses: [...uses, use], spent: [...spent, n] };
        if (!all.has(keyOf(more))) all.set(keyOf(more), more);
      }
    });
  }
  return [...all.values()].map(({ uses }) => uses);
}

const keyOf = ({ uses, spent }: { uses: readonly Use[]; spent: readonly number[] }) =>
  JSON.stringify([uses.map(({ component, effort }) => `${component} ${effort}`).sort(), [...spent].sort()]);

const has = (uses: readonly Use[], component: number) => uses.some((use) => use.component === component);

function isOf(member: Member, slot: number, chosen: readonly number[], uses: readonly Use[]): boolean {
  return "component" in member
    ? has(uses, member.component)
    : member.slot === slot && chosen[slot] === member.variant;
}

function hasUnmet(problem: StackProblem, chosen: readonly number[], usage: Usage, slot: number): boolean {
  return problem.requirements
    .filter(({ of }) => isOf(of, slot, chosen, usage[slot]!))
    .filter(({ uses }) => !uses.some((use) => has(usage[slot]!, use.component)))
    .some(({ variants }) => !variants.some((at) => chosen[at.slot] === at.variant));
}

function quarrels({ conflicts }: StackProblem, chosen: readonly number[], usage: Usage): boolean {
  const within = (member: Member) =>
    usage.flatMap((uses, slot) => (isOf(member, slot, chosen, uses) ? [slot] : []));
  return conflicts.some(([a, b]) => within(a).some((i) => within(b).some((j) => i !== j || !isEqual(a, b))));
}

function valueOf(problem: StackProblem, chosen: readonly number[], usage: Usage): number {
  const slots = chosen.map((_, slot) => slot);
  const within = (member: Member) => slots.filter((slot) => isOf(member, slot, chosen, usage[slot]!));
  if (quarrels(problem, chosen, usage) || slots.some((slot) => hasUnmet(problem, chosen, usage, slot)))
    return -Infinity;
  let total = chosen.reduce((sum, v, slot) => sum + problem.slots[slot]![v]!.value, 0);
  for (const { a, b, value } of problem.pairs) {
    const [of, to] = [within(a), within(b)];
    const meets = (i: number, j: number) =>
      (of.includes(i) && to.includes(j)) || (of.includes(j) && to.includes(i));
    for (const i of slots) total += value * slots.filter((j) => j > i && meets(i, j)).length;
  }
  let load = 0;
  problem.components.forEach(({ shareable }, component) => {
    const each = usage
      .map((uses) => uses.filter((use) => use.component === component))
      .filter((uses) => uses.length > 0);
    const most = (of: "effort" | "load", uses: readonly Use[]) => Math.max(0, ...uses.map((use) => use[of]));
    const costs = (of: "effort" | "load") =>
      shareable ? most(of, each.flat()) : each.reduce((sum, uses) => sum + most(of, uses), 0);
    total -= costs("effort");
    load += costs("load");
  });
  return load > (problem.budget ?? Infinity) ? -Infinity : total;
}

function isEqual(a: Member, b: Member): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * A problem as published knowledge has them, only harder: random values, a random value on a share of all pairs, conflicts on
 * 5 % of them, and with `components` as many things that any variant may rest on.
 */
export function densePairs(
  slots: number,
  variants: number,
  share: number,
  seed: number,
  components = 0,
): StackProblem {
  const random = randomStream(seed, "dense", `${slots} ${variants}`);
  const use = (): Use => ({ component: Math.floor(random() * components), effort: random() * 0.4, load: 1 });
  const all = Array.from({ length: slots }, () =>
    Array.from({ length: variants }, (_, n) => ({
      option: `o${n}`,
      value: random(),
      uses: components > 0 && random() < 0.5 ? [use()] : [],
    })),
  );
  const places = all.flatMap((of, slot) => of.map((_, variant) => ({ slot, variant })));
  const apart = places.flatMap((a) => places.filter((b) => a.slot < b.slot).map((b) => [a, b] as const));
  return {
    slots: all,
    components: Array.from({ length: components }, () => ({ shareable: true })),
    conflicts: apart.filter(() => random() < 0.05),
    requirements: [],
    pairs: apart.filter(() => random() < share).map(([a, b]) => ({ a, b, value: random() * 0.5 })),
  };
}
