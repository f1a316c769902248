import type { Decision } from "../../src/model/decision.ts";
import { jointScores } from "./agreement.ts";
import type { Opinion } from "./places.ts";
import type { Case } from "./read-cases.ts";

/** Simple advisers that ours has to beat. `alike` are all cases of the slot, the case itself among them. */
export type Adviser = (decision: Decision, alike: readonly Case[]) => Opinion;

export const baselines: Record<string, Adviser> = {
  "most chosen": (_, alike) => counts(alike.map(({ chosen }) => chosen)),
  "lowest marginal effort among the eligible": (decision) =>
    opinionOf(decision, (option) => effortOf(decision, option)),
  "incumbent unless it fails": (decision) => opinionOf(decision, (option) => standing(decision, option)),
  "random eligible": (decision) => opinionOf(decision, () => 0),
};

function opinionOf(decision: Decision, score: (option: string) => number): Opinion {
  return new Map(jointScores(decision).map(({ option }) => [option, score(option)]));
}

function counts(names: readonly string[]): Opinion {
  return new Map(names.map((name) => [name, names.filter((other) => other === name).length]));
}

function effortOf({ outcomes }: Decision, option: string): number {
  const values = outcomes.map(
    ({ ranking }) =>
      ranking
        .find((ranked) => ranked.option === option)
        ?.contributions.find(({ criterion }) => criterion === "operating-effort")?.value ?? 0,
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What carries it today first, then what runs anyway; of all else it knows nothing. */
function standing({ outcomes }: Decision, option: string): number {
  const action = outcomes[0]?.ranking.find((ranked) => ranked.option === option)?.action;
  if (action === "keep") return 2;
  return action === "extend" ? 1 : 0;
}
