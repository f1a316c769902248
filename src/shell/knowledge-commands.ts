import { Option, type Command } from "commander";
import { actionArguments } from "./action-arguments.ts";
import type { Shell } from "./main.ts";

/** Registers the commands that show, check and describe the knowledge base. */
export function addKnowledgeCommands(root: Command, shell: Shell): void {
  addCompare(root, shell);
  addExplain(root, shell);
  addSchema(root, shell);
  addKb(root, shell);
}

function addCompare(root: Command, shell: Shell): void {
  root
    .command("compare")
    .description("put options side by side, attribute by attribute, with sources")
    .argument("[options...]", "options (redis), modes of them (rabbitmq/stream) or a category (message-queue)")
    .option("--modes", "give each mode a column of its own")
    .option("--only-differences", "leave out what all columns have in common")
    .option("--workload <file>", "mark what decides for a workload: weights, contributions, violated musts")
    .addOption(new Option("--format <format>", "how to print it: table, md, csv or json").default("table"))
    .option("--json", "short for --format json")
    .action(async (...args) => (await import("./commands/compare.ts")).compare(shell, ...actionArguments(args)));
}

function addExplain(root: Command, shell: Shell): void {
  root
    .command("explain")
    .description("print what is known about one thing, with sources: an option, a criterion, a rule, a question ...")
    .argument("<id>", "its id, or <kind>/<id> where several kinds share an id (attribute/throughput)")
    .option("--json", "print it as JSON")
    .action(async (...args) => (await import("./commands/explain.ts")).explain(shell, ...actionArguments(args)));
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
    .action(async (...args) => (await import("./commands/schema.ts")).schema(shell, ...actionArguments(args)));
}

function addKb(root: Command, shell: Shell): void {
  const kb = root.command("kb").description("look at the knowledge base itself, and check it");
  kb.command("lint")
    .description("check every knowledge file; exit 6 with findings")
    .argument("[dir]", "folder of knowledge files; ./knowledge when there is one, else the published base")
    .option("--json", "print the findings as JSON")
    .action(async (...args) => (await import("./commands/kb.ts")).kbLint(shell, ...actionArguments(args)));
  kb.command("list")
    .description("list what is in the knowledge base")
    .argument("[kind]", "option, attribute, criterion, rule, question, component or misconception")
    .option("--json", "print the list as JSON")
    .action(async (...args) => (await import("./commands/kb.ts")).kbList(shell, ...actionArguments(args)));
  kb.command("stats")
    .description("count what is documented, measured, judged and unknown")
    .option("--json", "print the counts as JSON")
    .action(async (...args) => (await import("./commands/kb.ts")).kbStats(shell, ...actionArguments(args)));
}
