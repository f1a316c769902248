import { nextQuestion } from "../../core/interview.ts";
import type { Decision } from "../../model/decision.ts";
import { decideFor, printDecision, saveWorkload } from "../advice.ts";
import { listed, wrapped } from "../../render/text.ts";
import { UserError } from "../errors.ts";
import { askQuestions } from "./ask-questions.ts";
import { ExitCode } from "../io.ts";
import { choose } from "./choose.ts";
import type { Entry } from "./chooser.ts";
import { nameOf } from "./name-of.ts";
import { reviewAnswers } from "./review-answers.ts";
import { scaffoldStarter } from "./scaffold-step.ts";
import { Interrupted } from "./screen.ts";
import type { Session } from "./session.ts";

type Step = (session: Session, decision: Decision) => Promise<unknown>;

/** What can be done with the advice. Steps that change the answers are followed by new advice. */
const STEPS: Readonly<Record<string, { name: string; again?: boolean; step: Step }>> = {
  save: { name: "save the answers as a workload file", step: save },
  record: { name: "write the decision record", step: writeRecord },
  scaffold: { name: "scaffold a starter project", step: scaffoldStarter },
  compare: { name: "compare the options that fit", step: compareOptions },
  ask: {
    name: "answer more questions",
    again: true,
    step: (session) => {
      session.goesOn = true;
      return askQuestions(session);
    },
  },
  edit: {
    name: "review and edit the answers",
    again: true,
    step: reviewAnswers,
  },
};

function stepsFor({ answers, questions }: Session): [string, (typeof STEPS)[string]][] {
  const asksMore = nextQuestion(answers, questions) !== undefined;
  return Object.entries(STEPS).filter(([id]) => id !== "ask" || asksMore);
}

const QUIT: Entry = { id: "quit", name: "quit" };

/**
 * Decides, prints, and offers what can be done next until the user quits. Where stdout is redirected, the result is
 * printed once and nothing is offered: the reader of that file waits for one answer.
 */
export async function adviceMenu(session: Session): Promise<void> {
  const { shell, flags } = session;
  let decision = await advice(session);
  const offers = "isTTY" in shell.io.stdout && shell.io.stdout.isTTY && !flags.json;
  while (offers) {
    const entries = stepsFor(session).map(([id, { name }]) => ({ id, name }));
    const header = menuHeader(session, decision);
    const choice = await choose(session.screen, {
      header,
      entries,
      actions: [QUIT],
      many: false,
      chosen: [],
    });
    if (choice.kind === "back") continue;
    if (choice.kind === "action") return;
    const chosen = STEPS[choice.ids[0] ?? ""];
    if (chosen === undefined) return;
    await attempt(session, () => chosen.step(session, decision));
    if (chosen.again) decision = await advice(session);
  }
}

function menuHeader({ screen: { style, columns } }: Session, decision: Decision): string {
  return `\n${wrapped("", verdictLine(decision), columns() - 1)}\n${style.title("What next?")}`;
}

async function advice(session: Session): Promise<Decision> {
  const { shell, base, flags } = session;
  const workload = session.workload();
  if (flags.save !== undefined) await saveWorkload(shell, base, workload, flags.save);
  const decision = decideFor(shell, base, workload, flags, session.command());
  shell.exit(ExitCode.done);
  printDecision(shell, decision, flags);
  return decision;
}

/** What the user can put right is told, and the menu goes on. */
async function attempt({ screen }: Session, step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Interrupted) throw error;
    screen.say(screen.style.bad(error.message));
  }
}

async function save(session: Session): Promise<void> {
  const file = await nameOf(session, "Save as:", session.flags.save ?? "workload.yaml");
  if (file !== undefined) await saveWorkload(session.shell, session.base, session.workload(), file);
}

async function writeRecord(session: Session, decision: Decision): Promise<void> {
  const dir = await nameOf(session, "Folder of the records:", "docs/adr");
  if (dir === undefined) return;
  const [{ renderRecords, writeRecords }, { toWritten }] = await Promise.all([
    import("../commands/adr.ts"),
    import("../../knowledge/read-workload.ts"),
  ]);
  const records = await renderRecords(
    session.shell,
    decision,
    toWritten(session.workload(), session.base),
    "madr",
  );
  for (const path of writeRecords(session.shell, records, dir)) session.screen.say(`Wrote ${path}`);
}

async function compareOptions(session: Session, decision: Decision): Promise<void> {
  const ranked = decision.outcomes.flatMap(({ ranking }) => ranking);
  const entries = ranked.map(({ option, title }) => ({ id: option, name: title }));
  const header = session.screen.style.title("Which options, side by side?");
  const chosen = entries.slice(0, 3).map(({ id }) => id);
  const choice = await choose(session.screen, { header, entries, actions: [], many: true, chosen });
  if (choice.kind !== "chosen") return;
  const { compare } = await import("../commands/compare.ts");
  const { knowledge, color } = session.flags;
  await compare(session.shell, choice.ids, {
    format: "table",
    onlyDifferences: true,
    ...(knowledge === undefined ? {} : { knowledge }),
    ...(color === undefined ? {} : { color }),
  });
}

/** The verdict once more, in one line: the whole of it may have scrolled away. */
function verdictLine({ outcomes }: Decision): string {
  return outcomes
    .map(({ verdict, ranking }) => {
      const titles = verdict.options.map((id) => ranking.find(({ option }) => option === id)?.title ?? id);
      if (verdict.kind === "none") return "Nothing fits.";
      return verdict.kind === "winner"
        ? `Winner: ${listed(titles)}.`
        : `Too close to call: ${listed(titles)}.`;
    })
    .join(" ");
}
