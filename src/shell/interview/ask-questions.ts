import { nextQuestion, openersDone, previousQuestion } from "../../core/interview.ts";
import { leaderLines, type LeaderLines } from "./leader.ts";
import { reviewAnswers } from "./review-answers.ts";
import { putQuestion, take, type Session } from "./session.ts";

/** Asks until nothing is left to ask or the user has had enough. */
export async function askQuestions(session: Session): Promise<void> {
  const leads = leaderLines(session.base);
  let current = nextQuestion(session.answers, session.questions);
  while (current !== undefined) {
    const reply = await putQuestion(session, current);
    switch (reply.kind) {
      case "advise":
        return;
      case "review":
        if ((await reviewAnswers(session)) === "advise") return;
        break;
      case "back":
        current = previousQuestion(current, session.answers, session.questions) ?? current;
        continue;
      default:
        take(session, current, reply.kind === "answer" ? reply.value : undefined);
        sayLeaders(session, leads);
    }
    current = nextQuestion(session.answers, session.questions);
  }
}

function sayLeaders(session: Session, leads: LeaderLines): void {
  const { answers, questions, screen } = session;
  if (!openersDone(answers, questions)) return;
  for (const line of leads(session.workload(), session.slots)) screen.say(screen.style.quiet(line));
}
