import type { StackChange, StackChoice, StackSensitivity } from "../../model/stack.ts";
import type { SlotFit } from "./fits.ts";
import type { StackSolution } from "./problem.ts";
import { solveStack } from "./solve.ts";
import { stackProblem, type StackInput } from "./stack-problem.ts";

/** What is chosen in each slot, and what the slot's own leader would cost where that is another. */
export function choicesOf(input: StackInput, best: StackSolution): StackChoice[] {
  return input.fits.map((fit, slot) => {
    const { knowledge, slot: declared } = fit.decided;
    const { variant, fit: score } = chosenIn(input, best, slot);
    const { option, mode, offering } = variant;
    return {
      category: knowledge.category.id,
      slot: declared.id,
      ...(fit.flow === undefined ? {} : { flow: fit.flow }),
      title: fit.title,
      option: { option: option.id, title: option.title },
      mode: option.modes[mode]?.title ?? mode,
      offering: option.offerings[offering]?.title ?? offering,
      weight: input.weights[slot] ?? 0,
      fit: score,
      ...(fit.leader === undefined || fit.leader === option.id
        ? {}
        : { alone: alone(input, best, slot, fit.leader) }),
    };
  });
}

export function chosenIn(
  { fits }: StackInput,
  { variants }: StackSolution,
  slot: number,
): SlotFit["variants"][number] {
  const chosen = fits[slot]?.variants[variants[slot] ?? -1];
  if (chosen === undefined) throw new RangeError(`Nothing chosen in slot ${String(slot)}`);
  return chosen;
}

/** The best stack with an option forced into a slot; no price where there is none. */
function alone(
  input: StackInput,
  best: StackSolution,
  slot: number,
  leader: string,
): NonNullable<StackChoice["alone"]> {
  const fits = input.fits.map((fit, n) =>
    n === slot
      ? { ...fit, variants: fit.variants.filter(({ variant }) => variant.option.id === leader) }
      : fit,
  );
  const title = fits[slot]?.variants[0]?.variant.option.title ?? leader;
  const [forced] = solveStack(stackProblem({ ...input, fits }), { stacks: 1 }).stacks;
  const option = { option: leader, title };
  return forced === undefined ? { option } : { option, price: best.total - forced.total };
}

/** Where another stack, of the same slots, differs. */
export function changesFrom(input: StackInput, best: StackSolution, other: StackSolution): StackChange[] {
  return input.fits.flatMap(({ title }, slot) => {
    const [from, to] = [best, other].map((stack) => chosenIn(input, stack, slot).variant.option);
    if (from === undefined || to === undefined || from.id === to.id) return [];
    return [{ place: title, option: { option: to.id, title: to.title } }];
  });
}

/** What doubling and halving the weight of each category, and of pairings, makes of the stack; each solved anew. */
export function sensitivityOf(input: StackInput, best: StackSolution): StackSensitivity[] {
  const categories = new Map(
    input.fits.map(({ decided: { knowledge } }) => [knowledge.category.id, knowledge.category.title]),
  );
  const after = (changed: StackInput) => {
    const [other = best] = solveStack(stackProblem(changed), { stacks: 1 }).stacks;
    return changesFrom(input, best, other);
  };
  const ofCategories = categories.size < 2 ? [] : [...categories];
  return [2, 0.5].flatMap((factor) => [
    ...ofCategories.map(([id, title]) => ({
      title,
      factor,
      changes: after({ ...input, weights: reweighted(input, id, factor) }),
    })),
    { title: "Pairings", factor, changes: after({ ...input, pairValue: input.pairValue * factor }) },
  ]);
}

/** The weights with those of one category's slots multiplied, and all scaled to sum to 1 again. */
function reweighted({ fits, weights }: StackInput, category: string, factor: number): number[] {
  const raw = weights.map((weight, slot) =>
    fits[slot]?.decided.knowledge.category.id === category ? weight * factor : weight,
  );
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}

/** What the new parts of a stack add up to: the largest use of each component, and each use of what is not shared. */
export function usedLoad({ base }: StackInput, { uses }: StackSolution): number {
  const all = uses.flat();
  return [...new Set(all.map(({ component }) => component))].reduce((sum, component) => {
    const loads = all.filter((use) => use.component === component).map(({ load }) => load);
    const isShared = base.components[component]?.shareable === true;
    return sum + (isShared ? Math.max(...loads) : loads.reduce((total, load) => total + load, 0));
  }, 0);
}
