import type { Objective } from "../../model/category.ts";
import type { Question } from "../../model/question.ts";
import type { Order } from "../../model/workload.ts";
import type { Place } from "./places.ts";

/** One objective of a place, in the order that holds. */
export interface ObjectiveRow {
  readonly objective: Objective;
  /** Its rank from 1, shared with those tied to it; absent for one that the order leaves out. */
  readonly rank: number | undefined;
  /** Its weight; absent where no criterion of it is active. */
  readonly weight: number | undefined;
}

/** The objectives of a place from the most important, those that the order leaves out last. */
export function objectiveRows({ evaluator, evaluation }: Place): ObjectiveRow[] {
  const { objectives } = evaluator.model.knowledge.category;
  const groups = orderHere(evaluation.order.value, objectives);
  const left = objectives.filter(({ id }) => !groups.flat().includes(id));
  const row = (objective: Objective, rank: number | undefined): ObjectiveRow => {
    const parts = evaluation.criteria.flatMap((criterion, c) =>
      criterion.objective === objective.id ? [evaluation.weights[c] ?? 0] : [],
    );
    const weight = parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0);
    return { objective, rank, weight };
  };
  const ranked = groups.flatMap((group, n) =>
    objectives.filter(({ id }) => group.includes(id)).map((objective) => row(objective, n + 1)),
  );
  return [...ranked, ...left.map((objective) => row(objective, undefined))];
}

/** The question that the order answers, if the place has one. */
export function orderQuestion({ evaluator }: Place): Question | undefined {
  return evaluator.model.knowledge.questions.find(({ role }) => role === "order");
}

function orderHere(order: Order, objectives: readonly Objective[]): string[][] {
  const own = new Set(objectives.map(({ id }) => id));
  return order.map((group) => [group].flat().filter((id) => own.has(id))).filter((group) => group.length > 0);
}

/**
 * The order with one objective moved up or down, or tied with the group above. A tied one first leaves its tie; one that is
 * not ranked becomes the last ranked. What the order says of other categories' objectives stays. @returns nothing where
 * there is nothing to move past
 */
export function moved(place: Place, id: string, how: "up" | "down" | "tie"): Order | undefined {
  const { order } = place.evaluation;
  const own = new Set(place.evaluator.model.knowledge.category.objectives.map((objective) => objective.id));
  const groups = order.value.map((group) => [group].flat());
  const at = groups.findIndex((group) => group.includes(id));
  const isOwn = (group: readonly string[]) => group.some((one) => one !== id && own.has(one));
  const tied = at >= 0 && isOwn(groups[at] ?? []);
  if (at < 0)
    return how === "down"
      ? undefined
      : written(how === "up" ? [...groups, [id]] : joined(groups, id, groups.findLastIndex(isOwn)));
  if (how === "tie")
    return tied ? undefined : written(joined(groups, id, groups.slice(0, at).findLastIndex(isOwn)));
  const next = groups.findIndex((group, n) => n > at && isOwn(group));
  const target = tied ? at : how === "up" ? groups.slice(0, at).findLastIndex(isOwn) : next;
  return target < 0 ? undefined : written(inserted(groups, id, how === "up" ? target : target + 1));
}

function without(groups: readonly string[][], id: string): string[][] {
  return groups.map((group) => group.filter((one) => one !== id));
}

function joined(groups: readonly string[][], id: string, target: number): string[][] {
  if (target < 0) return [];
  return without(groups, id).map((group, n) => (n === target ? [...group, id] : group));
}

function inserted(groups: readonly string[][], id: string, before: number): string[][] {
  return without(groups, id).toSpliced(before, 0, [id]);
}

/** As a workload file states it; an order of nothing is none. */
function written(groups: readonly string[][]): Order | undefined {
  const left = groups.filter((group) => group.length > 0);
  return left.length === 0 ? undefined : left.map((group) => (group.length === 1 ? (group[0] ?? "") : group));
}
