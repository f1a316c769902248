import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Workload } from "../../model/workload.ts";
import { hasBit } from "../bits.ts";
import { createEvaluator, tierOf, type Evaluation, type Evaluator, type Standing } from "../evaluate.ts";
import { fieldsOf } from "../fields.ts";
import { variantAction } from "../slot-model.ts";
import { fieldsInCategory, titleOfSlot, type SlotKnowledge } from "../slots.ts";
import type { Variant } from "../variants.ts";

/** One variant that may fill a slot. */
export interface FittingVariant {
  readonly variant: Variant;
  /** It is in the same tier as the leader of the slot: it surely meets every must, if any option there does. */
  readonly leads: boolean;
  /** Its score with nothing to operate, and what of the score operating it takes; score = fit - effort where nothing runs beside. */
  readonly fit: number;
  readonly effort: number;
  /** Nothing of it runs already. */
  readonly isNew: boolean;
}

/** A slot (of one flow), and what fits it. */
export interface SlotFit {
  readonly decided: SlotKnowledge;
  readonly flow?: string;
  readonly title: string;
  readonly evaluator: Evaluator;
  readonly evaluation: Evaluation;
  /** Weight of the criterion that counts effort; 0 without one. */
  readonly effortWeight: number;
  /** In the order of the slot's ranking. */
  readonly variants: readonly FittingVariant[];
  /** The option that leads when the slot is decided alone. */
  readonly leader: string | undefined;
}

/** Evaluates each slot and keeps every variant that may fill it. */
export function fitsOf(base: KnowledgeBase, slots: readonly SlotKnowledge[], workload: Workload): SlotFit[] {
  return slots.flatMap((decided) => {
    const flows = decided.slot.perFlow ? workload.flows : [undefined];
    const evaluator = createEvaluator(decided.knowledge);
    return flows.map((flow) => {
      const stated = flow === undefined ? workload.fields : fieldsOf(workload, flow);
      const evaluation = evaluator.evaluate(fieldsInCategory(base, decided.knowledge, stated));
      const [leader = -1] = evaluation.ranking;
      return {
        decided,
        ...(flow === undefined ? {} : { flow: flow.id }),
        title: titleOfSlot(decided, flow?.id),
        evaluator,
        evaluation,
        effortWeight: effortWeightOf(evaluation),
        variants: fittingVariants(evaluator, evaluation),
        leader: optionOf(evaluator, evaluation, leader),
      };
    });
  });
}

function effortWeightOf({ criteria, weights }: Evaluation): number {
  return criteria.reduce((sum, { counts }, c) => (counts === "effort" ? sum + (weights[c] ?? 0) : sum), 0);
}

function optionOf({ model }: Evaluator, { standings }: Evaluation, option: number): string | undefined {
  return model.variants[standings[option]?.variant ?? -1]?.option.id;
}

function fittingVariants(evaluator: Evaluator, evaluation: Evaluation): FittingVariant[] {
  const { standings, ranking, screening } = evaluation;
  const [best] = ranking.map((option) => tierOf(standings[option] as Standing));
  return ranking.flatMap((option) => {
    const standing = standings[option] as Standing;
    const leads = tierOf(standing) === best;
    return (evaluator.groups[option] ?? [])
      .filter((variant) => !hasBit(screening.violated, variant))
      .filter((variant) => standing.status !== "eligible" || !hasBit(screening.undetermined, variant))
      .map((variant) => ({ leads, ...scored(evaluator, evaluation, variant) }));
  });
}

/** The score in two: what operating takes leaves the fit, as if it took nothing. */
function scored({ model }: Evaluator, { criteria, weights, values, fields }: Evaluation, at: number) {
  const variant = model.variants[at];
  if (variant === undefined) throw new RangeError(`No variant ${String(at)}`);
  let fit = 0;
  let effort = 0;
  criteria.forEach((criterion, c) => {
    const value = ((values[c]?.low[at] ?? 0) + (values[c]?.high[at] ?? 0)) / 2;
    const weight = weights[c] ?? 0;
    fit += weight * (criterion.counts === undefined ? value : 1);
    if (criterion.counts === "effort") effort += weight * (1 - value);
  });
  const action = variantAction(model, variant, fields);
  return { variant, fit, effort, isNew: action === "adopt" || action === "replace" };
}
