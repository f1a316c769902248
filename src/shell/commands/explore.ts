import { ADVICE_SAMPLES, repeatedFlags, workloadWriter, type AdviseFlags } from "../advice.ts";
import { adviseCommand, statedWorkload } from "../answers.ts";
import { settingsBetween } from "../explore/command.ts";
import { createExplorer } from "../explore/places.ts";
import { openState } from "../explore/state.ts";
import { UserError } from "../errors.ts";
import { ExitCode, isInteractive } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { styleFor } from "../style.ts";
import { checkCategories } from "./advise.ts";

export type ExploreFlags = Pick<AdviseFlags, "set" | "category" | "seed" | "samples" | "knowledge" | "color">;

/** Joint completions of the unanswered fields: fewer than advice takes, in proportion to the samples. */
const COMPLETIONS = 50;

/** Shows a workload that can be changed, and what that does to the ranking. Prints the command that gives the same. */
export async function explore(shell: Shell, file: string | undefined, flags: ExploreFlags): Promise<void> {
  if (!isInteractive(shell.io, shell.io.stdout)) throw new UserError(NO_TERMINAL);
  const base = await knowledgeFor(shell.io, flags.knowledge);
  checkCategories(base, flags.category);
  const fromFile = await statedWorkload(shell.io, base, file, []);
  const opened = await statedWorkload(shell.io, base, file, flags.set);
  const explorer = createExplorer(base, flags.category.length > 0 ? flags.category : undefined);
  if (explorer.places(opened).length === 0) throw new UserError("This workload decides nothing.");
  const [{ showExplore }, { toWritten }, { UNKNOWN }, save] = await Promise.all([
    import("../screens/explore/explore.tsx"),
    import("../../knowledge/read-workload.ts"),
    import("../../knowledge/workload-schema.ts"),
    workloadWriter(shell, base),
  ]);
  const { stdin, stdout } = shell.io as { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream };
  const { state, how } = await showExplore(
    { stdin, stdout },
    explorer,
    openState(opened, file ?? "workload.yaml"),
    {
      style: styleFor(shell.io, flags.color),
      seed: flags.seed,
      samples: flags.samples,
      completions: COMPLETIONS,
      cwd: shell.io.cwd,
      save,
    },
  );
  const [from, to] = [toWritten(fromFile, base), toWritten(state.workload, base)];
  const command = adviseCommand(
    file,
    settingsBetween(from, to, UNKNOWN),
    repeatedFlags({ ...flags, samples: ADVICE_SAMPLES }),
  );
  if (state.workload !== state.saved) shell.io.stderr.write("The changes are not saved.\n");
  shell.io.stderr.write(`The same advice, without the screen:\n  ${command}\n`);
  if (how === "interrupt" || how === "SIGINT") shell.exit(ExitCode.interrupted);
  else if (how !== "quit") obey(how);
}

/** Ends by the signal itself, so that whoever sent it sees that; a listener of a package would delay it past the end. */
function obey(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

const NO_TERMINAL = `A screen takes a terminal on stdin and stdout, and no CI.
  Without one: arch-map advise <workload> --set <field>=<value> --set ... gives the same advice.
  All fields: arch-map schema workload`;
