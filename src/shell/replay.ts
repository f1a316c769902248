import type { Decision, Outcome } from "../model/decision.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import { decideFor, printDecision, type AdviseFlags } from "./advice.ts";
import { ExitCode } from "./io.ts";
import type { Shell } from "./main.ts";
import { readRecorded, type Recorded } from "./recorded.ts";

/** Decides again what was recorded, says what changed, and exits 5 when another option leads. */
export async function replay(
  shell: Shell,
  base: KnowledgeBase,
  file: string,
  flags: AdviseFlags,
): Promise<void> {
  const recorded = await readRecorded(shell.io, base, file);
  const category = recorded.slots.map(({ category, slot }) => `${category}/${slot}`);
  const again = { ...flags, seed: recorded.seed, samples: recorded.samples, category };
  const decision = decideFor(shell, base, recorded.workload, again, `arch-map advise --decision ${file}`);
  const slots = decision.outcomes.filter((outcome) => recordedSlot(recorded, outcome) !== undefined);
  printDecision(shell, { ...decision, outcomes: slots }, flags);
  const lines = slots.flatMap((outcome) => changes(recorded, outcome));
  shell.io.stderr.write(`${[headline(recorded, decision), ...lines].join("\n")}\n`);
  if (slots.length === 0 || slots.some((outcome) => leaderChanged(recorded, outcome)))
    shell.exit(ExitCode.noLongerHolds);
}

function recordedSlot(recorded: Recorded, outcome: Outcome): Recorded["slots"][number] | undefined {
  return recorded.slots.find(
    ({ category, slot, flow }) =>
      category === outcome.category && slot === outcome.slot && flow === outcome.flow,
  );
}

function headline(recorded: Recorded, decision: Decision): string {
  return recorded.fingerprint === decision.fingerprint
    ? `Replayed with the same knowledge (${decision.fingerprint}).`
    : `Replayed with other knowledge: ${recorded.fingerprint} then, ${decision.fingerprint} now.`;
}

function changes(recorded: Recorded, outcome: Outcome): string[] {
  const before = recordedSlot(recorded, outcome)?.ranking ?? [];
  const place = (ranking: readonly { option: string }[], id: string) =>
    ranking.findIndex(({ option }) => option === id) + 1;
  const ids = [...new Set([...before, ...outcome.ranking].map(({ option }) => option))];
  const moved = ids.flatMap((id) => {
    const [then, now] = [place(before, id), place(outcome.ranking, id)];
    return then === now
      ? []
      : [
          `  ${id}: rank ${then === 0 ? "removed" : String(then)} then, ${now === 0 ? "removed" : String(now)} now`,
        ];
  });
  return moved.length === 0 ? ["The ranking is the same."] : ["The ranking changed:", ...moved];
}

function leaderChanged(recorded: Recorded, outcome: Outcome): boolean {
  return recordedSlot(recorded, outcome)?.ranking[0]?.option !== outcome.ranking[0]?.option;
}
