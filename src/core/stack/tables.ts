import { waysOf, type Way } from "./expand.ts";
import type { Member, StackProblem, Use } from "./problem.ts";
import { notWorse } from "./worse.ts";

/**
 * The problem as numbers. A stack is one way of each slot; what cannot stand together has a pair of -Infinity.
 * total = sum of unary + sum of pairs - what `counted` uses cost (each component once, at its largest use).
 */
export interface Tables {
  readonly ways: readonly Way[];
  /** The ways of slot i are those from start[i] up to start[i + 1]. */
  readonly start: Int32Array;
  readonly unary: Float64Array;
  /** pair[a * size + b], symmetric, 0 within a slot. */
  readonly pair: Float64Array;
  /** Slots with anything but 0 between them. */
  readonly edges: readonly (readonly [number, number])[];
  /** By way, the uses of components that three or more slots may share, or that the budget counts. */
  readonly counted: readonly (readonly Use[])[];
  /** By way, the load that it does not share. */
  readonly load: Float64Array;
  /** By way, what it needs of several slots at once, as marks of the ways that would do. */
  readonly needs: readonly (readonly Uint8Array[])[];
  readonly budget: number;
  readonly components: number;
}

/**
 * Costs become numbers without loss: what only one slot may use is a cost of its ways; what two slots may share is a cost of
 * both with the smaller effort given back to the pair, since max(a, b) = a + b - min(a, b). Only what three or more slots may
 * share stays `counted`.
 */
export function tablesOf(problem: StackProblem): Tables {
  const all = waysOf(problem);
  const allPairs = rawPairs(problem, all.flat());
  const isShared = sharingTest(problem, all);
  const kept = notWorse(all.flat(), allPairs, isShared);
  const ways = all.flat().filter((_, n) => kept[n] === 1);
  const pair = allPairs.filter(
    (_, at) => kept[Math.floor(at / kept.length)] === 1 && kept[at % kept.length] === 1,
  );
  const start = new Int32Array(problem.slots.length + 1);
  for (const { slot } of ways) start[slot + 1]!++;
  for (let slot = 0; slot < problem.slots.length; slot++) start[slot + 1]! += start[slot]!;
  const own = ({ uses }: Way) => uses.filter(({ component }) => !isShared(component));
  const unary = Float64Array.from(ways, (way) =>
    own(way).reduce((sum, { effort }) => sum - effort, way.value),
  );
  const counted = lowered(problem, ways, { unary, pair }, isShared);
  const members = memberIndex(ways);
  return {
    ways,
    start,
    unary,
    pair,
    edges: edgesOf(start, pair),
    counted,
    load: Float64Array.from(ways, (way) => own(way).reduce((sum, { load }) => sum + load, 0)),
    needs: ways.map(({ needs }) =>
      needs.filter(isOfSeveralSlots).map((need) => marksOf(need, members, ways.length)),
    ),
    budget: problem.budget ?? Infinity,
    components: problem.components.length,
  };
}

/** Whether what a use of a component costs can be shared: it is shareable, and ways of several slots use it. */
function sharingTest(
  { components }: StackProblem,
  slots: readonly (readonly Way[])[],
): (component: number) => boolean {
  const users = slots.map(
    (ways) => new Set(ways.flatMap(({ uses }) => uses.map(({ component }) => component))),
  );
  const isShared = components.map(
    ({ shareable }, component) => shareable && users.filter((used) => used.has(component)).length > 1,
  );
  return (component) => isShared[component] === true;
}

/** Conflicts, needs that one other slot alone can meet, and values of pairs. */
function rawPairs(problem: StackProblem, ways: readonly Way[]): Float64Array {
  const size = ways.length;
  const pair = new Float64Array(size * size);
  const add = (a: number, b: number, value: number) => {
    if (ways[a]!.slot === ways[b]!.slot) return;
    pair[a * size + b]! += value;
    pair[b * size + a]! += value;
  };
  const members = memberIndex(ways);
  for (const [one, other] of problem.conflicts) {
    const others = members(other);
    for (const a of members(one)) for (const b of others) add(a, b, -Infinity);
  }
  for (const { a: one, b: other, value } of problem.pairs) {
    const [first, second] = [members(one), members(other)];
    const both = new Set(first.filter((n) => second.includes(n)));
    const isOther = (a: number, b: number) => !(both.has(a) && both.has(b)) || a < b;
    for (const a of first) second.filter((b) => isOther(a, b)).forEach((b) => add(a, b, value));
  }
  ways.forEach((way, a) => {
    for (const need of way.needs.filter((one) => !isOfSeveralSlots(one))) {
      const marks = marksOf(need, members, size);
      ways.forEach(({ slot }, b) => {
        if (slot === need[0]?.slot && marks[b] === 0) add(a, b, -Infinity);
      });
    }
  });
  return pair;
}

/** Which ways are a variant or use a component, by either. */
function memberIndex(ways: readonly Way[]): (member: Member) => readonly number[] {
  const index = new Map<string, number[]>();
  const add = (key: string, n: number) => {
    const list = index.get(key);
    if (list === undefined) index.set(key, [n]);
    else list.push(n);
  };
  ways.forEach(({ slot, variant, uses }, n) => {
    add(`${slot}/${variant}`, n);
    for (const { component } of uses) add(String(component), n);
  });
  return (member) =>
    index.get("component" in member ? String(member.component) : `${member.slot}/${member.variant}`) ?? [];
}

type Need = Way["needs"][number];

function isOfSeveralSlots(need: Need): boolean {
  return need.some(({ slot }) => slot !== need[0]?.slot);
}

/** Which ways are a way of one of these variants. */
function marksOf(need: Need, members: (member: Member) => readonly number[], size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const place of need) for (const way of members(place)) marks[way] = 1;
  return marks;
}

/** Moves the costs that at most two slots share into unary and pair. @returns what stays counted */
function lowered(
  problem: StackProblem,
  ways: readonly Way[],
  { unary, pair }: Pick<Tables, "unary" | "pair">,
  isShared: (component: number) => boolean,
): Use[][] {
  const size = ways.length;
  const counted: Use[][] = ways.map(() => []);
  problem.components.forEach((_, component) => {
    if (!isShared(component)) return;
    const users = ways.flatMap(({ slot, uses }, way) => {
      const use = uses.find((one) => one.component === component);
      return use === undefined ? [] : [{ way, slot, use }];
    });
    const many = new Set(users.map(({ slot }) => slot)).size > 2;
    for (const { way, slot, use } of users) {
      if (many || problem.budget !== undefined) {
        counted[way]!.push({ ...use, effort: many ? use.effort : 0 });
      }
      if (many) continue;
      unary[way]! -= use.effort;
      for (const other of users) {
        if (other.slot !== slot) pair[way * size + other.way]! += Math.min(use.effort, other.use.effort);
      }
    }
  });
  return counted;
}

function edgesOf(start: Int32Array, pair: Float64Array): [number, number][] {
  const slots = start.length - 1;
  const size = start[slots]!;
  const edges: [number, number][] = [];
  const isEdge = (i: number, j: number) => {
    for (let a = start[i]!; a < start[i + 1]!; a++) {
      for (let b = start[j]!; b < start[j + 1]!; b++) if (pair[a * size + b] !== 0) return true;
    }
    return false;
  };
  for (let i = 0; i < slots; i++) for (let j = i + 1; j < slots; j++) if (isEdge(i, j)) edges.push([i, j]);
  return edges;
}
