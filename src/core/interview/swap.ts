import type { Question } from "../../model/question.ts";
import type { Fields, FieldValue } from "../../model/workload.ts";
import type { Completion } from "./completion-pool.ts";
import { changes, type Winners } from "./winners.ts";

/**
 * Whether a question can change a winner: some completion has another one when this answer alone is replaced by another that
 * was drawn for it. Few completions are tried, since nearly always one of the first shows it.
 */
export function canChange(
  { field }: Question,
  completions: readonly Completion[],
  winners: (fields: Fields) => Winners,
): boolean {
  const answers = new Map<string, FieldValue>();
  for (const { fields } of completions) {
    const value = fields[field]?.value;
    if (value !== undefined && answers.size < MOST_ANSWERS) answers.set(JSON.stringify(value), value);
  }
  return spread(completions).some(({ fields, winners: before }) => {
    const own = fields[field];
    if (own === undefined) return false;
    return [...answers.values()].some(
      (value) => value !== own.value && changes(before, winners({ ...fields, [field]: { ...own, value } })),
    );
  });
}

const MOST_ANSWERS = 4;
const MOST_COMPLETIONS = 15;

/** Some of them, evenly over all. */
function spread(completions: readonly Completion[]): Completion[] {
  const step = Math.max(1, Math.floor(completions.length / MOST_COMPLETIONS));
  return completions.filter((_, n) => n % step === 0).slice(0, MOST_COMPLETIONS);
}
