import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { coversOf } from "../core/cover.ts";
import { decide } from "../core/decide.ts";
import { decideStack } from "../core/stack/decide-stack.ts";
import type { Decision } from "../model/decision.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Workload } from "../model/workload.ts";
import { decisionText } from "../render/decision/terminal.ts";
import { UserError } from "./errors.ts";
import { columnsOf, ExitCode } from "./io.ts";
import type { Shell } from "./main.ts";
import { starterIndex, starterSentence } from "./starters.ts";
import { styleFor } from "./style.ts";

export interface AdviseFlags {
  set: string[];
  category: string[];
  json?: boolean;
  deep?: boolean;
  strict?: boolean;
  seed: number;
  samples: number;
  save?: string;
  /** Whether to ask until it is enough, or everything. */
  ask?: "enough" | "all";
  decision?: string;
  knowledge?: string;
  color?: boolean;
  /** Choose one option for all slots jointly as well; `weight` has category=number. */
  stack?: boolean;
  weight?: string[];
}

/** Joint completions of the unanswered fields; the samples are shared out among them. */
const COMPLETIONS = 250;

/** Decides with this program's version and the given flags. */
export function decideFor(
  shell: Shell,
  base: KnowledgeBase,
  workload: Workload,
  flags: Pick<AdviseFlags, "seed" | "samples" | "category" | "deep" | "stack" | "weight">,
  command: string,
): Decision {
  const asked = flags.category.length > 0 ? flags.category : undefined;
  const weights = weightsFrom(base, flags.weight ?? []);
  const decision = decide(base, workload, {
    version: shell.version,
    seed: flags.seed,
    samples: flags.samples,
    completions: COMPLETIONS,
    deep: flags.deep,
    decide: asked,
    command,
  });
  const covers = coversOf(base, workload, asked);
  return {
    ...decision,
    ...(flags.stack === true ? { stack: decideStack(base, workload, { decide: asked, weights }) } : {}),
    ...(covers.length === 0 ? {} : { covers }),
  };
}

/** Reads `category=number` for each `--weight`. */
export function weightsFrom(base: KnowledgeBase, settings: readonly string[]): Record<string, number> {
  const known = base.categories.map(({ category }) => category.id);
  return Object.fromEntries(
    settings.map((setting) => {
      const [category = "", text = ""] = setting.split("=");
      const weight = Number(text);
      if (!known.includes(category)) {
        throw new UserError(
          `--weight: unknown category "${category}". Expected one of: ${known.join(", ")}.`,
        );
      }
      if (text === "" || !(weight > 0 && weight <= 1000)) {
        throw new UserError(
          `--weight: expected ${category}=<number above 0, up to 1000>, found "${setting}".`,
        );
      }
      return [category, weight];
    }),
  );
}

/** Prints the decision once, whole, and sets the exit code. */
export function printDecision(shell: Shell, decision: Decision, flags: AdviseFlags): void {
  shell.io.stdout.write(
    flags.json ? `${JSON.stringify(decision, undefined, 2)}\n` : decisionPage(shell, decision, flags),
  );
  const kinds = decision.outcomes.map(({ verdict }) => verdict.kind);
  if (kinds.includes("none") || decision.stack?.kind === "none") shell.exit(ExitCode.nothingFits);
  else if (flags.strict && kinds.includes("close")) shell.exit(ExitCode.tooClose);
}

function decisionPage(shell: Shell, decision: Decision, flags: AdviseFlags): string {
  const index = starterIndex();
  const starters = decision.outcomes.map((outcome) => starterSentence(index, outcome));
  const page = { columns: columnsOf(shell.io), style: styleFor(shell.io, flags.color) };
  return decisionText(decision, starters, page);
}

/** Writes the workload as a file that gives the same advice. */
export async function saveWorkload(
  shell: Shell,
  base: KnowledgeBase,
  workload: Workload,
  file: string,
): Promise<void> {
  (await workloadWriter(shell, base))(workload, file);
  shell.io.stderr.write(`Wrote ${file}\n`);
}

/** Loads what writes workload files. @returns writes one at once @throws UserError where that is not possible */
export async function workloadWriter(
  shell: Shell,
  base: KnowledgeBase,
): Promise<(workload: Workload, file: string) => void> {
  const [{ toWritten }, { stringify }] = await Promise.all([
    import("../knowledge/read-workload.ts"),
    import("./yaml.ts"),
  ]);
  return (workload, file) => {
    const text = stringify(toWritten(workload, base), { flowCollectionPadding: false });
    try {
      writeFileSync(resolve(shell.io.cwd, file), text);
    } catch (error) {
      throw new UserError(`${file}: cannot be written (${(error as Error).message}).`);
    }
  };
}

/** How often advice samples unless it is told otherwise. */
export const ADVICE_SAMPLES = 10_000;

/** The flags that have to be given again for the same result. */
export function repeatedFlags(
  flags: Pick<AdviseFlags, "category" | "seed" | "samples" | "knowledge" | "deep" | "stack" | "weight">,
): string[] {
  return [
    ...flags.category.flatMap((id) => ["--category", id]),
    ...(flags.deep === true ? ["--deep"] : []),
    ...(flags.stack === true ? ["--stack"] : []),
    ...(flags.weight ?? []).flatMap((setting) => ["--weight", setting]),
    ...(flags.seed === 1 ? [] : ["--seed", String(flags.seed)]),
    ...(flags.samples === ADVICE_SAMPLES ? [] : ["--samples", String(flags.samples)]),
    ...(flags.knowledge === undefined ? [] : ["--knowledge", flags.knowledge]),
  ];
}
