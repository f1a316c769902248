import type { Use } from "./problem.ts";
import type { Tables } from "./tables.ts";

/** What counted components are charged for so far, and how many open slots may still use them. */
export interface Cost {
  close(slot: number): void;
  open(slot: number): void;
  /** What a way would add to what is charged. */
  own(way: number, of: Charge): number;
  /** The same, shared out among the open slots that may use each component. */
  share(way: number, of: Charge): number;
  /** @returns what was charged before, for `restore` */
  charge(way: number): number[];
  restore(way: number, before: readonly number[]): void;
}

type Charge = "effort" | "load";

export function createCost({ counted, components, start }: Tables): Cost {
  const charged = { effort: new Float64Array(components), load: new Float64Array(components) };
  const users = new Int32Array(components);
  const bySlot = Array.from({ length: start.length - 1 }, (_, slot) =>
    componentsOf(counted.slice(start[slot], start[slot + 1])),
  );
  const count = (slot: number, by: number) => {
    for (const component of bySlot[slot]!) users[component]! += by;
  };
  bySlot.forEach((_, slot) => count(slot, 1));
  const sum = (way: number, of: Charge, among: (component: number) => number): number => {
    let total = 0;
    for (const use of counted[way]!) {
      const more = use[of] - charged[of][use.component]!;
      if (more > 0) total += more / among(use.component);
    }
    return total;
  };
  return {
    close: (slot) => count(slot, -1),
    open: (slot) => count(slot, 1),
    own: (way, of) => sum(way, of, () => 1),
    share: (way, of) => sum(way, of, (component) => users[component]!),
    charge: (way) =>
      counted[way]!.flatMap(({ component, effort, load }) => {
        const before = [charged.effort[component]!, charged.load[component]!];
        charged.effort[component] = Math.max(before[0]!, effort);
        charged.load[component] = Math.max(before[1]!, load);
        return before;
      }),
    restore: (way, before) =>
      counted[way]!.forEach(({ component }, n) => {
        charged.effort[component] = before[2 * n]!;
        charged.load[component] = before[2 * n + 1]!;
      }),
  };
}

function componentsOf(uses: readonly (readonly Use[])[]): number[] {
  return [...new Set(uses.flat().map(({ component }) => component))];
}
