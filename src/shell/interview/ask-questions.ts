import { nextQuestion } from "../../core/interview.ts";
import { isPanel, type Panel } from "../../core/interview/panel.ts";
import type { Survey } from "../../core/interview/survey.ts";
import type { Question } from "../../model/question.ts";
import type { Reply } from "../ask.ts";
import { sayEnough, wantsMore } from "./enough.ts";
import { leaderLines, type LeaderLines } from "./leader.ts";
import { putPanel, takePanel, takeUnknown } from "./put-panel.ts";
import { reviewAnswers } from "./review-answers.ts";
import { putQuestion, statedFields, take, type Session } from "./session.ts";
import { chosenQuestion, stepBefore } from "./steps.ts";

/** Asks until it is enough, nothing is left to ask, or the user has had enough. */
export async function askQuestions(session: Session): Promise<void> {
  const leads = leaderLines(session.base);
  let current = await nextStep(session);
  while (current !== undefined) {
    const { next } = current;
    const end = isPanel(next)
      ? await putPanelStep(session, next, current.survey, leads)
      : await putQuestionStep(session, next, current.survey, leads);
    if (end === "advise" || (end === "review" && (await reviewAnswers(session)) === "advise")) return;
    current = end === "back" ? { next: stepBefore(session, next) ?? next } : await nextStep(session);
  }
}

/** What is asked next and what is known of how it goes on. */
interface Step {
  readonly next: Question | Panel;
  readonly survey?: Survey | undefined;
}

/** How a step ends: with answers, or with what is wanted instead. */
type End = "answered" | "back" | "review" | "advise";

async function putQuestionStep(
  session: Session,
  question: Question,
  survey: Survey | undefined,
  leads: LeaderLines,
): Promise<End> {
  const reply = await put(session, question, survey);
  if (reply.kind !== "answer" && reply.kind !== "unknown") return reply.kind;
  take(session, question, reply.kind === "answer" ? reply.value : undefined);
  if (question.opener !== true) sayLeaders(session, leads);
  return "answered";
}

async function putPanelStep(
  session: Session,
  panel: Panel,
  survey: Survey | undefined,
  leads: LeaderLines,
): Promise<End> {
  const reply = await putPanel(session, panel, survey?.atMost);
  if (reply.kind === "chosen") takePanel(session, panel, reply.fields);
  else if (reply.kind === "unknown") takeUnknown(session, panel);
  else return reply.kind;
  sayLeaders(session, leads);
  return "answered";
}

/** Nothing when the interview is over: the user was told why. */
async function nextStep(session: Session): Promise<Step | undefined> {
  const { interviewer, answers, questions, flags } = session;
  if (flags.ask === "all") return stepOf(nextQuestion(answers, questions));
  const opening = interviewer.opening(answers) ?? chosenQuestion(session);
  if (opening !== undefined) return { next: opening };
  const survey = interviewer.survey(answers, statedFields(session));
  if (survey.next !== undefined) return { next: survey.next, survey };
  const further = interviewer.further(answers, survey);
  if (!session.goesOn) {
    sayEnough(session, survey);
    if (further === undefined || !(await wantsMore(session))) return undefined;
    session.goesOn = true;
  }
  return stepOf(further, survey);
}

function stepOf(next: Question | undefined, survey?: Survey): Step | undefined {
  return next === undefined ? undefined : { next, survey };
}

/** While the user reads a question that needs no survey, the one after it is prepared, bit by bit. */
async function put(session: Session, question: Question, survey: Survey | undefined): Promise<Reply> {
  const waits = new AbortController();
  if (survey === undefined && session.flags.ask !== "all" && question.role !== "decide")
    prepareAhead(session, waits.signal);
  try {
    return await putQuestion(session, question, survey?.enough === false ? survey.atMost : undefined);
  } finally {
    waits.abort();
  }
}

const AT_ONCE = 5;

function prepareAhead(session: Session, signal: AbortSignal): void {
  const { interviewer } = session;
  const stated = statedFields(session);
  const step = (completions: number) => {
    if (signal.aborted || completions > MOST_AHEAD) return;
    interviewer.prepare(stated, completions);
    setTimeout(() => step(completions + AT_ONCE), 5).unref();
  };
  step(AT_ONCE);
}

const MOST_AHEAD = 250;

function sayLeaders(session: Session, leads: LeaderLines): void {
  const { screen } = session;
  for (const line of leads(session.workload(), session.slots)) screen.say(screen.style.quiet(line));
}
