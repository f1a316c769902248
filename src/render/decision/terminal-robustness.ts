import type { Outcome, Ranked } from "../../model/decision.ts";
import type { Page } from "../style.ts";
import { decimals, percent, wrapped } from "../text.ts";
import { tenths } from "./sentences.ts";

/** What robustness says of the options that the verdict names: ranks, confidence factor, central weights, each pair. */
export function robustnessText(outcome: Outcome, page: Page): string[] {
  const named = outcome.ranking.filter(({ option }) => outcome.verdict.options.includes(option));
  if (named.length === 0) return [];
  const legend =
    "ranks taken; how often it is first under its own central weights; pairs won, with 95 % Monte Carlo bounds";
  const { style, columns } = page;
  const heading = wrapped(`${style.title("Robustness")}  `, style.quiet(legend), columns);
  return [[heading, ...named.map((option) => optionText(option, named, outcome, page))].join("\n")];
}

function optionText(option: Ranked, named: readonly Ranked[], outcome: Outcome, { columns }: Page): string {
  const lines = [
    `${option.title}: ${ranksText(option)}; confidence factor ${percent(option.confidence)}`,
    ...weightsText(option, outcome),
    ...pairsText(option, named, outcome),
  ];
  return lines.map((line, n) => wrapped(n === 0 ? "  " : "    ", line, columns)).join("\n");
}

function ranksText({ acceptability }: Ranked): string {
  const taken = acceptability.flatMap((share, rank) =>
    share < 0.005 ? [] : [`${percent(share)} rank ${String(rank + 1)}`],
  );
  return taken.length === 0 ? "takes no rank in 1 of 200 samples" : taken.join(", ");
}

function weightsText({ centralWeights }: Ranked, { objectives }: Outcome): string[] {
  if (centralWeights === undefined) return ["never first under any weights that were drawn"];
  const weights = objectives
    .filter(({ id }) => (centralWeights[id] ?? 0) > 0)
    .map(
      ({ id, title, weight }) => `${title} ${decimals(centralWeights[id] ?? 0)} (point ${decimals(weight)})`,
    );
  return [`first with weights around ${weights.join(", ")}`];
}

function pairsText({ option, wins }: Ranked, named: readonly Ranked[], { ranking }: Outcome): string[] {
  const pairs = named
    .filter((rival) => rival.option !== option)
    .flatMap((rival) => {
      const index = wins[ranking.indexOf(rival)];
      if (index === undefined) return [];
      const { share, low, high } = index;
      return [`${rival.title} ${tenths(share)} (${tenths(low)} to ${tenths(high)})`];
    });
  return pairs.length === 0 ? [] : [`beats ${pairs.join(", ")}`];
}
