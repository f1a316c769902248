import type { Command } from "commander";
import { UserError } from "./errors.ts";
import type { Shell } from "./main.ts";

/** Registers the commands that decide. Each loads its code only when it runs. */
export function addDecisionCommands(root: Command, shell: Shell): void {
  addAdvise(root, shell);
  addExplore(root, shell);
  addWhyNot(root, shell);
  addAdr(root, shell);
  addScaffold(root, shell);
  addDecompose(root, shell);
}

function addAdvise(root: Command, shell: Shell): void {
  const command = root
    .command("advise")
    .description("interview, or read a workload, and say what fits, why, and how sure that is")
    .argument("[workload]", "a workload file, or - for stdin; without one, on a terminal, you are asked")
    .option("--category <name>", "decide only this category, or category/slot (repeatable)", collect, [])
    .option("--stack", "choose one option for all slots jointly as well")
    .option("--weight <category=number>", "weight of a category in the stack (repeatable)", collect, [])
    .option("--json", "print the decision as JSON")
    .option("--deep", "also try two changed answers at a time, for what would make another option lead")
    .option("--strict", "exit 4 when it is too close to call")
    .option("--save <file>", "write the workload to a file")
    .option("--ask <how>", "in the interview: enough (stops when hardly anything can change) or all", askHow)
    .option("--decision <file>", "decide again what a record or a decision file states, and compare");
  withAnswers(command).action(async (file: string | undefined, _: unknown, self: Command) =>
    (await import("./commands/advise.ts")).advise(shell, file, self.optsWithGlobals()),
  );
}

const EXPLORE_HELP = `
Keys are on the screen; ? shows all. It draws fewer samples than advise, so that it keeps up with the keys.
Without a terminal: arch-map advise <workload> --set <field>=<value> ...`;

function addExplore(root: Command, shell: Shell): void {
  const command = root
    .command("explore")
    .description("change answers and priorities on a screen, and see at once what that moves, and why")
    .argument("[workload]", "a workload file; without one, nothing is answered yet")
    .addHelpText("after", EXPLORE_HELP)
    .option("--category <name>", "show only this category, or category/slot (repeatable)", collect, []);
  withAnswers(command, 2000).action(async (file: string | undefined, _: unknown, self: Command) =>
    (await import("./commands/explore.ts")).explore(shell, file, self.optsWithGlobals()),
  );
}

function addWhyNot(root: Command, shell: Shell): void {
  root
    .command("why-not")
    .description(
      "say why an option does not lead for a workload, and the smallest changes that would make it",
    )
    .argument("<option>", "its id, or <category>/<id> where several categories have it")
    .option("--workload <file>", "the workload file, or - for stdin")
    .option("--set <field=value>", "answer one question (repeatable)", collect, [])
    .option("--category <name>", "the category, or category/slot, that is meant")
    .option("--flow <id>", "the flow that is meant, where the workload has several")
    .option("--json", "print it as JSON")
    .action(async (option: string, _: unknown, command: Command) =>
      (await import("./commands/why-not.ts")).explainWhyNot(shell, option, command.optsWithGlobals()),
    );
}

function addAdr(root: Command, shell: Shell): void {
  const command = root
    .command("adr")
    .description("decide and write the record of the decision (MADR 4 or Nygard)")
    .argument("<input>", "a workload file, a decision (JSON) or an earlier record")
    .option("--dir <dir>", "folder of the records", "docs/adr")
    .option("--template <id>", "madr or nygard", "madr")
    .option("--category <name>", "record only this category, or category/slot (repeatable)", collect, []);
  withAnswers(command).action(async (file: string, _: unknown, self: Command) =>
    (await import("./commands/adr.ts")).adr(shell, file, self.optsWithGlobals()),
  );
}

function addScaffold(root: Command, shell: Shell): void {
  const command = root
    .command("scaffold")
    .description("write a starter project that runs, for the advised or a named option")
    .argument("<dir>", "a new or empty directory")
    .argument("[input]", "a workload file, a decision (JSON) or a record")
    .option("--option <category=option>", "scaffold this option, whatever would be advised", collect, [])
    .option("--language <language>", "language of the project", "typescript")
    .option("--dry-run", "print the files and write nothing");
  withAnswers(command).action(async (dir: string, input: string | undefined, _: unknown, self: Command) =>
    (await import("./commands/scaffold.ts")).scaffold(shell, dir, input, self.optsWithGlobals()),
  );
}

const DECOMPOSE_HELP = `
A workload file says who builds what beside its requirement fields, or without any:
  teams:     [{ id: shop, type: stream-aligned }]
  contexts:  [{ id: orders, owner: shop }, { id: billing, owner: shop }]
  relations: [{ upstream: orders, downstream: billing, exchange: event, answer: none }]
All keys: arch-map schema workload. What follows for a decision: arch-map advise <workload>.
Exit codes: 0 no errors, 2 invalid input, 6 a finding is an error.`;

function addDecompose(root: Command, shell: Shell): void {
  root
    .command("decompose")
    .description("check teams, contexts and relations, and say which services and fields follow from them")
    .argument("<workload>", "a workload file with contexts, or - for stdin")
    .addHelpText("after", DECOMPOSE_HELP)
    .option("--format <format>", "how to print it: text, md, mermaid or json", "text")
    .option("--json", "short for --format json")
    .action(async (file: string, _: unknown, self: Command) =>
      (await import("./commands/decompose.ts")).decompose(shell, file, self.optsWithGlobals()),
    );
}

/** The flags of every command that decides. */
function withAnswers(command: Command, samples = 10_000): Command {
  return command
    .option("--set <field=value>", "answer one question (repeatable)", collect, [])
    .option("--seed <number>", "seed of the sampling", wholeNumber("seed"), 1)
    .option("--samples <number>", "number of samples", wholeNumber("samples"), samples);
}

function askHow(how: string): string {
  if (how === "enough" || how === "all") return how;
  throw new UserError(`--ask: expected enough or all, found "${how}".`);
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

/** Reads the value of a flag that takes a whole number. */
export function wholeNumber(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0 || value > 10_000_000) {
      throw new UserError(`--${name}: expected a whole number up to ten million, found "${text}".`);
    }
    return value;
  };
}
