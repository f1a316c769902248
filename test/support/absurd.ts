import { describe, expect, test } from "vitest";
import { createEvaluator, type Evaluator } from "../../src/core/evaluate.ts";
import {
  evaluatorOf,
  fieldsFor,
  placed,
  published,
  rankingBy,
  slots,
  type Answers,
  type Placed,
} from "./published.ts";

/** A recommendation that nobody should ever get, over every workload of a grid. */
export interface Absurd {
  name: string;
  slot: string;
  /** The answers of each question; undefined leaves it unanswered. */
  axes: Record<string, readonly unknown[]>;
  never: (placed: Placed, answers: Answers) => boolean;
  /** It may fit, but must not lead; without this nothing that fits may be it. */
  leading?: true;
  /**
   * The rules and criteria that keep it away: without them it would happen somewhere in the grid. None where the option
   * takes no part in the slot, or always does better in another mode.
   */
  restsOn: readonly string[];
}

/** All combinations of the given answers. */
function grid(axes: Absurd["axes"]): Answers[] {
  return Object.entries(axes).reduce<Answers[]>(
    (all, [field, values]) =>
      all.flatMap((answers) =>
        values.map((value) => (value === undefined ? answers : { ...answers, [field]: value })),
      ),
    [{}],
  );
}

/** Two tests for each: that it never happens, and that it would without what it rests on, or that there is such an option. */
export function neverHappens(cases: readonly Absurd[]): void {
  describe.each(cases)("$slot: $name", (absurd) => {
    const workloads = grid(absurd.axes);

    test("never happens, over its whole grid", () => {
      const evaluator = evaluatorOf(absurd.slot);
      const found = workloads.map((answers) => foundIn(absurd, answers, evaluator));
      expect(found.flat().slice(0, 3)).toEqual([]);
      expect(workloads.some((answers) => fit(absurd, answers, evaluator).length > 0)).toBe(true);
    });

    const [title, happens] =
      absurd.restsOn.length === 0
        ? (["speaks of an option that the base knows", () => isKnown(absurd)] as const)
        : (["would happen without what it rests on", () => wouldHappen(absurd, workloads)] as const);
    test(title, () => expect(happens()).toBe(true));
  });
}

function isKnown({ slot, never }: Absurd): boolean {
  const { options } = published.categories.find(({ category }) => slot.startsWith(`${category.id}/`))!;
  const ofAnySlot = options.map(({ id }) => ({ option: id, mode: "", offering: "", score: 0 }));
  const variants = evaluatorOf(slot).model.variants.map((variant) => placed(variant, 0));
  return [...ofAnySlot, ...variants].some((one) => never(one, {}));
}

function wouldHappen(absurd: Absurd, workloads: readonly Answers[]): boolean {
  const evaluator = without(absurd);
  return workloads.some((answers) => foundIn(absurd, answers, evaluator).length > 0);
}

function foundIn(absurd: Absurd, answers: Answers, evaluator: Evaluator) {
  const all = fit(absurd, answers, evaluator);
  const meant = absurd.leading === true ? all.filter(({ score }) => score === all[0]!.score) : all;
  return meant.filter((one) => absurd.never(one, answers)).map((one) => ({ ...one, answers }));
}

function fit({ slot }: Absurd, answers: Answers, evaluator: Evaluator): Placed[] {
  return rankingBy(evaluator, fieldsFor(answers, slot));
}

function without({ slot, restsOn }: Absurd): Evaluator {
  const { knowledge } = slots.get(slot)!;
  const { rules, criteria } = knowledge;
  const ids = [...rules, ...criteria].map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...restsOn]));
  const stays = ({ id }: { id: string }) => !restsOn.includes(id);
  return createEvaluator({ ...knowledge, rules: rules.filter(stays), criteria: criteria.filter(stays) });
}
