import { nextQuestion, previousQuestion } from "../../core/interview.ts";
import type { Survey } from "../../core/interview/survey.ts";
import type { Question } from "../../model/question.ts";
import type { Reply } from "../ask.ts";
import { sayEnough, wantsMore } from "./enough.ts";
import { leaderLines, type LeaderLines } from "./leader.ts";
import { reviewAnswers } from "./review-answers.ts";
import { putQuestion, statedFields, take, type Session } from "./session.ts";

/** Asks until it is enough, nothing is left to ask, or the user has had enough. */
export async function askQuestions(session: Session): Promise<void> {
  const leads = leaderLines(session.base);
  let current = await nextStep(session);
  while (current !== undefined) {
    const { question } = current;
    const reply = await put(session, current);
    switch (reply.kind) {
      case "advise":
        return;
      case "review":
        if ((await reviewAnswers(session)) === "advise") return;
        break;
      case "back":
        current = { question: previousQuestion(question, session.answers, session.questions) ?? question };
        continue;
      default:
        take(session, question, reply.kind === "answer" ? reply.value : undefined);
        if (question.opener !== true) sayLeaders(session, leads);
    }
    current = await nextStep(session);
  }
}

/** The next question and what is known of how it goes on. */
interface Step {
  readonly question: Question;
  readonly survey?: Survey | undefined;
}

/** Nothing when the interview is over: the user was told why. */
async function nextStep(session: Session): Promise<Step | undefined> {
  const { interviewer, answers, questions, flags } = session;
  if (flags.ask === "all") return stepOf(nextQuestion(answers, questions));
  const opening = interviewer.opening(answers);
  if (opening !== undefined) return { question: opening };
  const survey = interviewer.survey(answers, statedFields(session));
  if (survey.next !== undefined) return { question: survey.next, survey };
  const further = interviewer.further(answers, survey);
  if (!session.goesOn) {
    sayEnough(session, survey);
    if (further === undefined || !(await wantsMore(session))) return undefined;
    session.goesOn = true;
  }
  return stepOf(further, survey);
}

function stepOf(question: Question | undefined, survey?: Survey): Step | undefined {
  return question === undefined ? undefined : { question, survey };
}

/** While the user reads a question that needs no survey, the one after it is prepared, bit by bit. */
async function put(session: Session, { question, survey }: Step): Promise<Reply> {
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
