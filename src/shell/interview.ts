import type { KnowledgeBase } from "../model/knowledge.ts";
import { adviseCommand } from "./answers.ts";
import { repeatedFlags, type AdviseFlags } from "./advice.ts";
import { agendaFor } from "./interview/agenda.ts";
import { adviceMenu } from "./interview/advice-menu.ts";
import { askQuestions } from "./interview/ask-questions.ts";
import { Interrupted, screenFor } from "./interview/screen.ts";
import type { Session } from "./interview/session.ts";
import { settingsOf, writtenOf } from "./interview/settings.ts";
import type { Shell } from "./main.ts";

/** Asks, decides, and offers what can be done with the answer. @throws Interrupted, with the answers so far */
export async function interview(shell: Shell, base: KnowledgeBase, flags: AdviseFlags): Promise<void> {
  const session = await openSession(shell, base, flags);
  welcome(session);
  try {
    await askQuestions(session);
    await adviceMenu(session);
  } catch (error) {
    if (!(error instanceof Interrupted) || session.settings().length === 0) throw error;
    throw new Interrupted(`${error.message} The answers so far:\n  ${session.command()}`);
  }
}

async function openSession(shell: Shell, base: KnowledgeBase, flags: AdviseFlags): Promise<Session> {
  const { toWorkload } = await import("../knowledge/read-workload.ts");
  const agenda = agendaFor(base, flags.category, flags.seed);
  const session: Session = {
    shell,
    screen: screenFor(shell.io, flags.color),
    base,
    get slots() {
      return agenda(session.answers).slots;
    },
    get asked() {
      return agenda(session.answers).asked;
    },
    get questions() {
      return agenda(session.answers).questions;
    },
    get interviewer() {
      return agenda(session.answers).interviewer();
    },
    flags,
    goesOn: flags.ask === "all",
    answers: new Map(),
    panels: [],
    strengths: new Map(),
    workload: () => toWorkload(writtenOf(session.answers, session.strengths), base),
    settings: () => settingsOf(session.answers, session.strengths),
    command: () => adviseCommand(undefined, session.settings(), repeatedFlags(flags)),
  };
  return session;
}

function welcome({ screen, asked }: Session): void {
  const titles = asked.categories.map(({ category }) => category.title.toLowerCase()).join(", ");
  screen.say(`${screen.style.title("arch-map")} asks what your workload needs, to advise on: ${titles}.`);
  screen.say(
    screen.style.quiet(`Every question accepts "don't know". Nothing leaves this machine. Ctrl-C ends it.\n`),
  );
}
