import type { KnowledgeBase } from "../model/knowledge.ts";
import type { AdviseFlags } from "./commands/advise.ts";
import type { Shell } from "./main.ts";

/** Asks, decides, and offers what can be done with the answer. */
export async function interview(shell: Shell, base: KnowledgeBase, flags: AdviseFlags): Promise<void> {
  throw new Error(`not there yet: ${shell.version} ${base.fingerprint} ${String(flags.seed)}`);
}
