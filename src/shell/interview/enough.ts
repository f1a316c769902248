import { ENOUGH, type Survey } from "../../core/interview/survey.ts";
import type { Question } from "../../model/question.ts";
import { listed, percent } from "../../render/text.ts";
import { choose } from "./choose.ts";
import { statedFields, type Session } from "./session.ts";

/** Says why asking ends, and which of the open questions could still matter. */
export function sayEnough(session: Session, survey: Survey): void {
  const { screen, interviewer } = session;
  const { changing, enough, unguessed } = survey;
  const whose = session.slots.length === 1 ? "the winner" : "a winner";
  const seldom = `answered as usual, the open questions change ${whose} in ${percent(changing)} of the cases`;
  screen.say(
    enough
      ? screen.style.good(`That is enough: ${seldom} (asking ends below ${percent(ENOUGH)}).`)
      : screen.style.warn(`Nothing is left to ask that is sure to help; ${seldom}.`),
  );
  const mattering = interviewer.mattering(survey, statedFields(session));
  if (mattering.length > 0) screen.say(screen.style.quiet(`Could still matter: ${titles(mattering)}.`));
  if (unguessed.length > 0)
    screen.say(screen.style.quiet(`What these would change nobody can guess: ${titles(unguessed)}.`));
}

/** Asks whether to go on nevertheless. */
export async function wantsMore({ screen }: Session): Promise<boolean> {
  const choice = await choose(screen, {
    header: screen.style.title("Show the advice?"),
    entries: [
      { id: "advice", name: "show the advice" },
      { id: "more", name: "go on asking" },
    ],
    actions: [],
    many: false,
    chosen: [],
  });
  return choice.kind === "back" || (choice.kind === "chosen" && choice.ids[0] === "more");
}

function titles(questions: readonly Question[]): string {
  return listed(questions.map(({ title }) => title));
}
