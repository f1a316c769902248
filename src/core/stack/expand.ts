import type { Member, Requirement, StackProblem, Use, VariantPlace } from "./problem.ts";

/**
 * One variant together with one way to meet what it requires of components: what is added for its requirements is then used
 * like its own, and what nothing added meets is left to other variants (`needs`: one of each list is chosen).
 *
 * With this, requirements over components need no search of their own: what a way uses is definite, and a component that
 * several ways use is counted once wherever it came from.
 */
export interface Way extends VariantPlace {
  readonly option: string;
  readonly value: number;
  readonly uses: readonly Use[];
  readonly needs: readonly (readonly VariantPlace[])[];
}

/** All ways of all variants, slot by slot; a variant whose requirements cannot be met has none. */
export function waysOf(problem: StackProblem): Way[][] {
  return problem.slots.map((variants, slot) =>
    variants.flatMap(({ option, value, uses }, variant) => {
      const bare = { slot, variant, option, value, uses: [], needs: [] };
      return meet(problem, requirementsOf(problem, bare), uses.reduce(withUse, bare), uses)
        .flatMap((way) => withNeeds(problem, way))
        .filter((way) => !quarrels(problem, way));
    }),
  );
}

/** Every choice of one use or none for each open requirement; `fresh`: uses whose own requirements are still to be seen. */
function meet(problem: StackProblem, open: readonly Requirement[], way: Way, fresh: readonly Use[]): Way[] {
  const [use, ...later] = fresh;
  if (use !== undefined) {
    return meet(problem, [...open, ...requirementsOf(problem, use)], way, later);
  }
  const [requirement, ...rest] = open;
  if (requirement === undefined) return [way];
  const missing = requirement.uses.filter(({ component }) => !isIn({ component }, way));
  return [
    ...meet(problem, rest, way, []),
    ...missing.flatMap((added) => meet(problem, rest, withUse(way, added), [added])),
  ];
}

/** The way with what its uses leave to others; none where nobody can meet a requirement. */
function withNeeds(problem: StackProblem, way: Way): Way[] {
  const inForce = [way, ...way.uses].flatMap((member) => requirementsOf(problem, member));
  const needs = inForce
    .filter((requirement) => !isMet(requirement, way))
    .map(({ variants }) => variants.filter(({ slot }) => slot !== way.slot));
  return needs.some((need) => need.length === 0) ? [] : [{ ...way, needs }];
}

function requirementsOf({ requirements }: StackProblem, member: Member): Requirement[] {
  return requirements.filter(({ of }) => isSame(of, member));
}

function isSame(a: Member, b: Member): boolean {
  if ("component" in a) return "component" in b && a.component === b.component;
  return !("component" in b) && a.slot === b.slot && a.variant === b.variant;
}

/** Whether a way is that variant or uses that component. */
export function isIn(member: Member, way: Way): boolean {
  return "component" in member
    ? way.uses.some(({ component }) => component === member.component)
    : isSame(member, { slot: way.slot, variant: way.variant });
}

function isMet({ variants, uses }: Requirement, way: Way): boolean {
  return (
    uses.some((use) => isIn({ component: use.component }, way)) || variants.some((one) => isIn(one, way))
  );
}

/** A use of a component that the way uses already leaves the larger of the two. */
function withUse(way: Way, use: Use): Way {
  const same = way.uses.find(({ component }) => component === use.component);
  if (same === undefined) return { ...way, uses: [...way.uses, use] };
  const larger = {
    component: use.component,
    effort: Math.max(same.effort, use.effort),
    load: Math.max(same.load, use.load),
  };
  return { ...way, uses: way.uses.map((one) => (one === same ? larger : one)) };
}

/** Whether it conflicts with itself: with what it rests on, or two such things with each other. */
function quarrels({ conflicts }: StackProblem, way: Way): boolean {
  return conflicts.some(([a, b]) => isIn(a, way) && isIn(b, way) && !isSame(a, b));
}
