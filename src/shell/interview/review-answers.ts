import { applicable } from "../../core/interview.ts";
import { putQuestion, strengthOf, switchStrength, take, type Session } from "./session.ts";
import { answerText } from "./answer-text.ts";
import { Interrupted } from "./screen.ts";

/** Shows all questions with their answers, and edits them until the user goes on asking or wants the advice. */
export async function reviewAnswers(session: Session): Promise<"advise" | "ask"> {
  const { showReview } = await import("../screens/review.tsx");
  let start = 0;
  for (;;) {
    const questions = applicable(session.answers, session.questions);
    const end = await showReview(session.shell.io, rowsOf(session), start, session.screen.style);
    if (!("row" in end)) return leave(end.kind);
    start = end.row;
    const question = questions[end.row];
    if (question === undefined) continue;
    if (end.kind === "strength") switchStrength(session, question);
    else if (end.kind === "unknown") take(session, question, undefined);
    else if ((await edit(session, question)) === "advise") return "advise";
  }
}

function leave(kind: "advise" | "ask" | "quit" | "interrupt"): "advise" | "ask" {
  if (kind === "quit") throw new Interrupted("Left without advice.");
  if (kind === "interrupt") throw new Interrupted();
  return kind;
}

async function edit(session: Session, question: Session["questions"][number]): Promise<"advise" | "review"> {
  const reply = await putQuestion(session, question);
  if (reply.kind === "answer") take(session, question, reply.value);
  else if (reply.kind === "unknown") take(session, question, undefined);
  return reply.kind === "advise" ? "advise" : "review";
}

function rowsOf(session: Session) {
  const { answers, asked, questions } = session;
  return applicable(answers, questions).map((question) => ({
    title: question.title,
    answer: answers.has(question.field) ? answerText(question, answers.get(question.field), asked) : "",
    strength: answers.get(question.field) === undefined ? "" : strengthOf(session, question),
  }));
}
