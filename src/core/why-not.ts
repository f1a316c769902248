import type { WeightFlip } from "../model/decision.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Option } from "../model/option.ts";
import type { Fields } from "../model/workload.ts";
import type { AnswerSet, Gap, WhyNot } from "../model/why-not.ts";
import { candidate } from "./candidate.ts";
import { countingAttributes } from "./counting-attributes.ts";
import { createEvaluator, tierOf, type Evaluation, type Evaluator } from "./evaluate.ts";
import { contributionsOf, violationsOf } from "./explain.ts";
import { answerSearch, CLEARLY, type AnswerSearch, type Goal } from "./flips/answer-search.ts";
import { changeOf } from "./flips/answers.ts";
import { leadersOf } from "./flips/leaders.ts";
import { reasonsFor } from "./flips/reasons.ts";
import { weightFlipsFor } from "./flips/weight-flips.ts";
import { variantLookup } from "./slot-model.ts";
import { titleOfSlot, type SlotKnowledge } from "./slots.ts";

/** What is asked: an option that has a place in this slot, for these answers. */
export interface WhyNotQuestion {
  slot: SlotKnowledge;
  flow?: string | undefined;
  option: string;
  /** The stated fields as the category sees them. */
  stated: Fields;
  workload: string;
  version: string;
}

/**
 * Why an option does not lead, and the smallest changes of answers and weights that would make it; exact, by the same search
 * that finds flips. Pure. The option has to be one of the slot's.
 */
export function whyNot(base: KnowledgeBase, asked: WhyNotQuestion): WhyNot {
  const { slot, flow, workload, version } = asked;
  const { knowledge } = slot;
  const option = knowledge.options.find(({ id }) => id === asked.option);
  if (option === undefined) throw new RangeError(`No option ${asked.option}`);
  const about = {
    format: 1 as const,
    version,
    fingerprint: base.fingerprint,
    workload,
    category: knowledge.category.id,
    slot: slot.slot.id,
    ...(flow === undefined ? {} : { flow }),
    title: titleOfSlot(slot, flow),
    question: slot.slot.question,
    option: { id: option.id, title: option.title },
  };
  const evaluator = createEvaluator(knowledge);
  const index = evaluator.groups.findIndex(
    ([variant]) => evaluator.model.variants[variant ?? -1]?.option.id === option.id,
  );
  const search = answerSearch(evaluator, asked.stated);
  const inquiry = { evaluator, search, option: index, origins: base.origins };
  return {
    ...about,
    ...(index < 0 ? inactive(search.before, option, knowledge.options) : standingOf(inquiry)),
  };
}

interface Inquiry {
  evaluator: Evaluator;
  search: AnswerSearch;
  option: number;
  origins: KnowledgeBase["origins"];
}

type Answer = Omit<
  WhyNot,
  | "format"
  | "version"
  | "fingerprint"
  | "workload"
  | "category"
  | "slot"
  | "flow"
  | "title"
  | "question"
  | "option"
>;

const NOTHING = {
  behindByMusts: false,
  violated: [],
  open: [],
  otherVariants: [],
  gaps: [],
  weightFlips: [],
  toFit: [],
  toLead: [],
};

function inactive({ ranking }: Evaluation, { title, status }: Option, options: readonly Option[]): Answer {
  const fitting = ranking.length;
  const none = { ...NOTHING, status: "inactive" as const, fitting };
  if (status.kind === "active") return { ...none, inactive: { text: `${title} has nothing to offer here.` } };
  if (status.kind === "elsewhere") return { ...none, inactive: { text: status.because, see: status.see } };
  const instead = options.find(({ id }) => id === status.supersededBy)?.title;
  const text = `${title} is ${status.kind} since ${status.since} and takes no part.`;
  return { ...none, inactive: { text, ...(instead === undefined ? {} : { see: instead }) } };
}

function standingOf(inquiry: Inquiry): Answer {
  const { evaluator, search, option } = inquiry;
  const { before } = search;
  const leaders = leadersOf(before);
  const standing = before.standings[option]!;
  const status = leaders.includes(option) ? "leads" : standing.status === "excluded" ? "removed" : "loses";
  const [leader] = leaders;
  const unmet = violationsOf(evaluator, before.fields, standing.variant, before.hard);
  return {
    ...NOTHING,
    status,
    fitting: before.ranking.length,
    ...(status === "removed" ? {} : { rank: rankOf(before, option) }),
    variant: scored(inquiry, option),
    ...(leader === undefined ? {} : { leader: scored(inquiry, leader) }),
    violated: unmet.filter((violation) => violation.status === "violated"),
    open: unmet.filter((violation) => violation.status === "undetermined"),
    ...(status === "leads" ? {} : changesFor(inquiry, leader)),
    ...(status === "loses" && leader !== undefined ? comparison(inquiry, leader) : {}),
    ...(status === "removed"
      ? { otherVariants: otherVariants(inquiry), toFit: setsFor(inquiry, fits(option)) }
      : {}),
  };
}

