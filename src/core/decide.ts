import type { Decision, Excluded, Outcome, Ranked, Verdict } from "../model/decision.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Fields, Workload } from "../model/workload.ts";
import { withFollowingFields } from "./decompose/with-following-fields.ts";
import { candidate } from "./candidate.ts";
import { createEvaluator, type Evaluation, type Evaluator } from "./evaluate.ts";
import {
  citeFields,
  contributionsOf,
  fieldTitle,
  slotCautions,
  variantCautions,
  violationsOf,
} from "./explain.ts";
import { fieldsOf } from "./fields.ts";
import { answerFlips, pairFlips } from "./flips/answer-flips.ts";
import { answerSearch } from "./flips/answer-search.ts";
import { leadersOf } from "./flips/leaders.ts";
import { revisitTriggers } from "./flips/revisit.ts";
import { weightFlips } from "./flips/weight-flips.ts";
import { namedInVain } from "./named-in-vain.ts";
import { relaxations } from "./relaxations.ts";
import { analyseRobustness, type Robustness } from "./robustness.ts";
import { fieldsInCategory, slotsToDecide, titleOfSlot, type SlotKnowledge } from "./slots.ts";

/** A winner wins at least this share of the samples against every rival. */
export const THRESHOLDS = { winner: 0.8 } as const;

export interface DecideOptions {
  version: string;
  seed: number;
  samples: number;
  completions: number;
  /** Categories, or slots as `category/slot`, to decide; what the workload asks for when absent. */
  decide?: readonly string[] | undefined;
  /** Also try two answers at a time. */
  deep?: boolean | undefined;
  /** The command that gives this result again. */
  command: string;
}

/** Decides every slot of every category asked for: one pass, pure, the same bytes for the same arguments. */
export function decide(base: KnowledgeBase, workload: Workload, options: DecideOptions): Decision {
  const known = withFollowingFields(base, workload);
  const slots = slotsToDecide(base, known, options.decide);
  return {
    format: 1,
    version: options.version,
    fingerprint: base.fingerprint,
    seed: options.seed,
    samples: options.samples,
    thresholds: THRESHOLDS,
    workload,
    outcomes: slots.flatMap((slot) => decideSlot(base, slot, known, options)),
    command: options.command,
  };
}

function decideSlot(
  base: KnowledgeBase,
  decided: SlotKnowledge,
  workload: Workload,
  options: DecideOptions,
): Outcome[] {
  const { slot, knowledge } = decided;
  const evaluator = createEvaluator(knowledge);
  const flows = slot.perFlow ? workload.flows : [undefined];
  return flows.map((flow) => {
    const stated = flow === undefined ? workload.fields : fieldsOf(workload, flow);
    return {
      category: knowledge.category.id,
      slot: slot.id,
      ...(flow === undefined ? {} : { flow: flow.id }),
      title: titleOfSlot(decided, flow?.id),
      question: slot.question,
      ...outcomeOf(evaluator, fieldsInCategory(base, knowledge, stated), options, base.origins),
    };
  });
}

type SlotOutcome = Omit<Outcome, "category" | "slot" | "flow" | "title" | "question">;

function outcomeOf(
  evaluator: Evaluator,
  stated: Fields,
  options: DecideOptions,
  origins: KnowledgeBase["origins"],
): SlotOutcome {
  const evaluation = evaluator.evaluate(stated);
  const joint = analyseRobustness(evaluator, stated, options);
  const asAnswered = analyseRobustness(evaluator, stated, { ...options, completions: 0 });
  const slot = { evaluator, evaluation, joint, asAnswered, origins };
  const ranking = evaluation.ranking.map((option) => rankedOption(slot, option));
  const search = answerSearch(evaluator, stated);
  return {
    ...weighting(evaluator, evaluation),
    fields: citeFields(evaluator.model, evaluation.fields, Object.keys(evaluation.fields)),
    unanswered: evaluator.model.knowledge.questions
      .filter(({ field }) => evaluation.fields[field] === undefined)
      .map(({ field }) => ({ field, title: fieldTitle(evaluator.model, field) })),
    ranking,
    excluded: excludedOptions(evaluator, evaluation, origins),
    verdict: verdictOf(ranking, leadersOf(evaluation).length),
    cautions: [
      ...namedInVain(evaluator.model, evaluation.fields),
      ...slotCautions(evaluator.model, evaluation.fields),
    ],
    answerFlips: answerFlips(evaluator, search),
    ...(options.deep === true ? { pairFlips: pairFlips(evaluator, search) } : {}),
    weightFlips: weightFlips(evaluator, evaluation),
    revisit: revisitTriggers(evaluator, stated),
    relaxations: relaxations(evaluator, evaluation),
  };
}

