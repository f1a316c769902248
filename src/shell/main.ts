import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { addDecisionCommands } from "./decision-commands.ts";
import { UserError } from "./errors.ts";
import { ExitCode, type Io } from "./io.ts";
import { addKnowledgeCommands } from "./knowledge-commands.ts";

/** What a command gets: the world, and the flags that every command has. */
export interface Shell {
  readonly io: Io;
  readonly version: string;
  /** Ends the program with this exit code; the last one said counts. */
  exit(code: ExitCode): void;
}

/** Runs the program and returns its exit code. Nothing else ends the process or writes outside `io`. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exitCode: number = ExitCode.done;
  const shell: Shell = { io, version: packageJson.version, exit: (code) => (exitCode = code) };
  try {
    await program(shell).parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return failure(error, argv, io);
  }
}

function program(shell: Shell): Command {
  const { io } = shell;
  const root = new Command("arch-map")
    .description(
      "Advises on backend architecture: what fits a workload, why, how sure that is, and what would change it.",
    )
    .version(shell.version)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  root
    .option("--no-color", "print without colour")
    .option("--knowledge <dir>", "add options, rules ... from a folder of your own")
    .option("--debug", "print the stack trace of an error")
    .addHelpText("after", HELP);
  addDecisionCommands(root, shell);
  addKnowledgeCommands(root, shell);
  return root;
}

const HELP = `
Start here:
  arch-map advise                          answer some questions in the terminal
  arch-map advise examples/<file>.yaml     advice for a workload in a file
  arch-map compare <option> <option>       side by side, with sources

Exit codes: 0 done, 1 our bug, 2 usage or invalid input, 3 nothing fits, 4 too close to call (--strict),
5 a recorded decision no longer holds, 6 findings (kb lint; errors of decompose), 130 interrupted.`;

function failure(error: unknown, argv: readonly string[], io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
  const debug = argv.includes("--debug") && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  if (error instanceof UserError) {
    io.stderr.write(`${error.message}${debug}\n`);
    return error.exitCode;
  }
  if (error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError")) {
    return ExitCode.interrupted;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.stderr.write(
    `arch-map has a bug: ${message}\nPlease report it with the command you ran; --debug prints more.${debug}\n`,
  );
  return ExitCode.ourBug;
}
