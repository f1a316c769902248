import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Decision } from "../../model/decision.ts";
import { recordContext, recordTitle } from "../../render/record/context.ts";
import { UserError } from "../errors.ts";
import { ExitCode } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { recordBlock, recordedOrStated } from "../recorded.ts";
import { decideFor } from "../advice.ts";
import { starterIndex, starterSentence } from "../starters.ts";

export interface AdrFlags {
  dir: string;
  template: string;
  seed: number;
  samples: number;
  category: string[];
  set: string[];
  knowledge?: string;
}

/** Decides and writes one record for each slot, in the directory's own numbering. */
export async function adr(shell: Shell, file: string, flags: AdrFlags): Promise<void> {
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const { workload, seed, samples } = await recordedOrStated(shell, base, file, flags);
  const decision = decideFor(shell, base, workload, { ...flags, seed, samples }, `arch-map adr ${file}`);
  const { toWritten } = await import("../../knowledge/read-workload.ts");
  const records = await renderRecords(shell, decision, toWritten(workload, base), flags.template);
  const paths = writeRecords(shell, records, flags.dir);
  if (paths.length > 1) paths.push(...writeIndex(shell, flags.dir));
  for (const path of paths) shell.io.stdout.write(`${path}\n`);
}

export interface RenderedRecord {
  slug: string;
  text: string;
}

/** One record for each slot in which something fits; exits 3 where nothing does. */
export async function renderRecords(
  shell: Shell,
  decision: Decision,
  written: unknown,
  template: string,
): Promise<RenderedRecord[]> {
  const [render, { stringify }] = await Promise.all([recordTemplate(template), import("../yaml.ts")]);
  const starters = starterIndex();
  return decision.outcomes.flatMap((outcome) => {
    const [leader] = outcome.ranking;
    if (leader === undefined) {
      shell.io.stderr.write(`${outcome.title}: nothing fits, so there is nothing to record.\n`);
      shell.exit(ExitCode.nothingFits);
      return [];
    }
    const starter = starterSentence(starters, outcome) ?? "none";
    const context = recordContext(decision, outcome, shell.io.today, leader, starter);
    const block = stringify({
      status: context.status,
      date: shell.io.today,
      ...recordBlock(decision, outcome, written),
    });
    const slug = slugOf(recordTitle(decision, outcome, leader));
    return [{ slug, text: `---\n${block}---\n\n${render(context)}` }];
  });
}

async function recordTemplate(id: string): Promise<(context: object) => string> {
  if (id !== "madr" && id !== "nygard") {
    throw new UserError(`--template: expected madr or nygard, found "${id}".`);
  }
  const [{ default: Handlebars }, { template }] = await Promise.all([
    import("handlebars/runtime.js"),
    import(new URL(`./record/${id}.js`, import.meta.url).href) as Promise<{
      template: TemplateSpecification;
    }>,
  ]);
  // The runtime's own types leave out `template`, its one purpose.
  return (Handlebars as unknown as typeof import("handlebars")).template(template);
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 80);
}

/** The next free numbers of the folder, with as many digits as it uses (four in an empty one). */
export function writeRecords(shell: Shell, records: readonly RenderedRecord[], dir: string): string[] {
  const folder = resolve(shell.io.cwd, dir);
  mkdirSync(folder, { recursive: true });
  const numbers = readdirSync(folder).flatMap((name) => /^(\d+)-.*\.md$/.exec(name)?.[1] ?? []);
  const digits = numbers.at(-1)?.length ?? 4;
  const last = Math.max(0, ...numbers.map(Number));
  return records.map(({ slug, text }, n) => {
    const path = join(dir, `${String(last + n + 1).padStart(digits, "0")}-${slug}.md`);
    writeFileSync(resolve(shell.io.cwd, path), text, { flag: "wx" });
    return path;
  });
}

const INDEX_MARK = "<!-- written by arch-map adr -->";

/** Lists the folder's records by number; an index that somebody else wrote is left alone. */
function writeIndex({ io }: Shell, dir: string): string[] {
  const path = join(dir, "index.md");
  const file = resolve(io.cwd, path);
  if (existsSync(file) && !readFileSync(file, "utf8").startsWith(INDEX_MARK)) {
    io.stderr.write(`${path}: written by somebody else, so it was left as it is.\n`);
    return [];
  }
  const records = readdirSync(resolve(io.cwd, dir))
    .filter((name) => /^\d+-.*\.md$/.test(name))
    .sort();
  const lines = records.map((name) => `- [${headingOf(resolve(io.cwd, dir, name)) ?? name}](${name})`);
  writeFileSync(file, [INDEX_MARK, "", "# Decision records", "", ...lines, ""].join("\n"));
  return [path];
}

function headingOf(file: string): string | undefined {
  return /^# (.+)$/m.exec(readFileSync(file, "utf8").replace(/^---\n[\s\S]*?\n---\n/, ""))?.[1];
}
