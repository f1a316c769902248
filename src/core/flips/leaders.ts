import { tierOf, type Evaluation, type Evaluator } from "../evaluate.ts";
import { LEVEL } from "./contest.ts";

/** The first of the ranking, with those that are level with it in score and tier; nothing when nothing fits. */
export function leadersOf({ standings, ranking }: Evaluation): readonly number[] {
  const best = standings[ranking[0] ?? -1];
  if (best === undefined) return [];
  return ranking.filter((option) => {
    const standing = standings[option];
    if (standing === undefined || tierOf(standing) !== tierOf(best)) return false;
    return best.score - standing.score <= LEVEL;
  });
}

/** An option that leads now and did not lead before, when no earlier leader still leads. */
export function newLeader(before: Evaluation, after: Evaluation): number | undefined {
  const earlier = leadersOf(before);
  const now = leadersOf(after);
  return now.some((option) => earlier.includes(option)) ? undefined : now[0];
}

/** The option at an index, as a flip names it. */
export function winnerOf(evaluator: Evaluator, index: number): { winner: string; winnerTitle: string } {
  const variant = evaluator.groups[index]?.[0];
  const option = variant === undefined ? undefined : evaluator.model.variants[variant]?.option;
  return { winner: option?.id ?? "", winnerTitle: option?.title ?? "" };
}
