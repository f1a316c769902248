import type { KnowledgeBase, Misconception } from "../../model/knowledge.ts";
import type { Operator } from "../../model/condition.ts";
import type { Scalar } from "../../model/value.ts";
import { compare, levelsOf } from "../compare.ts";
import { variantsOf } from "../variants.ts";

/** An expectation that the recorded cells do not meet. */
export interface MisconceptionProblem {
  id: string;
  /** Which of its expectations, from 0. */
  index: number;
  message: string;
}

type Expectation = Misconception["expect"][number];

/** Holds every misconception's expectations against the resolved cells: each variant that they speak of has to meet them. */
export function auditMisconceptions(base: KnowledgeBase): MisconceptionProblem[] {
  return base.misconceptions.flatMap(({ id, expect }) =>
    expect.flatMap((expectation, index) =>
      unmet(base, expectation).map((message) => ({ id, index, message })),
    ),
  );
}

function unmet(base: KnowledgeBase, expectation: Expectation): string[] {
  const knowledge = base.categories.find(({ category }) => category.id === expectation.category);
  const option = knowledge?.options.find(({ id }) => id === expectation.option);
  if (knowledge === undefined || option === undefined) {
    return [`Unknown option "${expectation.category}/${expectation.option}".`];
  }
  const variants = variantsOf(option).filter(
    ({ mode, offering }) =>
      (expectation.mode === undefined || mode === expectation.mode) &&
      (expectation.offering === undefined || offering === expectation.offering),
  );
  if (variants.length === 0) return [`No variant of "${option.id}" has this mode and offering.`];
  const levels = levelsOf(knowledge.attributes.find(({ id }) => id === expectation.attribute)?.type);
  return comparisonsOf(expectation).flatMap(([operator, wanted]) =>
    variants
      .filter(
        (variant) => compare(variant.cells[expectation.attribute]?.value, operator, wanted, levels) !== "met",
      )
      .map(({ mode, offering, cells }) => {
        const found = cells[expectation.attribute]?.value;
        return `Expected "${expectation.attribute}" of ${option.id}/${mode} on ${offering} ${operator} ${JSON.stringify(wanted)}, found ${found === undefined ? "unknown" : JSON.stringify(found)}.`;
      }),
  );
}

function comparisonsOf({ equals, atLeast, atMost }: Expectation): [Operator, Scalar][] {
  return [
    ...(equals === undefined ? [] : [["equals", equals] as [Operator, Scalar]]),
    ...(atLeast === undefined ? [] : [["atLeast", atLeast] as [Operator, Scalar]]),
    ...(atMost === undefined ? [] : [["atMost", atMost] as [Operator, Scalar]]),
  ];
}

/** Misconceptions that expect nothing in particular would hold for any value. */
export function emptyExpectations({
  misconceptions,
}: Pick<KnowledgeBase, "misconceptions">): MisconceptionProblem[] {
  return misconceptions.flatMap(({ id, expect }) =>
    expect.flatMap((expectation, index) =>
      comparisonsOf(expectation).length > 0
        ? []
        : [{ id, index, message: "Expected equals, atLeast or atMost." }],
    ),
  );
}
