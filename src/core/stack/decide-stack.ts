import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { FoundStack, NoStack, Stack } from "../../model/stack.ts";
import type { Workload } from "../../model/workload.ts";
import { withFollowingFields } from "../decompose/with-following-fields.ts";
import { slotsToDecide } from "../slots.ts";
import { adding, runningComponents, type Adding } from "./adding.ts";
import { acceptedBudget } from "./budget.ts";
import { componentsOf, pairingsOf } from "./explain-stack.ts";
import { fitsOf, type SlotFit } from "./fits.ts";
import { isHard } from "./pairings.ts";
import type { StackSolution } from "./problem.ts";
import { solveStack } from "./solve.ts";
import { stackProblem, type StackInput } from "./stack-problem.ts";
import { choicesOf, changesFrom, sensitivityOf, usedLoad } from "./stack-parts.ts";

/**
 * What two options that belong together add to the total, as a share of the weight of an average slot; what is unneeded
 * beside another takes as much. A judgement: as much as a small criterion of one slot. The sensitivity says what it decides.
 */
export const PAIR_VALUE = 0.05;

/** The best stack and this many next best are found. */
const NEXT_BEST = 3;

/** A search that would take minutes ends without a proof, and the result says so. */
const NODE_LIMIT = 20_000_000;

export interface StackOptions {
  /** Categories, or slots as `category/slot`; what the workload asks for when absent. */
  decide?: readonly string[] | undefined;
  /** Weights of categories against each other; 1 where absent. Each category's slots share its weight. */
  weights?: Readonly<Record<string, number>> | undefined;
  /** Options that are settled, by `category/slot`: what such a stack is worth, with the best of the rest. */
  given?: Readonly<Record<string, string>> | undefined;
}

/**
 * Chooses one option for every slot jointly: the local scores without what operating takes, plus what belongs together, less
 * the effort of every distinct component, once. Exact; pure, the same for the same arguments.
 */
export function decideStack(base: KnowledgeBase, workload: Workload, options: StackOptions = {}): Stack {
  const known = withFollowingFields(base, workload);
  const all = fitsOf(base, slotsToDecide(base, known, options.decide), known).map((fit) =>
    settled(fit, options.given ?? {}),
  );
  const fits = all.filter(({ variants }) => variants.length > 0);
  const open = all.filter(({ variants }) => variants.length === 0).map(({ title }) => title);
  const input: StackInput = {
    base,
    fields: known.fields,
    fits: fits.map(leading),
    weights: slotWeights(fits, options.weights ?? {}),
    running: runningComponents(base, known.fields),
    budget: acceptedBudget(base, known.fields),
    adding: remembered((component) => adding(base, fits, component)),
    pairings: base.pairings,
    pairValue: PAIR_VALUE,
  };
  const sure = found(input, open, false);
  if (sure.kind === "found") return sure;
  const wider = found({ ...input, fits }, open, true);
  return wider.kind === "found" ? wider : noStack({ ...input, fits }, open, wider);
}

/** A slot with its settled option only, whether or not others surely fit where it may. */
function settled(fit: SlotFit, given: Readonly<Record<string, string>>): SlotFit {
  const { slot, knowledge } = fit.decided;
  const option = given[`${knowledge.category.id}/${slot.id}`];
  if (option === undefined) return fit;
  const own = fit.variants.filter(({ variant }) => variant.option.id === option);
  return { ...fit, variants: own.map((variant) => ({ ...variant, leads: true })), leader: option };
}

function leading(fit: SlotFit): SlotFit {
  return { ...fit, variants: fit.variants.filter(({ leads }) => leads) };
}

/** Each category's share of all weights, divided among its slots. */
export function slotWeights(fits: readonly SlotFit[], weights: Readonly<Record<string, number>>): number[] {
  const category = ({ decided }: SlotFit) => decided.knowledge.category.id;
  const categories = [...new Set(fits.map(category))];
  const sum = categories.reduce((total, id) => total + (weights[id] ?? 1), 0);
  return fits.map((fit) => {
    const own = fits.filter((other) => category(other) === category(fit)).length;
    return (weights[category(fit)] ?? 1) / sum / own;
  });
}

