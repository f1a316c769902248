import type { Question } from "../../model/question.ts";
import type { FieldValue } from "../../model/workload.ts";
import type { Completion } from "./completion-pool.ts";
import { mutualInformation } from "./information.ts";

/**
 * Expected information of a question's answer about the winners, in bits: the sum over the slots, under these completions.
 *
 * An answer of several names is worth the sum of what each name tells: names are drawn on their own, so the sum is not above
 * what the whole answer tells (chain rule; Cover and Thomas 2006, 2.5). An order has too many answers to count; it is worth
 * what the place of the one objective tells that tells most, which is not above the whole either (data processing; 2.8).
 */
export function worthOf(question: Question, completions: readonly Completion[]): number {
  const columns = columnsOf(question, completions);
  const slots = completions[0]?.winners.length ?? 0;
  let bits = 0;
  for (let slot = 0; slot < slots; slot++) {
    const winners = completions.map(({ winners: all }) => all[slot]?.name ?? "");
    if (winners.every((name) => name === winners[0])) continue;
    const each = columns.map((column) => mutualInformation(winners, column));
    bits += question.type.kind === "order" ? Math.max(0, ...each) : each.reduce((sum, one) => sum + one, 0);
  }
  return bits;
}

type Column = readonly (number | string)[];

/** A column of classes for each part of the answer: whether a name is in it, or where it stands. */
function columnsOf({ field, type }: Question, completions: readonly Completion[]): Column[] {
  const answers = completions.map(({ fields }) => fields[field]?.value);
  if (type.kind !== "set" && type.kind !== "order") return [answers.map(String)];
  const lists = answers.map(namesIn);
  const names = [...new Set(lists.flat())];
  return names.map((name) =>
    lists.map((list) => (type.kind === "set" ? Number(list.includes(name)) : list.indexOf(name))),
  );
}

function namesIn(answer: FieldValue | undefined): string[] {
  return Array.isArray(answer) ? answer.flat() : [];
}
