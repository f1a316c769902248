import type { KnowledgeBase } from "../model/knowledge.ts";
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
  const { readWorkload, toWorkload } = await import("../knowledge/read-workload.ts");
  const read = (name: string, text: string) => {
    const { written, findings } = readWorkload(name, text, base);
    if (written === undefined) throw new InputError(findings);
    return written;
  };
  const fromFile = file === undefined ? {} : read(file === "-" ? "stdin" : file, await readInput(io, file));
  const fromFlags =
    settings.length === 0 ? {} : read("--set", settings.map((s) => settingLine(s)).join("\n"));
  return toWorkload({ ...fromFile, ...fromFlags }, base);
}

/** `field=value` as a line of YAML; `a,b` is a list; YAML in brackets or braces is taken as it is. */
function settingLine(setting: string): string {
  const split = setting.indexOf("=");
  if (split <= 0) throw new UserError(`--set: expected field=value, found "${setting}".`);
  const [field, value] = [setting.slice(0, split).trim(), setting.slice(split + 1).trim()];
  const list = value.includes(",") && !/^[[{]/.test(value);
  return `${field}: ${list ? `[${value}]` : value}`;
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
