import type { KnowledgeBase } from "../../model/knowledge.ts";
import { decideFor, printDecision, repeatedFlags, saveWorkload, type AdviseFlags } from "../advice.ts";
import { adviseCommand, statedWorkload } from "../answers.ts";
import { UserError } from "../errors.ts";
import { isInteractive } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";

/** Reads or asks for the workload, decides, prints, and says by the exit code how it went. */
export async function advise(shell: Shell, file: string | undefined, flags: AdviseFlags): Promise<void> {
  const base = await knowledgeFor(shell.io, flags.knowledge);
  checkCategories(base, flags.category);
  if (flags.decision !== undefined) {
    const { replay } = await import("../replay.ts");
    await replay(shell, base, flags.decision, flags);
    return;
  }
  if (file === undefined && flags.set.length === 0) {
    if (!isInteractive(shell.io)) throw new UserError(NOTHING_STATED);
    const { interview } = await import("../interview.ts");
    await interview(shell, base, flags);
    return;
  }
  const workload = await statedWorkload(shell.io, base, file, flags.set);
  const decision = decideFor(
    shell,
    base,
    workload,
    flags,
    adviseCommand(file, flags.set, repeatedFlags(flags)),
  );
  if (flags.save !== undefined) await saveWorkload(shell, base, workload, flags.save);
  printDecision(shell, decision, flags);
}

const NOTHING_STATED = `Nothing to advise on, and nobody to ask: that takes a terminal on stdin and stderr, and no CI.
  Name a workload file, - for stdin, or answers: arch-map advise --set <field>=<value> --set ...
  All fields: arch-map schema workload`;

/** @throws UserError with the names that are known, when one is not */
export function checkCategories(base: KnowledgeBase, asked: readonly string[]): void {
  const known = base.categories.flatMap(({ category: { id, slots } }) => [
    id,
    ...slots.map((slot) => `${id}/${slot.id}`),
  ]);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UserError(`--category: unknown category "${unknown}". Expected one of: ${known.join(", ")}.`);
  }
}
