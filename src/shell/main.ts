import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { UserError } from "./errors.ts";
import { ExitCode, type Io } from "./io.ts";

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
    .description("Advises on backend architecture: what fits a workload, why, how sure that is, and what would change it.")
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
  root
    .command("advise")
    .description("interview, or read a workload, and say what fits, why, and how sure that is")
    .argument("[workload]", "a workload file, or - for stdin; without one, on a terminal, you are asked")
    .option("--set <field=value>", "answer one question (repeatable)", collect, [])
    .option("--category <id>", "decide only this category (repeatable)", collect, [])
    .option("--json", "print the decision as JSON")
    .option("--strict", "exit 4 when it is too close to call")
    .option("--seed <number>", "seed of the sampling", wholeNumber("seed"), 1)
    .option("--samples <number>", "number of samples", wholeNumber("samples"), 10_000)
    .option("--save <file>", "write the workload to a file")
    .option("--decision <file>", "decide again what a record or a decision file states, and compare")
    .option("--ask <what>", "all: go through every question", undefined)
    .action(async (...args) => (await import("./commands/advise.ts")).advise(shell, ...actionArguments(args)));
  root
    .command("adr")
    .description("decide and write the record of the decision (MADR 4 or Nygard)")
    .argument("<input>", "a workload file, a decision (JSON) or an earlier record")
    .option("--dir <dir>", "folder of the records", "docs/adr")
    .option("--template <id>", "madr or nygard", "madr")
    .option("--set <field=value>", "answer one question (repeatable)", collect, [])
    .option("--category <id>", "record only this category (repeatable)", collect, [])
    .option("--seed <number>", "seed of the sampling", wholeNumber("seed"), 1)
    .option("--samples <number>", "number of samples", wholeNumber("samples"), 10_000)
    .action(async (...args) => (await import("./commands/adr.ts")).adr(shell, ...actionArguments(args)));
  root
    .command("scaffold")
    .description("write a starter project that runs, for the advised or a named option")
    .argument("<dir>", "a new or empty directory")
    .argument("[input]", "a workload file, a decision (JSON) or a record")
    .option("--option <category=option>", "scaffold this option, whatever would be advised", collect, [])
    .option("--language <language>", "language of the project", "typescript")
    .option("--dry-run", "print the files and write nothing")
    .option("--set <field=value>", "answer one question (repeatable)", collect, [])
    .option("--seed <number>", "seed of the sampling", wholeNumber("seed"), 1)
    .option("--samples <number>", "number of samples", wholeNumber("samples"), 10_000)
    .action(async (dir: string, input: string | undefined, _: unknown, command: Command) =>
      (await import("./commands/scaffold.ts")).scaffold(shell, dir, input, command.optsWithGlobals()),
    );
  return root;
}

/** Commander passes arguments, then options, then the command; the command's own options with those of the program. */
function actionArguments(args: unknown[]): [argument: never, options: never] {
  const command = args.at(-1) as Command;
  return [args[0] as never, command.optsWithGlobals() as never];
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

function wholeNumber(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0 || value > 10_000_000) {
      throw new UserError(`--${name}: expected a whole number up to ten million, found "${text}".`);
    }
    return value;
  };
}

const HELP = `
Start here:
  arch-map advise                          answer some questions in the terminal
  arch-map advise examples/<file>.yaml     advice for a workload in a file
  arch-map compare redis rabbitmq kafka    side by side, with sources

Exit codes: 0 done, 1 our bug, 2 usage or invalid input, 3 nothing fits, 4 too close to call (--strict),
5 a recorded decision no longer holds, 6 lint findings, 130 interrupted.`;

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
  io.stderr.write(`arch-map has a bug: ${message}\nPlease report it with the command you ran; --debug prints more.${debug}\n`);
  return ExitCode.ourBug;
}
