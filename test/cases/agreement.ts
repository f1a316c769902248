import { decide } from "../../src/core/decide.ts";
import type { Decision, Outcome } from "../../src/model/decision.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Workload } from "../../src/model/workload.ts";
import type { Case } from "./read-cases.ts";
import { verdictOf } from "./verdicts.ts";

/** What the advice says of one case. Ranks are among all options of the slot; a removed option has none. */
export interface Agreement {
  readonly one: Case;
  readonly rank: number | undefined;
  readonly leader: string;
  readonly verdict: string;
  readonly inVerdict: boolean;
  readonly reason: string;
  /** How many options the slot has. */
  readonly all: number;
}

const SETTINGS = {
  version: "cases",
  seed: 1,
  samples: 10_000,
  completions: 250,
  command: "",
};

export function decideCase(base: KnowledgeBase, slot: string, workload: Workload): Decision {
  return decide(base, workload, { ...SETTINGS, decide: [slot] });
}

/** Without what runs already, what carries it today and what about that failed. */
export function withoutExisting(workload: Workload): Workload {
  const strip = (fields: Workload["fields"]) =>
    Object.fromEntries(
      Object.entries(fields).filter(([name]) => !["operated", "incumbent", "incumbentLimits"].includes(name)),
    );
  return {
    ...workload,
    fields: strip(workload.fields),
    flows: workload.flows.map((f) => ({ ...f, fields: strip(f.fields) })),
  };
}

export function agreementOf(one: Case, decision: Decision): Agreement {
  const scores = jointScores(decision);
  const rank = rankOf(one.chosen, decision, scores);
  const verdicts = decision.outcomes.map(({ verdict }) => verdict);
  return {
    one,
    rank,
    leader: leaderOf(decision, scores) ?? "nothing",
    verdict: verdictOf(decision),
    inVerdict: verdicts.every(({ options }) => options.includes(one.chosen)),
    reason: rank === 1 ? "" : missReason(one, decision, leaderOf(decision, scores)),
    all: optionsOf(decision),
  };
}

/** How many options the slot has, removed ones included. */
export function optionsOf({ outcomes }: Decision): number {
  return (outcomes[0]?.ranking.length ?? 0) + (outcomes[0]?.excluded.length ?? 0);
}

function leaderOf({ outcomes }: Decision, scores: readonly { option: string }[]): string | undefined {
  return (outcomes.length === 1 ? outcomes[0]?.ranking : scores)?.[0]?.option;
}

/** Its place in the ranking as it is printed; of several flows, by the joint scores. Exact ties share the better rank. */
function rankOf(
  chosen: string,
  { outcomes }: Decision,
  scores: readonly { option: string; score: number }[],
): number | undefined {
  const [only] = outcomes;
  const order = outcomes.length === 1 && only !== undefined ? only.ranking : scores;
  const place = order.findIndex(({ option }) => option === chosen);
  const score = order[place]?.score;
  return place < 0 ? undefined : 1 + order.slice(0, place).filter((one) => one.score !== score).length;
}

/**
 * Options that fit every flow, by their mean score: the published cases choose one option for all. As in the ranking of one
 * flow, those that surely meet every must come before those that may, and those before the unlikely.
 */
export function jointScores({ outcomes }: Decision): { option: string; score: number }[] {
  const scoreIn = (outcome: Outcome, option: string) =>
    outcome.ranking.find((ranked) => ranked.option === option)?.score;
  return (outcomes[0]?.ranking ?? [])
    .flatMap(({ option }) => {
      const scores = outcomes.map((outcome) => scoreIn(outcome, option));
      if (scores.includes(undefined)) return [];
      const sum = scores.reduce<number>((total, score) => total + (score ?? 0), 0);
      return [
        { option, score: sum / outcomes.length, tier: Math.max(...outcomes.map((o) => tierIn(o, option))) },
      ];
    })
    .sort((a, b) => a.tier - b.tier || b.score - a.score);
}

/** A ranking starts again with its highest score where less certain options begin. */
function tierIn({ ranking }: Outcome, option: string): number {
  const place = ranking.findIndex((ranked) => ranked.option === option);
  return ranking.slice(1, place + 1).filter(({ score }, n) => score > (ranking[n]?.score ?? 0)).length;
}

function missReason(one: Case, decision: Decision, leader: string | undefined): string {
  for (const outcome of decision.outcomes) {
    const removed = outcome.excluded.find(({ option }) => option === one.chosen);
    if (removed !== undefined) return `removed by ${removed.violations.map(({ rule }) => rule).join(", ")}`;
  }
  const lost = decision.outcomes.flatMap((outcome) => {
    const by = (option: string | undefined) =>
      outcome.ranking.find((r) => r.option === option)?.contributions ?? [];
    return by(leader).map(({ criterion, contribution }, c) => ({
      criterion,
      difference: contribution - (by(one.chosen)[c]?.contribution ?? 0),
    }));
  });
  const largest = lost
    .filter(({ difference }) => difference > 0.005)
    .sort((a, b) => b.difference - a.difference);
  return `behind on ${largest
    .slice(0, 3)
    .map(({ criterion, difference }) => `${criterion} ${difference.toFixed(3)}`)
    .join(", ")}`;
}
