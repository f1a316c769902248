import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Question } from "../model/question.ts";
import type { Workload } from "../model/workload.ts";
import { InputError, UserError } from "./errors.ts";
import { readInput } from "./files.ts";
import type { Io } from "./io.ts";

/** The workload that a file, stdin and `--set` flags state together; later flags win over the file. */
export async function statedWorkload(
  io: Io,
  base: KnowledgeBase,
  file: string | undefined,
  settings: readonly string[],
): Promise<Workload> {
  const [{ readWorkload, toWorkload, holdsList }, { questionsOf, UNKNOWN }] = await Promise.all([
    import("../knowledge/read-workload.ts"),
    import("../knowledge/workload-schema.ts"),
  ]);
  const read = (name: string, text: string) => {
    const { written, findings } = readWorkload(name, text, base);
    if (written === undefined) throw new InputError(findings);
    return written;
  };
  const takesList = (question: Question) => question.type.kind === "order" || holdsList(question);
  const listFields = () =>
    questionsOf(base)
      .filter(takesList)
      .map(({ field }) => field);
  const fromFile = file === undefined ? {} : read(file === "-" ? "stdin" : file, await readInput(io, file));
  const fromFlags = settings.length === 0 ? {} : read("--set", settingLines(settings, listFields(), UNKNOWN));
  return toWorkload({ ...fromFile, ...fromFlags }, base);
}

/** `field=value` settings as YAML; the last one for a field wins. */
function settingLines(settings: readonly string[], lists: readonly string[], unknown: string): string {
  const lines = new Map(settings.map((setting) => settingLine(setting, lists, unknown)));
  return [...lines].map(([field, value]) => `${field}: ${value}`).join("\n");
}

/** Where a field takes a list, `a` and `a,b` are one; YAML in brackets or braces is taken as it is. */
function settingLine(
  setting: string,
  lists: readonly string[],
  unknown: string,
): [field: string, value: string] {
  const split = setting.indexOf("=");
  if (split <= 0) throw new UserError(`--set: expected field=value, found "${setting}".`);
  const [field, value] = [setting.slice(0, split).trim(), setting.slice(split + 1).trim()];
  const plain = !/^[[{]/.test(value) && value !== unknown;
  return [field, plain && lists.includes(field) ? `[${value}]` : value];
}

/** The command that states the same answers again. */
export function adviseCommand(
  file: string | undefined,
  settings: readonly string[],
  flags: readonly string[],
): string {
  const sets = settings.flatMap((setting) => ["--set", quoted(setting)]);
  return ["arch-map", "advise", ...(file === undefined ? [] : [quoted(file)]), ...sets, ...flags].join(" ");
}

/** Quotes for a POSIX shell where needed. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
