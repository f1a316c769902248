import type { Way } from "./expand.ts";

/**
 * Marks every way but those that another way of the same option beats wherever they could stand: at least as good with every
 * way of other slots, using no more, needing no more, and doing wherever they would do. A stack with such a way is never
 * better than the same stack with the other, and both count as the same stack. Of equals the first stays.
 */
export function notWorse(
  ways: readonly Way[],
  pair: Float64Array,
  isShared: (component: number) => boolean,
): Uint8Array {
  const own = (way: Way) => way.uses.filter(({ component }) => !isShared(component));
  const value = ways.map((way) => own(way).reduce((sum, { effort }) => sum - effort, way.value));
  const load = ways.map((way) => own(way).reduce((sum, use) => sum + use.load, 0));
  const needed = placesNeeded(ways);
  const doesFor = ways.map(({ slot, variant }) => needed.get(`${slot}/${variant}`) ?? []);
  const size = ways.length;
  const isAsGoodBeside = (b: number, a: number) => {
    for (let c = 0; c < size; c++) if (pair[b * size + c]! < pair[a * size + c]!) return false;
    return true;
  };
  const isAtLeast = (b: number, a: number) =>
    value[b]! >= value[a]! &&
    load[b]! <= load[a]! &&
    usesNoMore(ways[b]!, ways[a]!, isShared) &&
    ways[b]!.needs.every((need) => ways[a]!.needs.some((one) => isSubset(one, need))) &&
    doesFor[a]!.every((need) => doesFor[b]!.includes(need)) &&
    isAsGoodBeside(b, a);
  const marks = new Uint8Array(size);
  for (const group of ofOneOption(ways)) {
    for (const a of group) {
      const isWorse = group.some((b) => b !== a && isAtLeast(b, a) && (b < a || !isAtLeast(a, b)));
      marks[a] = isWorse ? 0 : 1;
    }
  }
  return marks;
}

function ofOneOption(ways: readonly Way[]): number[][] {
  const groups = new Map<string, number[]>();
  ways.forEach(({ slot, option }, n) => {
    const key = `${slot}/${option}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [n]);
    else group.push(n);
  });
  return [...groups.values()];
}

/** By place, the numbers of the needs that it would meet. */
function placesNeeded(ways: readonly Way[]): Map<string, number[]> {
  const needed = new Map<string, number[]>();
  ways
    .flatMap(({ needs }) => needs)
    .forEach((need, n) => {
      for (const { slot, variant } of need) {
        const key = `${slot}/${variant}`;
        needed.set(key, [...(needed.get(key) ?? []), n]);
      }
    });
  return needed;
}

function usesNoMore(b: Way, a: Way, isShared: (component: number) => boolean): boolean {
  return b.uses
    .filter((use) => isShared(use.component))
    .every(({ component, effort, load }) => {
      const same = a.uses.find((use) => use.component === component);
      return same !== undefined && same.effort >= effort && same.load >= load;
    });
}

/** Whether all of `a` is in `b`: then whatever meets `a` meets `b`. */
function isSubset(a: Way["needs"][number], b: Way["needs"][number]): boolean {
  return a.every((one) => b.some(({ slot, variant }) => slot === one.slot && variant === one.variant));
}
