import type { CompletedCommand, CompletedFlag, Completion } from "../../model/completion.ts";

/** A completion script for fish: one line for each word and flag, with what it means. */
export function fishCompletion({ program, commands }: Completion): string {
  const lines = commands.flatMap((command) => [
    ...wordLines(command, commands),
    ...command.flags.map((flag) => `${conditionOf(command, commands)} ${flagPart(flag)}`),
  ]);
  const all = [`-f`, ...lines].map((line) => `complete -c ${program} ${line}`.trimEnd());
  return `# ${program} completion\n${[...new Set(all)].join("\n")}\n`;
}

function wordLines(command: CompletedCommand, commands: readonly CompletedCommand[]): string[] {
  const below = childrenOf(command, commands);
  const condition = conditionOf(command, commands);
  const described = below.map(
    ({ path, description }) => `${condition} -a ${quoted(path.at(-1) ?? "")} -d ${quoted(description)}`,
  );
  const others = command.words.filter((word) => !below.some(({ path }) => path.at(-1) === word));
  return [
    ...described,
    ...(others.length === 0 ? [] : [`${condition} -a ${quoted(others.join(" "))}`]),
    ...(command.files ? [`${condition} -F`] : []),
  ];
}

function flagPart({ flag, description, value }: CompletedFlag): string {
  const name = `-l ${flag.replace(/^--/, "")} -d ${quoted(description)}`;
  if (value === "none") return name;
  return value === "file" ? `${name} -r -F` : `${name} -x -a ${quoted(value.join(" "))}`;
}

/** Where the command line is in this command, and in none of its subcommands. */
function conditionOf(command: CompletedCommand, commands: readonly CompletedCommand[]): string {
  const below = childrenOf(command, commands).map(({ path }) => path.at(-1) ?? "");
  const inside = command.path.map((name) => `__fish_seen_subcommand_from ${name}`);
  const outside = below.length === 0 ? [] : [`not __fish_seen_subcommand_from ${below.join(" ")}`];
  return `-n ${quoted([...inside, ...outside].join("; and "))}`;
}

function childrenOf({ path }: CompletedCommand, commands: readonly CompletedCommand[]): CompletedCommand[] {
  return commands.filter(
    (other) => other.path.length === path.length + 1 && path.every((name, n) => other.path[n] === name),
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
