import type { Command } from "commander";
import { wholeNumber } from "./decision-commands.ts";
import type { Shell } from "./main.ts";

/** Registers the commands that show, check and describe the knowledge base. */
export function addKnowledgeCommands(root: Command, shell: Shell): void {
  addCompare(root, shell);
  addExplain(root, shell);
  addMap(root, shell);
  addSchema(root, shell);
  addKb(root, shell);
  addCompletion(root, shell);
}

function addCompare(root: Command, shell: Shell): void {
  root
    .command("compare")
    .description("put options side by side, attribute by attribute, with sources")
    .argument("[options...]", "options, modes of them (<option>/<mode>), a category or a slot of it")
    .option("--category <id>", "the category that is meant, where several have these options")
    .option("--modes", "give each mode a column of its own")
    .option("--only-differences", "leave out what all columns have in common")
    .option("--workload <file>", "mark what decides for a workload: weights, contributions, violated musts")
    .option("--format <format>", "how to print it: table, md, csv or json", "table")
    .option("--json", "short for --format json")
    .action(async (names: string[], _: unknown, command: Command) =>
      (await import("./commands/compare.ts")).compare(shell, names, command.optsWithGlobals()),
    );
}

function addExplain(root: Command, shell: Shell): void {
  root
    .command("explain")
    .description(
      "print what is known about one thing, with sources: an option, a criterion, a rule, a question ...",
    )
    .argument("<id>", "its id, or <kind>/<id> where several kinds share an id (attribute/throughput)")
    .option("--json", "print it as JSON")
    .action(async (id: string, _: unknown, command: Command) =>
      (await import("./commands/explain.ts")).explain(shell, id, command.optsWithGlobals()),
    );
}

function addMap(root: Command, shell: Shell): void {
  root
    .command("map")
    .description("draw how options, components and needs belong together, with the source of every line")
    .argument("[options...]", "one option or component: its neighbours; several: what holds among them")
    .option("--category <id>", "draw a whole category, or say which is meant")
    .option("--workload <file>", "dim what falls out for a workload, and say why")
    .option("--stack", "draw the stack that fits the workload best")
    .option("--format <format>", "how to draw it: text, mermaid, dot, svg or json", "text")
    .option("--json", "short for --format json")
    .action(async (names: string[], _: unknown, command: Command) =>
      (await import("./commands/map.ts")).map(shell, names, command.optsWithGlobals()),
    );
}

const SCHEMA_HELP = `
For completion and checking in an editor, begin a workload file with:
  # yaml-language-server: $schema=./node_modules/arch-map/docs/schema/workload.json
or keep a schema beside it: arch-map schema workload > workload.schema.json`;

function addSchema(root: Command, shell: Shell): void {
  root
    .command("schema")
    .description("print the JSON Schema of a file that the program reads or writes")
    .argument("[name]", "workload, decision, comparison, option, rule, ...; without one, lists them")
    .addHelpText("after", SCHEMA_HELP)
    .action(async (name: string | undefined, _: unknown, command: Command) =>
      (await import("./commands/schema.ts")).schema(shell, name, command.optsWithGlobals()),
    );
}

function addKb(root: Command, shell: Shell): void {
  const kb = root.command("kb").description("look at the knowledge base itself, and check it");
  kb.command("lint")
    .description("check every knowledge file; exit 6 with findings")
    .argument("[dir]", "folder of knowledge files; ./knowledge when there is one, else the published base")
    .option("--today <day>", "find what had to be read again by this day (YYYY-MM-DD)")
    .option("--json", "print the findings as JSON")
    .action(async (argument: string | undefined, _: unknown, command: Command) =>
      (await import("./commands/kb.ts")).kbLint(shell, argument, command.optsWithGlobals()),
    );
  kb.command("list")
    .description("list what is in the knowledge base")
    .argument(
      "[kind]",
      "option, attribute, criterion, rule, question, component, pairing, misconception or decomposition",
    )
    .option("--json", "print the list as JSON")
    .action(async (argument: string | undefined, _: unknown, command: Command) =>
      (await import("./commands/kb.ts")).kbList(shell, argument, command.optsWithGlobals()),
    );
  kb.command("stats")
    .description("list slots and options, and count what is documented, measured, judged and unknown")
    .argument("[category]", "one category; all without")
    .option("--json", "print the counts as JSON")
    .action(async (argument: string | undefined, _: unknown, command: Command) =>
      (await import("./commands/kb.ts")).kbStats(shell, argument, command.optsWithGlobals()),
    );
  kb.command("draw")
    .description("draw recorded facts at random, to be read again at their sources")
    .option("--seed <number>", "seed of the draw", wholeNumber("seed"), 1)
    .option("--count <number>", "how many facts", wholeNumber("count"), 40)
    .option("--json", "print them as JSON")
    .action(async (_: unknown, command: Command) =>
      (await import("./commands/kb.ts")).kbDraw(shell, command.optsWithGlobals()),
    );
}

const COMPLETION_HELP = `
To complete commands, flags, options and answers with the tab key:
  bash   source <(arch-map completion bash)       in ~/.bashrc
  zsh    source <(arch-map completion zsh)        in ~/.zshrc
  fish   arch-map completion fish | source        in ~/.config/fish/config.fish`;

function addCompletion(root: Command, shell: Shell): void {
  root
    .command("completion")
    .description("print a completion script for a shell")
    .argument("<shell>", "bash, zsh or fish")
    .addHelpText("after", COMPLETION_HELP)
    .action(async (name: string, _: unknown, command: Command) =>
      (await import("./commands/completion.ts")).completion(shell, name, root, command.optsWithGlobals()),
    );
}
