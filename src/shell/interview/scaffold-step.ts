import type { Decision } from "../../model/decision.ts";
import { UserError } from "../errors.ts";
import { provedText, starterFor, starterIndex } from "../starters.ts";
import { choose } from "./choose.ts";
import type { Entry } from "./chooser.ts";
import { nameOf } from "./name-of.ts";
import type { Session } from "./session.ts";

interface Starter extends Entry {
  /** As `scaffold --option` names it. */
  readonly option: string;
  readonly language: string;
  readonly leads: boolean;
}

/** Asks which starter and where, then scaffolds it. The leader's comes with the record of the decision. */
export async function scaffoldStarter(session: Session, decision: Decision): Promise<void> {
  const starter = await chosenStarter(session, startersFor(decision));
  if (starter === undefined) return;
  const dir = await nameOf(session, "Write the project into the new folder:", "starter");
  if (dir === undefined) return;
  const { seed, samples, knowledge } = session.flags;
  const set = session.settings();
  const option = starter.leads && set.length > 0 ? [] : [starter.option];
  const flags = { option, language: starter.language, set, seed, samples };
  const { scaffold } = await import("../commands/scaffold.ts");
  await scaffold(session.shell, dir, undefined, {
    ...flags,
    ...(knowledge === undefined ? {} : { knowledge }),
  });
}

async function chosenStarter(
  { screen }: Session,
  starters: readonly Starter[],
): Promise<Starter | undefined> {
  if (starters.length === 0) throw new UserError("There is no starter yet for an option that fits.");
  const header = screen.style.title("Which starter? Only options that fit are listed, best first.");
  const choice = await choose(screen, { header, entries: starters, actions: [], many: false, chosen: [] });
  return choice.kind === "chosen" ? starters.find(({ id }) => id === choice.ids[0]) : undefined;
}

/** The starters of the options that fit, in the order of the ranking. */
function startersFor(decision: Decision): Starter[] {
  const index = starterIndex();
  const languages = [...new Set(index.map(({ language }) => language))];
  return decision.outcomes.flatMap(({ category, ranking }) =>
    ranking.flatMap(({ option, title, mode }, rank) =>
      languages.flatMap((language) => {
        const starter = starterFor(index, language, { category, option, mode: mode.id });
        if (starter === undefined) return [];
        const id = `${category}=${option}`;
        const entry = { id: `${id} ${language}`, name: `${title}, ${language}`, note: provedText(starter) };
        return [{ ...entry, option: id, language, leads: rank === 0 }];
      }),
    ),
  );
}