function weighting(
  evaluator: Evaluator,
  evaluation: Evaluation,
): Pick<Outcome, "objectives" | "orderOrigin" | "criteria"> {
  const { objectives } = evaluator.model.knowledge.category;
  const weightOf = (id: string) =>
    evaluation.criteria.reduce(
      (sum, c, i) => (c.objective === id ? sum + (evaluation.weights[i] ?? 0) : sum),
      0,
    );
  return {
    objectives: objectives
      .filter(({ id }) => evaluation.objectives.includes(id))
      .map((objective) => {
        const index = evaluation.objectives.indexOf(objective.id);
        const rank = evaluation.space.groups.findIndex((group) => group.includes(index));
        return { ...objective, weight: weightOf(objective.id), ...(rank < 0 ? {} : { rank: rank + 1 }) };
      }),
    orderOrigin: evaluation.order.origin,
    criteria: evaluation.criteria.map((criterion, c) => ({
      id: criterion.id,
      title: criterion.title,
      objective: criterion.objective,
      share: evaluation.shares[c] ?? 0,
      weight: evaluation.weights[c] ?? 0,
      summary: criterion.summary,
    })),
  };
}

interface DecidedSlot {
  evaluator: Evaluator;
  evaluation: Evaluation;
  /** Over unanswered fields too, and with them left out. */
  joint: Robustness;
  asAnswered: Robustness;
  origins: KnowledgeBase["origins"];
}

function rankedOption(slot: DecidedSlot, option: number): Ranked {
  const { evaluator, evaluation, joint, asAnswered, origins } = slot;
  const standing = evaluation.standings[option];
  const leader = evaluation.ranking[0];
  if (standing === undefined || leader === undefined) throw new RangeError(`No option ${String(option)}`);
  const { variant, low, high } = standing;
  const contributions = contributionsOf(evaluator, evaluation, variant);
  const { share, low: lowerBound } = joint.wins(leader, option);
  return {
    ...candidate(evaluator, evaluation.fields, variant, origins),
    score: contributions.reduce((sum, { contribution }) => sum + contribution, 0),
    low,
    high,
    contributions,
    undetermined: violationsOf(evaluator, evaluation.fields, variant, evaluation.hard),
    missed: violationsOf(evaluator, evaluation.fields, variant, evaluation.soft),
    cautions: variantCautions(evaluator.model, evaluation.fields, variant),
    acceptability: [...(joint.acceptability[option] ?? [])],
    firstIfUnansweredDoNotMatter: asAnswered.acceptability[option]?.[0] ?? 0,
    ...centralWeights(slot, option),
    confidence: joint.confidence[option] ?? 0,
    wins: evaluation.ranking.map((rival) =>
      rival === option ? { share: 0.5, low: 0.5, high: 0.5 } : joint.wins(option, rival),
    ),
    ...(option === leader ? {} : { leaderWins: { share, lowerBound } }),
    dominatedByLeader: option !== leader && dominates(evaluation, leader, option),
  };
}

function centralWeights({ evaluator, joint }: DecidedSlot, option: number): Pick<Ranked, "centralWeights"> {
  const weights = joint.centralWeights(option);
  if (weights === undefined) return {};
  const { objectives } = evaluator.model.knowledge.category;
  return {
    centralWeights: Object.fromEntries(objectives.map(({ id }, k) => [id, Math.min(1, weights[k] ?? 0)])),
  };
}

/** Necessary dominance: worst case at least the other's best case on every active criterion, and above it on one. */
function dominates(evaluation: Evaluation, a: number, b: number): boolean {
  const [va, vb] = [evaluation.standings[a]?.variant ?? -1, evaluation.standings[b]?.variant ?? -1];
  const margins = evaluation.values.map((v) => (v.low[va] ?? 0) - (v.high[vb] ?? 0));
  return (
    margins.every((margin) => margin >= 0) &&
    margins.some((m, c) => m > 0 && (evaluation.weights[c] ?? 0) > 0)
  );
}

function excludedOptions(
  evaluator: Evaluator,
  evaluation: Evaluation,
  origins: KnowledgeBase["origins"],
): Excluded[] {
  return evaluation.standings
    .filter((standing) => standing.status === "excluded")
    .map(({ variant }) => ({
      ...candidate(evaluator, evaluation.fields, variant, origins),
      violations: violationsOf(evaluator, evaluation.fields, variant, evaluation.hard).filter(
        (violation) => violation.status === "violated",
      ),
    }));
}

/**
 * Winner: the leader wins often enough against every rival, by the lower Monte Carlo bound. Else it is close with every
 * rival for which that cannot be said. None: nothing fits.
 */
function verdictOf(ranking: readonly Ranked[], leaders: number): Verdict {
  const [leader, ...rivals] = ranking;
  if (leader === undefined) return { kind: "none", options: [], conditions: [] };
  const conditions = leader.undetermined.flatMap(({ failures }) => failures.map(({ citation }) => citation));
  const close = rivals.filter(
    (rival, n) => n + 1 < leaders || (rival.leaderWins?.lowerBound ?? 0) < THRESHOLDS.winner,
  );
  const kind = close.length === 0 ? "winner" : "close";
  return { kind, options: [leader, ...close].map(({ option }) => option), conditions };
}
