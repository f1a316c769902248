import type { Decision, Outcome } from "../model/decision.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Workload } from "../model/workload.ts";
import { statedWorkload } from "./answers.ts";
import { InputError, UserError } from "./errors.ts";
import { readInput } from "./files.ts";
import type { Io } from "./io.ts";

/** What a record keeps so that the decision can be made again and compared. */
export interface Recorded {
  workload: Workload;
  fingerprint: string;
  seed: number;
  samples: number;
  slots: {
    category: string;
    slot: string;
    flow: string | undefined;
    ranking: { option: string; score: number }[];
  }[];
}

const KEY = "arch-map";

/** The front matter block of a record: workload, knowledge fingerprint, seed, version and the ranking it gave. */
export function recordBlock(decision: Decision, outcome: Outcome, written: unknown): Record<string, unknown> {
  return {
    [KEY]: {
      version: decision.version,
      knowledge: decision.fingerprint,
      seed: decision.seed,
      samples: decision.samples,
      category: outcome.category,
      slot: outcome.slot,
      ...(outcome.flow === undefined ? {} : { flow: outcome.flow }),
      verdict: outcome.verdict.kind,
      ranking: outcome.ranking.map(({ option, score }) => ({ option, score: Number(score.toFixed(6)) })),
      workload: written,
    },
  };
}

/** Reads a decision (JSON) or a record (Markdown with the block above). */
export async function readRecorded(io: Io, base: KnowledgeBase, file: string): Promise<Recorded> {
  const text = await readInput(io, file);
  return text.trimStart().startsWith("{") ? fromJson(file, text) : fromRecord(file, text, base);
}

/** The workload of a decision or record with its seed and samples, or of a workload file with those of the flags. */
export async function recordedOrStated(
  shell: { io: Io },
  base: KnowledgeBase,
  input: string | undefined,
  flags: { set: string[]; seed: number; samples: number },
): Promise<{ workload: Workload; seed: number; samples: number }> {
  if (input !== undefined && /\.(json|md)$/.test(input)) return readRecorded(shell.io, base, input);
  const { seed, samples } = flags;
  return { workload: await statedWorkload(shell.io, base, input, flags.set), seed, samples };
}

async function fromJson(file: string, text: string): Promise<Recorded> {
  const { Decision } = await import("../model/decision.ts");
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file}: expected a decision in JSON (${(error as Error).message}).`);
  }
  const result = Decision.safeParse(data);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UserError(
      `${file}: expected a decision; "${issue?.path.join(".") ?? ""}": ${issue?.message ?? ""}.`,
    );
  }
  const { workload, fingerprint, seed, samples, outcomes } = result.data;
  const slots = outcomes.map(({ category, slot, flow, ranking }) => ({ category, slot, flow, ranking }));
  return { workload, fingerprint, seed, samples, slots };
}

async function fromRecord(file: string, text: string, base: KnowledgeBase): Promise<Recorded> {
  const [{ parse }, { z }, { readWorkload }] = await Promise.all([
    import("./yaml.ts"),
    import("zod"),
    import("../knowledge/read-workload.ts"),
  ]);
  const Block = z.object({
    knowledge: z.string(),
    seed: z.number().int(),
    samples: z.number().int(),
    category: z.string(),
    slot: z.string(),
    flow: z.string().optional(),
    ranking: z.array(z.object({ option: z.string(), score: z.number() })),
    workload: z.record(z.string(), z.unknown()),
  });
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1];
  if (frontMatter === undefined)
    throw new UserError(`${file}: expected a record with a front matter block, or a decision in JSON.`);
  const result = Block.safeParse((parse(frontMatter) as Record<string, unknown> | null)?.[KEY]);
  if (!result.success)
    throw new UserError(
      `${file}: expected "${KEY}" in the front matter; ${result.error.issues[0]?.message ?? ""}.`,
    );
  const { knowledge, seed, samples, category, slot, flow, ranking, workload } = result.data;
  const read = readWorkload(file, JSON.stringify(workload), base);
  if (read.workload === undefined) throw new InputError(read.findings);
  return {
    workload: read.workload,
    fingerprint: knowledge,
    seed,
    samples,
    slots: [{ category, slot, flow, ranking }],
  };
}
