import { applicable, previousQuestion, type Answers } from "../../core/interview.ts";
import { isPanel, type Panel } from "../../core/interview/panel.ts";
import type { Question } from "../../model/question.ts";

/** A panel that was answered, and the fields that were chosen in it: they are asked one by one. */
export interface AnsweredPanel {
  readonly panel: Panel;
  readonly chosen: readonly string[];
}

/** What was asked so far, and how. */
interface Asked {
  readonly answers: Answers;
  readonly questions: readonly Question[];
  readonly panels: readonly AnsweredPanel[];
}

/** The first question that was chosen in a panel and is not answered yet. */
export function chosenQuestion({ answers, questions, panels }: Asked): Question | undefined {
  const chosen = new Set(panels.flatMap((one) => one.chosen));
  return applicable(answers, questions).find(({ field }) => chosen.has(field) && !answers.has(field));
}

/** What was asked before: a panel, where the answer before was given in it, or where this question was chosen in it. */
export function stepBefore(asked: Asked, current: Question | Panel): Question | Panel | undefined {
  const { answers, questions, panels } = asked;
  const own = isPanel(current) ? firstAnswered(current, answers) : current;
  const before = own && previousQuestion(own, answers, questions);
  const from = isPanel(current) ? undefined : panelThatChose(panels, current.field);
  if (from !== undefined && (before === undefined || !from.chosen.includes(before.field))) return from.panel;
  if (before === undefined) return undefined;
  const given = panelWith(panels, before.field);
  return given === undefined || given.chosen.includes(before.field) ? before : given.panel;
}

/** The number of a question or panel, from 1: a panel is one, and each question chosen in it one more. */
export function stepNumber({ answers, panels }: Asked, current: Question | Panel): number {
  const order = [...answers.keys()];
  const own = order.findIndex((field) =>
    isPanel(current) ? holds(current, field) : field === current.field,
  );
  const before = own < 0 ? order : order.slice(0, own);
  const last = isPanel(current) ? [current] : stepsOf(panels, current.field);
  return new Set([...before.flatMap((field) => stepsOf(panels, field)), ...last]).size;
}

/** Questions and panels that these answers were given to. */
export function stepsTaken({ answers, panels }: Asked): number {
  return new Set([...answers.keys()].flatMap((field) => stepsOf(panels, field))).size;
}

function stepsOf(panels: readonly AnsweredPanel[], field: string): (string | Panel)[] {
  const given = panelWith(panels, field);
  if (given === undefined) return [field];
  return given.chosen.includes(field) ? [given.panel, field] : [given.panel];
}

function panelThatChose(panels: readonly AnsweredPanel[], field: string): AnsweredPanel | undefined {
  const given = panelWith(panels, field);
  return given?.chosen.includes(field) === true ? given : undefined;
}

function panelWith(panels: readonly AnsweredPanel[], field: string): AnsweredPanel | undefined {
  return panels.findLast(({ panel }) => holds(panel, field));
}

function holds({ usual }: Panel, field: string): boolean {
  return usual.some(({ question }) => question.field === field);
}

function firstAnswered({ usual }: Panel, answers: Answers): Question | undefined {
  const first = [...answers.keys()].find((field) => holds({ usual }, field));
  return (usual.find(({ question }) => question.field === first) ?? usual[0])?.question;
}
