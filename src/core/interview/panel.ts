import type { Question } from "../../model/question.ts";
import type { FieldValue } from "../../model/workload.ts";
import type { Answers } from "../interview.ts";
import type { Completion } from "./completion-pool.ts";

/** An open question and the answer that it usually has. */
export interface Usual {
  readonly question: Question;
  readonly value: FieldValue;
}

/** Open questions that are asked as one: which of them are not answered as usual? The most telling first. */
export interface Panel {
  readonly usual: readonly Usual[];
}

/** An answer is usual from this share of the joint completions on. */
export const USUAL = 0.6;

/** More lines than this are not compared with one's own workload, but skimmed. */
export const MOST_IN_PANEL = 7;

export function isPanel(next: Question | Panel | undefined): next is Panel {
  return next !== undefined && "usual" in next;
}

/**
 * The panel that this question leads: it, and others that have a usual answer too and can change a winner. None where its
 * own answer is open, or where it would stand alone.
 *
 * @param open the other open questions, the most telling first
 * @param able whether a question can change a winner; asked of as few as possible
 */
export function panelOf(
  first: Question,
  open: readonly Question[],
  completions: readonly Completion[],
  able: (question: Question) => boolean,
): Panel | undefined {
  const usual = usualAnswer(first, completions);
  if (usual === undefined) return undefined;
  const all = [usual];
  for (const question of open) {
    if (all.length === MOST_IN_PANEL) break;
    const other = question === first ? undefined : usualAnswer(question, completions);
    if (other !== undefined && able(question)) all.push(other);
  }
  return all.length === 1 ? undefined : { usual: all };
}

/** The likeliest answer of the completions in which the question applies, where its share makes it usual. */
function usualAnswer(question: Question, completions: readonly Completion[]): Usual | undefined {
  const counts = new Map<string, { value: FieldValue; count: number }>();
  let applies = 0;
  for (const { fields } of completions) {
    const value = fields[question.field]?.value;
    if (value === undefined) continue;
    applies++;
    const key = JSON.stringify(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const likeliest = [...counts.values()].find(({ count }) => count >= USUAL * applies);
  return likeliest && { question, value: likeliest.value };
}

/** Whether an answer is the usual one; the order of several names says nothing. */
export function isUsual({ value }: Usual, answer: FieldValue | undefined): boolean {
  return answer !== undefined && plain(answer) === plain(value);
}

function plain(value: FieldValue): string {
  return JSON.stringify(Array.isArray(value) ? value.flat().sort() : value);
}

/**
 * The answers after a panel: what was not chosen is answered as usual, and what was is still to be asked; an answer of its
 * own that it was given before stays.
 *
 * @param chosen the fields that are not as usual
 */
export function afterPanel(answers: Answers, { usual }: Panel, chosen: readonly string[]): Answers {
  const after = new Map(answers);
  for (const one of usual) {
    const { field } = one.question;
    const answer = answers.get(field);
    if (!chosen.includes(field)) after.set(field, one.value);
    else if (answer === undefined || isUsual(one, answer)) after.delete(field);
  }
  return after;
}

/** The answers after "don't know" to a whole panel: all of it stays open. */
export function unknownPanel(answers: Answers, { usual }: Panel): Answers {
  return new Map([...answers, ...usual.map(({ question }) => [question.field, undefined] as const)]);
}
