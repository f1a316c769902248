import type { Use } from "./problem.ts";
import type { Way } from "./expand.ts";

/**
 * Leaves out every way that another way of the same option beats wherever it could stand: at least as good with every way of
 * other slots, using no more, needing no more, and doing wherever it would do. A stack with it is never better than the same
 * stack with the other, and both count as the same stack. Of equals the first stays.
 */
export function withoutWorse(
  slots: readonly (readonly Way[])[],
  pair: Float64Array,
  isShared: (use: Use) => boolean,
): Way[][] {
  const ways = slots.flat();
  const own = (way: Way) => way.uses.filter((use) => !isShared(use));
  const value = ways.map((way) => own(way).reduce((sum, { effort }) => sum - effort, way.value));
  const load = ways.map((way) => own(way).reduce((sum, use) => sum + use.load, 0));
  const needed = ways.flatMap(({ needs }) => needs);
  const doesFor = ways.map((way) =>
    needed.map((need) => need.some(({ slot, variant }) => slot === way.slot && variant === way.variant)),
  );
  const isAtLeast = (b: number, a: number) =>
    value[b]! >= value[a]! &&
    load[b]! <= load[a]! &&
    usesNoMore(ways[b]!, ways[a]!, isShared) &&
    ways[b]!.needs.every((need) => ways[a]!.needs.some((one) => isSubset(one, need))) &&
    doesFor[a]!.every((does, n) => !does || doesFor[b]![n]) &&
    ways.every((_, c) => pair[b * ways.length + c]! >= pair[a * ways.length + c]!);
  const isWorse = (a: number) =>
    ways.some(
      ({ slot, option }, b) =>
        b !== a &&
        slot === ways[a]!.slot &&
        option === ways[a]!.option &&
        isAtLeast(b, a) &&
        (b < a || !isAtLeast(a, b)),
    );
  let n = 0;
  return slots.map((of) => of.filter(() => !isWorse(n++)));
}

function usesNoMore(b: Way, a: Way, isShared: (use: Use) => boolean): boolean {
  return b.uses.filter(isShared).every(({ component, effort, load }) => {
    const same = a.uses.find((use) => use.component === component);
    return same !== undefined && same.effort >= effort && same.load >= load;
  });
}

/** Whether all of `a` is in `b`: then whatever meets `a` meets `b`. */
function isSubset(a: Way["needs"][number], b: Way["needs"][number]): boolean {
  return a.every((one) => b.some(({ slot, variant }) => slot === one.slot && variant === one.variant));
}
