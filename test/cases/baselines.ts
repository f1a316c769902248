import type { Decision } from "../../src/model/decision.ts";
import { jointScores } from "./agreement.ts";
import type { Case } from "./read-cases.ts";

/** Simple advisers that ours has to beat; each names one option for a case. */
export const baselines: Record<
  string,
  (one: Case, decision: Decision, all: readonly Case[]) => string | undefined
> = {
  "most chosen": (_, __, all) => mostFrequent(all.map(({ chosen }) => chosen)),
  "lowest marginal effort among the eligible": (_, decision) => {
    const eligible = jointScores(decision).map(({ option }) => option);
    return eligible.sort((a, b) => effort(decision, b) - effort(decision, a))[0];
  },
  "incumbent unless it fails": (_, decision) => {
    const eligible = decision.outcomes[0]?.ranking ?? [];
    return (
      eligible.find(({ action }) => action === "keep") ?? eligible.find(({ action }) => action === "extend")
    )?.option;
  },
};

function effort(decision: Decision, option: string): number {
  const contributions = decision.outcomes[0]?.ranking.find(
    (ranked) => ranked.option === option,
  )?.contributions;
  return contributions?.find(({ criterion }) => criterion === "operating-effort")?.value ?? 0;
}

function mostFrequent(names: readonly string[]): string | undefined {
  const count = (name: string) => names.filter((other) => other === name).length;
  return [...new Set(names)].sort((a, b) => count(b) - count(a))[0];
}
