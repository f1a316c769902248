import type { Question } from "../../model/question.ts";
import type { FieldValue } from "../../model/workload.ts";
import type { Completion } from "./completion-pool.ts";
import { changes, type Decide, type Winners } from "./winners.ts";

/**
 * Whether a question can change a winner: some completion has another one when this answer alone is replaced by another that
 * was drawn for it. Few completions are tried: first of those that change the winner that leads now, where an answer that
 * decides is most likely to be found.
 */
export function canChange(
  { field }: Question,
  completions: readonly Completion[],
  leading: Winners,
  winners: Decide,
): boolean {
  const answers = new Map<string, FieldValue>();
  for (const { fields } of completions) {
    const value = fields[field]?.value;
    if (value !== undefined && answers.size < MOST_ANSWERS) answers.set(JSON.stringify(value), value);
  }
  const changing = completions.filter((one) => changes(leading, one.winners));
  const tried = [...spread(changing, MOST_CHANGING), ...spread(completions, MOST_OTHERS)];
  return tried.some(({ fields, winners: before }) => {
    const own = fields[field];
    if (own === undefined) return false;
    return [...answers.values()].some(
      (value) =>
        value !== own.value && changes(before, winners({ ...fields, [field]: { ...own, value } }, field)),
    );
  });
}

const MOST_ANSWERS = 6;
const MOST_CHANGING = 15;
const MOST_OTHERS = 5;

/** So many of them, evenly over all. */
function spread(completions: readonly Completion[], most: number): Completion[] {
  const step = Math.max(1, Math.floor(completions.length / most));
  return completions.filter((_, n) => n % step === 0).slice(0, most);
}
