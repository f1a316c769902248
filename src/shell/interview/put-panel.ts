import { applicable, withoutObsolete, type Answers } from "../../core/interview.ts";
import { afterPanel, isUsual, unknownPanel, type Panel, type Usual } from "../../core/interview/panel.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { FieldValue } from "../../model/workload.ts";
import { wrapped } from "../../render/text.ts";
import { actionEntries, type Action } from "./actions.ts";
import { answerText } from "./answer-text.ts";
import { choose } from "./choose.ts";
import type { Entry } from "./chooser.ts";
import { progressText } from "./progress.ts";
import { actionsAt, progressAt, sayAnswer, type Session } from "./session.ts";

type PanelReply =
  { readonly kind: "chosen"; readonly fields: readonly string[] } | { readonly kind: "unknown" | Action };

const USUAL: Entry = {
  id: "usual",
  name: "none of these: all as usual",
  note: "All of them are answered as they stand here.",
};
const UNKNOWN: Entry = {
  id: "unknown",
  name: "don't know any of these",
  note: "All of them stay open, and are not asked again.",
};

/** Puts a panel: which of these are not as usual? With what was chosen in it before, where it was answered already. */
export async function putPanel(session: Session, panel: Panel, atMost?: number): Promise<PanelReply> {
  const { answers, questions, asked, screen } = session;
  const applying = applicable(answers, questions);
  const shown = panel.usual.filter(({ question }) => applying.includes(question));
  const actions = actionsAt(session, panel);
  const before = session.panels.find((one) => one.panel === panel);
  const open = shown.every(({ question }) => answers.get(question.field) === undefined);
  const choice = await choose(screen, {
    header: headerOf(session, panel, atMost),
    entries: shown.map(({ question, value }) => ({
      id: question.field,
      name: `${question.title}: ${usualText(question, value, asked)}`,
      note: question.prompt,
    })),
    actions: [USUAL, UNKNOWN, ...actionEntries(actions)],
    many: true,
    chosen: before === undefined ? [] : chosenIn(session, shown, before.chosen),
    start: before && (open ? UNKNOWN : USUAL).id,
  });
  if (choice.kind === "chosen") return { kind: "chosen", fields: choice.ids };
  if (choice.kind === "back") return { kind: "back" };
  if (choice.id === USUAL.id) return { kind: "chosen", fields: [] };
  return { kind: actions.find((action) => action === choice.id) ?? "unknown" };
}

/** In the words of the list that the question offers. */
function usualText(question: Question, value: FieldValue, base: KnowledgeBase): string {
  const { type } = question;
  const offered = type.kind === "number" ? type.choices[String(value)] : undefined;
  return offered ?? answerText(question, value, base);
}

/** What is not as usual by now: an answer may have been edited since. */
function chosenIn({ answers }: Session, shown: readonly Usual[], chosen: readonly string[]): string[] {
  return shown
    .filter((one) => {
      const { field } = one.question;
      const answer = answers.get(field);
      return answer === undefined ? chosen.includes(field) : !isUsual(one, answer);
    })
    .map(({ question }) => question.field);
}

function headerOf(session: Session, panel: Panel, atMost: number | undefined): string {
  const { style, columns } = session.screen;
  const width = Math.min(columns(), 100) - 1;
  return [
    style.quiet(progressText(progressAt(session, panel, atMost))),
    style.title(wrapped("", "Usually it is as below. Which of these are different for you?", width)),
    style.quiet(wrapped("  ", "What you mark is asked next; the rest is answered as it stands here.", width)),
  ].join("\n");
}

/** Answers what was not chosen as usual; what was is asked next. */
export function takePanel(session: Session, panel: Panel, chosen: readonly string[]): void {
  settle(session, panel, chosen, afterPanel(session.answers, panel, chosen));
}

/** Leaves the whole panel open. */
export function takeUnknown(session: Session, panel: Panel): void {
  settle(session, panel, [], unknownPanel(session.answers, panel));
}

function settle(session: Session, panel: Panel, chosen: readonly string[], answers: Answers): void {
  session.panels = [...session.panels.filter((one) => one.panel !== panel), { panel, chosen }];
  session.answers = withoutObsolete(answers, session.questions);
  for (const { question } of panel.usual) {
    const { field } = question;
    if (session.answers.has(field) && !chosen.includes(field))
      sayAnswer(session, question, session.answers.get(field));
  }
}
