import type { Decision } from "../../src/model/decision.ts";

/** What the verdicts promise, and whether it held. */
export interface VerdictReport {
  readonly winners: number;
  readonly rightWinners: number;
  readonly closes: number;
  readonly nones: number;
  /** Mean number of options that a close verdict names. */
  readonly closeSize: number;
  readonly coveredCloses: number;
}

type Judged = readonly { readonly decision: Decision; readonly chosen: string }[];

/** Of several flows: none if one has none, winner if all name the same one, else close. */
export function verdictOf({ outcomes }: Decision): "winner" | "close" | "none" {
  const verdicts = outcomes.map(({ verdict }) => verdict);
  if (verdicts.some(({ kind }) => kind === "none")) return "none";
  const named = new Set(verdicts.flatMap(({ options }) => options));
  return verdicts.every(({ kind }) => kind === "winner") && named.size === 1 ? "winner" : "close";
}

export function verdictReport(judged: Judged): VerdictReport {
  const of = (kind: string) => judged.filter(({ decision }) => verdictOf(decision) === kind);
  const names = ({ decision, chosen }: Judged[number]) =>
    decision.outcomes.every(({ verdict }) => verdict.options.includes(chosen));
  const closes = of("close");
  const sizes = closes.map(({ decision }) => mean(decision.outcomes.map((o) => o.verdict.options.length)));
  return {
    winners: of("winner").length,
    rightWinners: of("winner").filter(names).length,
    closes: closes.length,
    nones: of("none").length,
    closeSize: mean(sizes),
    coveredCloses: closes.filter(names).length,
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
