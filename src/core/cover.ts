import type { Cover } from "../model/stack.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Workload } from "../model/workload.ts";
import { withFollowingFields } from "./decompose/with-following-fields.ts";
import { slotsToDecide } from "./slots.ts";
import { fitsOf, type SlotFit } from "./stack/fits.ts";

/** One way in which an option can carry one flow: what it is worth there, and the effort that its operation takes. */
export interface Carrying {
  readonly option: string;
  readonly fit: number;
  readonly effort: number;
}

/** Who carries each flow, in their order; total = mean fit - what operating the options takes, each once. */
export interface CoverOf {
  readonly options: readonly string[];
  readonly carries: readonly string[];
  readonly total: number;
  readonly effort: number;
}

/**
 * The best cover of all flows by at most `most` (1 or 2) options, by trying every one and every two; none where no such cover
 * meets all flows. `sharedBy` names what two options share when they are operated as one. An option costs the largest effort
 * among the flows that it carries; all such efforts are tried as limits, so that the result is exact. Of equals the first.
 */
export function bestCover(
  flows: readonly (readonly Carrying[])[],
  most: 1 | 2,
  sharedBy: (option: string) => string,
): CoverOf | undefined {
  const options = [...new Set(flows.flat().map(({ option }) => option))];
  const sets = options.flatMap((a, n) => [
    [a],
    ...(most === 2 ? options.slice(n + 1).map((b) => [a, b]) : []),
  ]);
  return sets
    .flatMap((set) => coversBy(flows, set, sharedBy))
    .reduce<CoverOf | undefined>(
      (best, one) => (best === undefined || one.total > best.total + 1e-12 ? one : best),
      undefined,
    );
}

function coversBy(
  flows: readonly (readonly Carrying[])[],
  set: readonly string[],
  sharedBy: (option: string) => string,
): CoverOf[] {
  const limits = set.map((option) => effortsOf(flows, option));
  return product(limits).flatMap((limit) => {
    const chosen = flows.map((ways) => bestWithin(ways, set, limit));
    if (chosen.some((one) => one === undefined)) return [];
    const carrying = chosen.filter((one) => one !== undefined);
    const effort = effortTogether(carrying, sharedBy) / flows.length;
    const fit = carrying.reduce((sum, one) => sum + one.fit, 0) / flows.length;
    const options = set.filter((option) => carrying.some((one) => one.option === option));
    return [{ options, carries: carrying.map(({ option }) => option), total: fit - effort, effort }];
  });
}

function effortsOf(flows: readonly (readonly Carrying[])[], option: string): number[] {
  return [...new Set(flows.flat().flatMap((one) => (one.option === option ? [one.effort] : [])))];
}

function product(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>(
    (all, list) => all.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );
}

function bestWithin(
  ways: readonly Carrying[],
  set: readonly string[],
  limit: readonly number[],
): Carrying | undefined {
  return ways
    .filter(({ option, effort }) => effort <= (limit[set.indexOf(option)] ?? -1))
    .reduce<Carrying | undefined>(
      (best, one) => (best === undefined || one.fit > best.fit ? one : best),
      undefined,
    );
}

/** Each thing that is operated once, at its largest effort. */
function effortTogether(carrying: readonly Carrying[], sharedBy: (option: string) => string): number {
  const largest = new Map<string, number>();
  for (const { option, effort } of carrying) {
    const key = sharedBy(option);
    largest.set(key, Math.max(largest.get(key) ?? 0, effort));
  }
  return [...largest.values()].reduce((sum, effort) => sum + effort, 0);
}

/** Of every slot that is decided for several flows: the best single option, and the best one or two. */
export function coversOf(base: KnowledgeBase, workload: Workload, decide?: readonly string[]): Cover[] {
  if (workload.flows.length < 2) return [];
  const known = withFollowingFields(base, workload);
  const slots = slotsToDecide(base, known, decide).filter(({ slot }) => slot.perFlow);
  return slots.map((slot) => coverOf(base, fitsOf(base, [slot], known)));
}

function coverOf(base: KnowledgeBase, fits: readonly SlotFit[]): Cover {
  const [first] = fits;
  if (first === undefined) throw new RangeError("A cover needs flows");
  const { knowledge, slot } = first.decided;
  const options = new Map(knowledge.options.map((option) => [option.id, option]));
  const shareable = new Set(base.components.filter((one) => one.shareable).map(({ id }) => id));
  const sharedBy = (option: string) => {
    const component = options.get(option)?.component;
    return component !== undefined && shareable.has(component) ? `component ${component}` : option;
  };
  const named = (option: string) => ({ option, title: options.get(option)?.title ?? option });
  const flows = fits.map(({ variants }) =>
    variants
      .filter(({ leads }) => leads)
      .map(({ variant, fit, effort }) => ({ option: variant.option.id, fit, effort })),
  );
  const found = (most: 1 | 2) => {
    const cover = bestCover(flows, most, sharedBy);
    if (cover === undefined) return undefined;
    const carries = cover.carries.map((option, n) => ({ flow: fits[n]?.flow ?? "", option: named(option) }));
    return { options: cover.options.map(named), total: cover.total, effort: cover.effort, carries };
  };
  const [one, best] = [found(1), found(2)];
  return {
    category: knowledge.category.id,
    slot: slot.id,
    title: knowledge.category.title,
    ...(one === undefined ? {} : { one }),
    ...(best === undefined ? {} : { best }),
  };
}
