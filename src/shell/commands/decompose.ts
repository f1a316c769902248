import { decompose as decomposed, type Locate } from "../../core/decompose/decompose.ts";
import { readWorkload } from "../../knowledge/read-workload.ts";
import type { Decomposition } from "../../model/decomposition.ts";
import { FACTS } from "../../model/facts.ts";
import { decompositionMarkdown } from "../../render/decomposition/markdown.ts";
import { decompositionMermaid } from "../../render/decomposition/mermaid.ts";
import { decompositionText } from "../../render/decomposition/terminal.ts";
import { InputError, UserError } from "../errors.ts";
import { readInput } from "../files.ts";
import { columnsOf, ExitCode } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { styleFor } from "../style.ts";

export interface DecomposeFlags {
  format: string;
  json?: boolean;
  knowledge?: string;
  color?: boolean;
}

/** How a decomposition can be printed. */
export const DECOMPOSE_FORMATS = ["text", "md", "mermaid", "json"] as const;

/** Reads who builds what, prints where services come from, and exits 6 with findings that are errors. */
export async function decompose(shell: Shell, file: string, flags: DecomposeFlags): Promise<void> {
  const format = flags.json === true ? "json" : flags.format;
  if (!DECOMPOSE_FORMATS.some((known) => known === format)) {
    throw new UserError(`--format: expected ${DECOMPOSE_FORMATS.join(", ")}, found "${format}".`);
  }
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const name = file === "-" ? "stdin" : file;
  const { workload, findings, locate } = readWorkload(name, await readInput(shell.io, file), base);
  if (workload === undefined) throw new InputError(findings);
  if (workload.contextMap?.contexts === undefined) throw new UserError(`${name}: ${NO_MAP}`);
  const at: Locate = (path) => ({ file: name, ...locate(path) });
  const decomposition = decomposed(base, workload, shell.version, at);
  shell.io.stdout.write(pageOf(shell, decomposition, format, flags));
  if (decomposition.findings.some(({ level }) => level === "error")) shell.exit(ExitCode.lintFindings);
}

const NO_MAP = `expected contexts to decompose, found none.
  Add contexts: (id, owner), and relations: (upstream, downstream, patterns) between them: arch-map decompose --help
  All keys: arch-map schema workload`;

function pageOf(shell: Shell, decomposition: Decomposition, format: string, flags: DecomposeFlags): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(decomposition, undefined, 2)}\n`;
    case "md":
      return decompositionMarkdown(decomposition);
    case "mermaid":
      return decompositionMermaid(decomposition);
    default: {
      const page = { columns: columnsOf(shell.io), style: styleFor(shell.io, flags.color) };
      return decompositionText(decomposition, factTitles(), page);
    }
  }
}

/** What facts are called, by what they are of. */
function factTitles(): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(FACTS).map(([about, facts]) => [
      about,
      Object.fromEntries(Object.entries(facts).map(([name, { title }]) => [name, title])),
    ]),
  );
}
