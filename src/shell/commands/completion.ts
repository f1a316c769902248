import type { Command } from "commander";
import { namesOf } from "../../core/explained-names.ts";
import { schemaTitles } from "../../knowledge/json-schemas.ts";
import { componentNames, questionsOf } from "../../knowledge/workload-schema.ts";
import type { CompletedCommand, CompletedFlag, Completion } from "../../model/completion.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import { bashCompletion } from "../../render/completion/bash.ts";
import { fishCompletion } from "../../render/completion/fish.ts";
import { zshCompletion } from "../../render/completion/zsh.ts";
import { UserError } from "../errors.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { COMPARE_FORMATS } from "./compare.ts";
import { DECOMPOSE_FORMATS } from "./decompose.ts";
import { KINDS } from "./explain.ts";
import { MAP_FORMATS } from "./map.ts";
import { answersOf } from "../../knowledge/answers-of.ts";

const SHELLS: Record<string, (completion: Completion) => string> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Prints the completion script of a shell: commands, flags, and the names that the knowledge base knows. */
export async function completion(
  shell: Shell,
  name: string,
  root: Command,
  flags: { knowledge?: string },
): Promise<void> {
  const render = SHELLS[name];
  if (render === undefined) {
    throw new UserError(`Unknown shell "${name}". Expected one of: ${Object.keys(SHELLS).join(", ")}.`);
  }
  const base = await knowledgeFor(shell.io, flags.knowledge);
  shell.io.stdout.write(render({ program: root.name(), commands: commandsOf(root, [], base) }));
}

const HELP_FLAG: CompletedFlag = { flag: "--help", description: "display help for command", value: "none" };

/** The command with all below it, the subcommands after their parent. */
function commandsOf(command: Command, path: readonly string[], base: KnowledgeBase): CompletedCommand[] {
  const below = command.commands.flatMap((inner) => commandsOf(inner, [...path, inner.name()], base));
  const words = wordsOf(path.join(" "), base);
  const subcommands = command.commands.map((inner) => inner.name());
  return [
    {
      path,
      description: command.description(),
      words: words ?? subcommands,
      files: words === undefined && subcommands.length === 0 && command.registeredArguments.length > 0,
      flags: [...flagsOf(command, base), ...globalFlags(command, base), HELP_FLAG],
    },
    ...below,
  ];
}

function globalFlags(command: Command, base: KnowledgeBase): CompletedFlag[] {
  return command.parent === null
    ? []
    : [...flagsOf(command.parent, base), ...globalFlags(command.parent, base)];
}

/** What can follow a command; undefined where it is a file, or one of its subcommands. */
function wordsOf(path: string, base: KnowledgeBase): string[] | undefined {
  switch (path) {
    case "compare":
      return comparable(base);
    case "map":
      return mapped(base);
    case "why-not":
      return optionNames(base);
    case "explain":
      return namesOf(base).flatMap(({ kind, id }) =>
        kind === "option" ? [id, `${kind}/${id}`] : [`${kind}/${id}`],
      );
    case "schema":
      return Object.keys(schemaTitles());
    case "kb list":
      return [...KINDS];
    case "completion":
      return Object.keys(SHELLS);
    default:
      return undefined;
  }
}

function comparable(base: KnowledgeBase): string[] {
  return base.categories.flatMap(({ category, options }) => [
    category.id,
    ...options.flatMap(({ id, modes }) => [id, ...Object.keys(modes).map((mode) => `${id}/${mode}`)]),
  ]);
}

/** Options by the short name where it means one thing. */
function optionNames(base: KnowledgeBase): string[] {
  return namesOf(base).flatMap(({ kind, id }) => (kind === "option" ? [id] : []));
}

/** Options and components. */
function mapped(base: KnowledgeBase): string[] {
  return [...optionNames(base), ...base.components.map(({ id }) => `component/${id}`)];
}

function flagsOf(command: Command, base: KnowledgeBase): CompletedFlag[] {
  return command.options.map((option) => {
    const flag = option.long ?? "";
    const valued = option.required || option.optional;
    return {
      flag,
      description: option.description,
      value: valued ? valueOf(flag, base, command.name()) : "none",
    };
  });
}

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  compare: COMPARE_FORMATS,
  decompose: DECOMPOSE_FORMATS,
  map: MAP_FORMATS,
};

/** What can follow a flag; numbers and days are left to the user. */
function valueOf(flag: string, base: KnowledgeBase, command: string): CompletedFlag["value"] {
  switch (flag) {
    case "--set":
      return questionsOf(base).flatMap((question) => settingsOf(question, base));
    case "--category":
      return base.categories.map(({ category }) => category.id);
    case "--option":
      return base.categories.flatMap(({ category, options }) =>
        options.map(({ id }) => `${category.id}=${id}`),
      );
    case "--format":
      return [...(FORMATS[command] ?? [])];
    case "--template":
      return ["madr", "nygard"];
    case "--ask":
      return ["all"];
    case "--seed":
    case "--samples":
    case "--today":
    case "--language":
    case "--flow":
      return [];
    default:
      return "file";
  }
}

/** `field=answer` for every answer that a question names. */
function settingsOf({ field, type }: Question, base: KnowledgeBase): string[] {
  const answers = type.kind === "components" ? componentNames(base) : (answersOf(type) ?? []);
  return [...answers, "unknown"].map((answer) => `${field}=${answer}`);
}
