import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { Fields } from "../../model/workload.ts";
import { applicable, type Answers } from "../interview.ts";
import type { SlotKnowledge } from "../slots.ts";
import { completionPool, type Completion } from "./completion-pool.ts";
import { panelOf, type Panel } from "./panel.ts";
import { canChange } from "./swap.ts";
import { changes, winnersOf, type Decide, type Winners } from "./winners.ts";
import { worthOf } from "./worth.ts";

/** What an interview is about. */
export interface Subject {
  readonly base: KnowledgeBase;
  readonly slots: readonly SlotKnowledge[];
  /** The categories and slots (`category/slot`) asked for by name. */
  readonly names: readonly string[];
  readonly questions: readonly Question[];
}

/** An unanswered question and what its answer is expected to tell about the winners, in bits. */
export interface OpenQuestion {
  readonly question: Question;
  readonly worth: number;
}

/** Where an interview stands. */
export interface Survey {
  /** Share of the joint completions in which another option wins than under the answers so far. */
  readonly changing: number;
  /** Whether that is too rare to go on asking for. */
  readonly enough: boolean;
  /** Unanswered questions that may tell something, the most telling first. */
  readonly open: readonly OpenQuestion[];
  /** Unanswered questions without a prior, by position: nobody can say what their answers would change. */
  readonly unguessed: readonly Question[];
  /** As many more will be asked at most, as far as can be foreseen. */
  readonly atMost: number;
  /** The question or the panel to ask now; none when it is enough. */
  readonly next: Question | Panel | undefined;
}

/** Conducts interviews about one subject. What it says depends on the answers alone, and not on the way to them. */
export interface Interviewer {
  /** The first opener without a prior: it is asked in any case, so no survey is needed to say so. */
  opening(answers: Answers): Question | undefined;
  survey(answers: Answers, stated: Fields): Survey;
  /** The question to ask after enough was answered: what may tell most, then by position. */
  further(answers: Answers, survey: Survey): Question | undefined;
  /** Of the open questions of a survey, the first few that do change a winner in some completion. */
  mattering(survey: Survey, stated: Fields): Question[];
  /** Share of the joint completions of these answers that change a winner: the stopping rule alone. */
  changing(stated: Fields): number;
  /** Draws some completions ahead, so that the next survey has less to do. */
  prepare(stated: Fields, completions: number): void;
  winners(stated: Fields): Winners;
}

/** Asking ends when a smaller share of the joint completions than this changes a winner. */
export const ENOUGH = 0.02;

/** An opener that tells less than this, in bits, has no precedence. */
const WORTH_OPENING = 0.05;

/** What tells less than this, in bits, may be noise: Miller's correction is right on average only. */
const WORTH_COUNTING = 0.01;

/** More names than this are not read. */
const MOST_NAMED = 6;

/** Joint completions behind each question: the next one has to appear at once. */
export const SAMPLES = 250;

/** Several slots share them out, down to a number that still shows what tells most. */
export function samplesFor(slots: number): number {
  return Math.max(40, Math.round(SAMPLES / slots));
}

/** The next question is looked for among so many: further down they tell too little to wait for. */
const MOST_TRIED = 24;

/** @param samples joint completions that each survey rests on */
export function createInterviewer(subject: Subject, samples: number, seed: number): Interviewer {
  const { base, slots, names, questions } = subject;
  const winners = winnersOf(base, slots, names);
  const pool = completionPool(slots, questions, winners, seed);
  const changing = (stated: Fields) => changingShare(winners(stated), pool(stated, samples));
  return {
    winners,
    changing,
    opening: (answers) =>
      applicable(answers, questions).find(
        (question) => question.opener === true && !isGuessed(question) && !answers.has(question.field),
      ),
    prepare: (stated, completions) => void pool(stated, Math.min(completions, samples)),
    survey: (answers, stated) => {
      const unanswered = applicable(answers, questions).filter(({ field }) => !answers.has(field));
      return surveyOf(unanswered, pool(stated, samples), winners(stated), winners);
    },
    mattering: ({ open }, stated) =>
      open
        .slice(0, MOST_NAMED)
        .map(({ question }) => question)
        .filter((question) => canChange(question, pool(stated, samples), winners(stated), winners)),
    further: (answers, { open }) =>
      open[0]?.question ?? applicable(answers, questions).find(({ field }) => !answers.has(field)),
  };
}

function changingShare(leading: Winners, completions: readonly Completion[]): number {
  return completions.filter(({ winners }) => changes(leading, winners)).length / completions.length;
}

function surveyOf(
  unanswered: readonly Question[],
  completions: readonly Completion[],
  leading: Winners,
  winners: Decide,
): Survey {
  const changing = changingShare(leading, completions);
  const worths = new Map(
    unanswered.filter(isGuessed).map((question) => [question, worthOf(question, completions)]),
  );
  const open = [...worths]
    .map(([question, worth]) => ({ question, worth }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);
  const unguessed = unanswered.filter((question) => !worths.has(question));
  const enough = changing < ENOUGH;
  const first = unanswered.find(
    (question) =>
      question.opener === true && (worths.get(question) ?? Number.POSITIVE_INFINITY) >= WORTH_OPENING,
  );
  const able = (question: Question) => canChange(question, completions, leading, winners);
  const tried = open.slice(0, MOST_TRIED).map(({ question }) => question);
  const next = () => {
    const one = first ?? tried.find(able) ?? open[0]?.question ?? unanswered[0];
    return one && (panelOf(one, tried, completions, able) ?? one);
  };
  return {
    changing,
    enough,
    open,
    unguessed,
    atMost: enough ? 0 : atMost(open),
    next: enough ? undefined : next(),
  };
}

/** Whether its answer can be drawn. */
function isGuessed({ prior, role }: Question): boolean {
  return prior !== undefined || role === "order";
}

/** Those that tell more than noise does; more are hardly ever asked (`npm run interview` counts how often). */
function atMost(open: readonly OpenQuestion[]): number {
  return Math.max(1, open.filter(({ worth }) => worth >= WORTH_COUNTING).length);
}
