import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Commands, TreeFile } from "../../model/starter.ts";
import type { Workload } from "../../model/workload.ts";
import { availableStarters, type AvailableStarter } from "../../scaffold/available-starters.ts";
import { compose } from "../../scaffold/compose.ts";
import { UserError } from "../errors.ts";
import { ExitCode } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { recordedOrStated } from "../recorded.ts";
import { loadParts, provedText, starterFor, starterIndex } from "../starters.ts";
import { decideFor } from "../advice.ts";
import { renderRecords } from "./adr.ts";

export interface ScaffoldFlags {
  option: string[];
  language: string;
  dryRun?: boolean;
  set: string[];
  seed: number;
  samples: number;
  knowledge?: string;
}

interface Choice {
  category: string;
  option: string;
  mode?: string | undefined;
  records: TreeFile[];
  documents: TreeFile[];
}

/** Composes the starter in memory, then writes all of it or nothing. */
export async function scaffold(
  shell: Shell,
  dir: string,
  input: string | undefined,
  flags: ScaffoldFlags,
): Promise<void> {
  const target = resolve(shell.io.cwd, dir);
  if (!flags.dryRun) assertEmpty(target, dir);
  const choice = flags.option.length > 0 ? named(flags.option) : await decided(shell, input, flags);
  const starter = existing(choice, flags.language);
  const parts = await loadParts(starter);
  const tree = compose(
    { projectName: projectName(target), records: choice.records, documents: choice.documents },
    parts,
  );
  if (flags.dryRun) {
    shell.io.stdout.write(`${tree.map(({ path }) => path).join("\n")}\n`);
    return;
  }
  writeTree(target, tree);
  const [base] = parts;
  const first = firstCommands(base?.manifest.commands);
  shell.io.stdout.write(
    `${summary(dir, starter, tree, choice)}\nNext: cd ${dir}${first}    then README.md\n`,
  );
}

function assertEmpty(target: string, dir: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) throw new UserError(`${dir}: expected a directory, found a file.`);
  const found = readdirSync(target);
  if (found.length === 0) return;
  const some = found.slice(0, 3).join(", ");
  throw new UserError(
    `${dir}: expected an empty or new directory, found ${String(found.length)} entries (${some}${found.length > 3 ? ", ..." : ""}).\n  Name another directory, or empty this one. Nothing was written.`,
  );
}

function named(options: readonly string[]): Choice {
  if (options.length > 1)
    throw new UserError("--option: expected one option for now; a starter has one queue.");
  const match = /^([a-z0-9-]+)=([a-z0-9-]+)(?:\/([a-z0-9-]+))?$/.exec(options[0] ?? "");
  if (match === null)
    throw new UserError(
      `--option: expected category=option or category=option/mode, found "${options[0] ?? ""}".`,
    );
  const [, category = "", option = "", mode] = match;
  return { category, option, mode, records: [], documents: [] };
}

/** The leader of the first slot in which something fits, with the record of the decision. */
async function decided(shell: Shell, input: string | undefined, flags: ScaffoldFlags): Promise<Choice> {
  if (input === undefined && flags.set.length === 0) {
    throw new UserError(
      "Nothing to scaffold from.\n  Name a workload file, a decision or a record, or an option: --option message-queue=<option>",
    );
  }
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const { workload, seed, samples } = await recordedOrStated(shell, base, input, flags);
  const command = `arch-map scaffold ${input ?? ""}`.trim();
  const decision = decideFor(shell, base, workload, { seed, samples, category: [] }, command);
  const outcome = decision.outcomes.find(({ ranking }) => ranking.length > 0);
  const [leader] = outcome?.ranking ?? [];
  if (outcome === undefined || leader === undefined) {
    throw new UserError("Nothing fits this workload, so there is nothing to scaffold.", ExitCode.nothingFits);
  }
  const { toWritten } = await import("../../knowledge/read-workload.ts");
  const only = { ...decision, outcomes: [outcome] };
  const rendered = await renderRecords(shell, only, toWritten(workload, base), "madr");
  const records = rendered.map(({ slug, text }) => ({ path: `0001-${slug}.md`, content: text }));
  const documents = await servicesDocument(shell, base, workload);
  return { category: outcome.category, option: leader.option, mode: leader.mode.id, records, documents };
}

/** Where the services come from, when the workload says who builds what. */
async function servicesDocument(shell: Shell, base: KnowledgeBase, workload: Workload): Promise<TreeFile[]> {
  if (workload.contextMap?.contexts === undefined) return [];
  const [{ decompose }, { decompositionMarkdown }] = await Promise.all([
    import("../../core/decompose/decompose.ts"),
    import("../../render/decomposition/markdown.ts"),
  ]);
  const nowhere = () => ({ file: workload.name, line: 0, column: 0 });
  const decomposition = decompose(base, workload, shell.version, nowhere);
  return [{ path: "services.md", content: decompositionMarkdown(decomposition, true) }];
}

function existing(choice: Choice, language: string): AvailableStarter {
  const index = starterIndex();
  const starter = starterFor(index, language, choice);
  if (starter !== undefined) return starter;
  const all = availableStarters(index);
  const same = all.filter(({ selection }) => selection.category === choice.category);
  const options = [...new Set(same.map(({ selection }) => `${selection.category}=${selection.option}`))];
  const languages = [...new Set(all.map((available) => available.language))];
  throw new UserError(
    `There is no starter for ${choice.category}=${choice.option} in ${language}.\n  Options: ${options.join(", ")}. Languages: ${languages.join(", ")}.`,
  );
}

function projectName(target: string): string {
  const name = basename(target)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, "-")
    .replaceAll(/^[-_]+|-+$/g, "");
  return name === "" ? "orders" : name.slice(0, 63);
}

/** Writes beside the target, then moves: a failure leaves nothing half-written. */
function writeTree(target: string, tree: readonly TreeFile[]): void {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  const draft = mkdtempSync(join(parent, ".arch-map-"));
  try {
    for (const { path, content, executable } of tree) {
      const file = join(draft, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { mode: executable === true ? 0o755 : 0o644 });
    }
    if (existsSync(target)) rmdirSync(target);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new UserError(`${target}: cannot be written (${(error as Error).message}). Nothing was written.`);
  }
}

/** What to type first in a new project. */
function firstCommands(commands: Commands | undefined): string {
  if (commands === undefined) return "";
  const typed = (command: readonly string[]) =>
    command.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(" ");
  return [commands.prepare, commands.test].map((command) => ` && ${typed(command)}`).join("");
}

function summary(dir: string, starter: AvailableStarter, tree: readonly TreeFile[], choice: Choice): string {
  const { selection } = starter;
  const other =
    choice.mode === undefined || choice.mode === selection.mode
      ? []
      : [`The advice is for ${choice.mode}; the starter there is uses ${selection.mode}.`];
  return [
    `Wrote ${String(tree.length)} files to ${dir}: ${starter.title} in ${starter.language}.`,
    `Proof: ${provedText(starter)}.`,
    ...other,
  ].join("\n");
}
