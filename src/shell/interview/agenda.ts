import { createInterviewer, samplesFor, type Interviewer } from "../../core/interview/survey.ts";
import { questionsFor, slotsNamed, type SlotKnowledge } from "../../core/slots.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { FieldValue } from "../../model/workload.ts";

/** What an interview is about: the slots to decide, their categories alone, and the questions that matter for them. */
export interface Agenda {
  readonly slots: readonly SlotKnowledge[];
  readonly asked: KnowledgeBase;
  readonly questions: readonly Question[];
  /** Says what to ask next; made when it is first asked for. */
  readonly interviewer: () => Interviewer;
}

/** The agenda for the names given as flags, or else for the answer to the question of what to decide. */
export function agendaFor(base: KnowledgeBase, flags: readonly string[], seed: number) {
  const made = new Map<string, Agenda>();
  return (answers: ReadonlyMap<string, FieldValue | undefined>): Agenda => {
    const answer = [answers.get(decideQuestion(base)?.field ?? "") ?? []].flat(2).map(String);
    const names = flags.length > 0 ? flags : answer;
    const key = names.join(" ");
    const agenda = made.get(key) ?? agendaOf(base, names, flags.length > 0, seed);
    made.set(key, agenda);
    return agenda;
  };
}

function agendaOf(base: KnowledgeBase, names: readonly string[], fixed: boolean, seed: number): Agenda {
  const slots = slotsNamed(base, names.length > 0 ? names : undefined);
  const ids = new Set(slots.map(({ knowledge }) => knowledge.category.id));
  const questions = questionsFor(slots).filter(({ role }) => role !== "decide" || !fixed);
  let made: Interviewer | undefined;
  return {
    slots,
    questions,
    interviewer: () =>
      (made ??= createInterviewer({ base, slots, names, questions }, samplesFor(slots.length), seed)),
    asked: { ...base, categories: base.categories.filter(({ category }) => ids.has(category.id)) },
  };
}

function decideQuestion(base: KnowledgeBase): Question | undefined {
  return base.categories.flatMap(({ questions }) => questions).find(({ role }) => role === "decide");
}