function changesFor(
  inquiry: Inquiry,
  leader: number | undefined,
): { weightFlips: WeightFlip[]; toLead: AnswerSet[] } {
  const { evaluator, search, option } = inquiry;
  return {
    weightFlips: weightFlipsFor(evaluator, search.before, option),
    toLead: setsFor(inquiry, leads(option), leader),
  };
}

/** Options that share tier and score share a place. */
function rankOf({ standings, ranking }: Evaluation, option: number): number {
  const own = standings[option]!;
  return (
    ranking.findIndex((other) => {
      const standing = standings[other]!;
      return standing.score === own.score && tierOf(standing) === tierOf(own);
    }) + 1
  );
}

function scored({ evaluator, search: { before }, origins }: Inquiry, option: number) {
  const { variant, score, low, high } = before.standings[option]!;
  return { ...candidate(evaluator, before.fields, variant, origins), score, low, high };
}

/** By criterion, the largest loss first, with the attributes that bear on either value. */
function comparison({ evaluator, search: { before }, option }: Inquiry, leader: number) {
  const [own, first] = [before.standings[option]!, before.standings[leader]!];
  const theirs = contributionsOf(evaluator, before, first.variant);
  const lookups = [own, first].map(({ variant }) =>
    variantLookup(evaluator.model, evaluator.model.variants[variant]!, before.fields),
  );
  const gaps = contributionsOf(evaluator, before, own.variant).map((one, c): Gap => {
    const other = theirs[c]!;
    const fn = before.criteria[c]!.value;
    const counting = new Set(lookups.flatMap((lookup) => countingAttributes(fn, lookup)));
    const part = ({ value, contribution, citations }: typeof one) => ({
      value,
      contribution,
      citations: citations.filter(({ attribute }) => counting.has(attribute)),
    });
    return {
      criterion: one.criterion,
      title: before.criteria[c]?.title ?? one.criterion,
      weight: one.weight,
      own: part(one),
      leader: part(other),
      difference: one.contribution - other.contribution,
    };
  });
  return {
    behindByMusts: tierOf(own) > tierOf(first),
    gaps: gaps.sort((a, b) => a.difference - b.difference),
  };
}

/** What the variants other than the nearest violate, the fewest musts first. */
function otherVariants({ evaluator, search: { before }, option }: Inquiry): WhyNot["otherVariants"] {
  const { variants } = evaluator.model;
  const sets = new Map<string, WhyNot["otherVariants"][number]>();
  for (const v of evaluator.groups[option] ?? []) {
    if (v === before.standings[option]?.variant) continue;
    const { mode, offering, option: owner } = variants[v]!;
    const rules = violatedIn(evaluator, before, v);
    const set = sets.get(rules.join("\n")) ?? { variants: [], rules };
    set.variants.push(`${owner.modes[mode]?.title ?? mode}; ${owner.offerings[offering]?.title ?? offering}`);
    sets.set(rules.join("\n"), set);
  }
  return [...sets.values()].sort((a, b) => a.rules.length - b.rules.length);
}

function violatedIn(evaluator: Evaluator, { hard, fields }: Evaluation, variant: number): string[] {
  return hard
    .filter((rule) => evaluator.truthOf(rule, fields, variant) === "violated")
    .map(({ title }) => title);
}

function fits(option: number): Goal {
  return {
    holds: ({ standings }) => standings[option]?.status !== "excluded",
    impossible: ({ atBest }) => atBest[option] === -Infinity,
  };
}

function leads(option: number): Goal {
  return {
    holds: (after) => leadersOf(after).includes(option),
    impossible: ({ surely, atBest }) =>
      atBest[option] === -Infinity ||
      surely.some((score, other) => other !== option && score > atBest[option]! + CLEARLY),
  };
}

/** All smallest sets of one and of two changed answers; with a leader to overtake, why it is overtaken. */
function setsFor({ evaluator, search, option }: Inquiry, goal: Goal, leader?: number): AnswerSet[] {
  const { before, stated } = search;
  return [...search.singles(goal), ...search.pairs(goal)].map(({ answers, evaluation }) => ({
    changes: answers.map((answer) => changeOf(stated, answer)),
    because:
      leader === undefined
        ? violatedIn(evaluator, before, evaluation.standings[option]!.variant)
        : reasonsFor(evaluator, before, evaluation, { winner: option, loser: leader }),
  }));
}