function remembered(compute: (component: string) => Adding): (component: string) => Adding {
  const results = new Map<string, Adding>();
  return (component) => {
    const result = results.get(component) ?? compute(component);
    results.set(component, result);
    return result;
  };
}

type Nothing = Pick<NoStack, "kind" | "proved" | "nodes">;

function found(input: StackInput, open: string[], undetermined: boolean): FoundStack | Nothing {
  const problem = stackProblem(input);
  const { stacks, proved, nodes } = solveStack(problem, { stacks: 1 + NEXT_BEST, nodeLimit: NODE_LIMIT });
  const [best, ...others] = stacks;
  if (best === undefined) return { kind: "none", proved, nodes };
  const pairings = pairingsOf(input, best);
  const components = componentsOf(input, best);
  const choices = choicesOf(input, best);
  const fit = choices.reduce((sum, choice) => sum + choice.weight * choice.fit, 0);
  const effort = components.reduce((sum, one) => sum + one.effort, 0) + ownEffort(input, best);
  return {
    kind: "found",
    choices,
    open,
    total: best.total,
    fit,
    pairs: pairings.reduce((sum, { value }) => sum + value, 0),
    effort,
    pairings,
    components,
    ...budgetOf(input, best),
    undetermined,
    next: others.map((other) => ({
      difference: best.total - other.total,
      changes: changesFrom(input, best, other),
    })),
    sensitivity: sensitivityOf(input, best),
    proved,
    nodes,
  };
}

/** What options without a component take. */
function ownEffort({ base }: StackInput, { uses }: StackSolution): number {
  return uses
    .flat()
    .filter(({ component }) => component === base.components.length)
    .reduce((sum, { effort }) => sum + effort, 0);
}

function budgetOf(input: StackInput, best: StackSolution | undefined): Pick<FoundStack, "budget"> {
  const { budget } = input;
  if (budget === undefined) return {};
  const { title, answer, atMost } = budget;
  const used = best === undefined ? {} : { used: usedLoad(input, best) };
  return { budget: { title, answer, atMost, ...used } };
}

/**
 * Names a smallest reason why there is no stack: conditions are left out one by one, and stay out if there is none without
 * them either (deletion filter, Chinneck and Dravnieks 1991, ORSA Journal on Computing 3:157). Leaving out any of the rest
 * makes a stack possible.
 */
function noStack(input: StackInput, open: string[], { proved, nodes }: Nothing): NoStack {
  const isImpossible = (without: StackInput) =>
    solveStack(stackProblem(without), { stacks: 1, nodeLimit: NODE_LIMIT }).stacks.length === 0;
  let reason: StackInput = { ...input, pairings: input.pairings.filter(isHard) };
  if (isImpossible({ ...reason, budget: undefined })) reason = { ...reason, budget: undefined };
  for (const pairing of reason.pairings) {
    const fewer = { ...reason, pairings: reason.pairings.filter((one) => one !== pairing) };
    if (isImpossible(fewer)) reason = fewer;
  }
  const least = solveStack(
    stackProblem({ ...input, budget: input.budget && { ...input.budget, atMost: Infinity } }),
    {
      stacks: 1,
      nodeLimit: NODE_LIMIT,
    },
  ).stacks[0];
  return {
    kind: "none",
    pairings: reason.pairings.map(({ id, kind, summary, source, reason: why }) => ({
      id,
      kind,
      summary,
      ...(source === undefined ? {} : { source }),
      ...(why === undefined ? {} : { reason: why }),
    })),
    ...(reason.budget === undefined ? {} : budgetOf(input, least)),
    open,
    proved,
    nodes,
  };
}
