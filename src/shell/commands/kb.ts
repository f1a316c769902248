import { existsSync } from "node:fs";
import { join } from "node:path";
import { auditBase } from "../../core/audit/audit-base.ts";
import { coverageOf } from "../../core/audit/coverage.ts";
import { drawCells } from "../../core/audit/draw.ts";
import { namesOf } from "../../core/explained-names.ts";
import type { Finding } from "../../model/finding.ts";
import { coverageText, drawnText } from "../../render/stats/terminal.ts";
import { findingsText } from "../../render/findings/terminal.ts";
import { pad, width } from "../../render/text.ts";
import { UserError } from "../errors.ts";
import { readYamlFolder } from "../files.ts";
import { columnsOf, ExitCode } from "../io.ts";
import { knowledgeFor, publishedKnowledge } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { styleFor } from "../style.ts";

export interface KbFlags {
  today?: string;
  json?: boolean;
  knowledge?: string;
  color?: boolean;
}

const OWN_FOLDER = "knowledge";

/** Checks a folder of knowledge files, or the published base, and exits 6 with findings. */
export async function kbLint(shell: Shell, dir: string | undefined, flags: KbFlags): Promise<void> {
  const folder =
    dir ?? flags.knowledge ?? (existsSync(join(shell.io.cwd, OWN_FOLDER)) ? OWN_FOLDER : undefined);
  const findings =
    folder === undefined ? publishedFindings(shell) : await folderFindings(shell, folder, dayOf(flags.today));
  const page = { columns: columnsOf(shell.io), style: styleFor(shell.io, flags.color) };
  shell.io.stdout.write(
    flags.json === true ? `${JSON.stringify(findings, undefined, 2)}\n` : findingsText(findings, page),
  );
  if (findings.length > 0) shell.exit(ExitCode.lintFindings);
}

function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}-\d\d-\d\d$/.test(text)) return text;
  throw new UserError(`--today: expected a day as YYYY-MM-DD, found "${text}".`);
}

/** A folder with a common part of its own is a base by itself; any other extends the published one. */
async function folderFindings({ io }: Shell, folder: string, today: string | undefined): Promise<Finding[]> {
  const files = readYamlFolder(io, folder);
  if (files.length === 0) throw new UserError(`${folder}: expected knowledge files (*.yaml), found none.`);
  const { inReadingOrder, lintKnowledge } = await import("../../knowledge/lint.ts");
  const whole = files.some(({ path }) => path.startsWith("common/"));
  const extend = whole ? undefined : { onto: publishedKnowledge(), origin: folder };
  const linted = lintKnowledge(files, extend, today);
  const audited = auditBase(linted.base).flatMap((one) => linted.locate(one.lint, [one]));
  const all = inReadingOrder([...linted.findings, ...audited]);
  return all.map((finding) => ({ ...finding, file: `${folder.replace(/\/$/, "")}/${finding.file}` }));
}

/** The published base has been linted by its build and has no files left: what can be evaluated is evaluated again. */
function publishedFindings({ io }: Shell): Finding[] {
  io.stderr.write(`No folder named, and no ./${OWN_FOLDER}: evaluating the published knowledge base.\n`);
  return auditBase(publishedKnowledge()).map(({ lint, kind, id, message }) => ({
    id: lint,
    level: "error",
    file: `${kind}/${id}`,
    line: 0,
    column: 0,
    message,
  }));
}

/** Lists everything that `explain` explains, or one kind of it. */
export async function kbList(shell: Shell, kind: string | undefined, flags: KbFlags): Promise<void> {
  const all = namesOf(await knowledgeFor(shell.io, flags.knowledge));
  const kinds = [...new Set(all.map((name) => name.kind))];
  const asked = all.filter((name) => kind === undefined || name.kind === kind);
  if (asked.length === 0)
    throw new UserError(`Unknown kind "${kind ?? ""}". Expected one of: ${kinds.join(", ")}.`);
  if (flags.json === true) {
    shell.io.stdout.write(`${JSON.stringify(asked, undefined, 2)}\n`);
    return;
  }
  const labels = asked.map((name) => (kind === undefined ? `${name.kind}/${name.id}` : name.id));
  const first = Math.max(...labels.map(width));
  shell.io.stdout.write(asked.map(({ title }, n) => `${pad(labels[n] ?? "", first)}  ${title}\n`).join(""));
}

/** Counts what is documented, measured, judged and unknown, in all categories or one. */
export async function kbStats(shell: Shell, only: string | undefined, flags: KbFlags): Promise<void> {
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const asked = base.categories.filter(({ category }) => only === undefined || category.id === only);
  if (asked.length === 0) {
    const known = base.categories.map(({ category }) => category.id).join(", ");
    throw new UserError(`Unknown category "${only ?? ""}". Expected one of: ${known}.`);
  }
  const coverages = asked.map(coverageOf);
  const page = { columns: columnsOf(shell.io), style: styleFor(shell.io, flags.color) };
  shell.io.stdout.write(
    flags.json === true ? `${JSON.stringify(coverages, undefined, 2)}\n` : coverageText(coverages, page),
  );
}

export interface DrawFlags extends KbFlags {
  seed: number;
  count: number;
}

/** Draws recorded cells at random, to be read again at their sources. */
export async function kbDraw(shell: Shell, flags: DrawFlags): Promise<void> {
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const drawn = drawCells(base, { ...flags, basis: ["documented", "measured"] });
  const page = { columns: columnsOf(shell.io), style: styleFor(shell.io, flags.color) };
  shell.io.stdout.write(
    flags.json === true ? `${JSON.stringify(drawn, undefined, 2)}\n` : drawnText(drawn, page),
  );
}
