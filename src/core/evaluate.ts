import type { Criterion } from "../model/criterion.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { ExcludeRule } from "../model/rule.ts";
import type { Fields } from "../model/workload.ts";
import { Answers } from "./answers.ts";
import type { Truth } from "./compare.ts";
import { attributesRead, fieldsRead } from "./condition.ts";
import { nameOf } from "./condition-code.ts";
import { derive } from "./fields.ts";
import { ByAnswers } from "./memo.ts";
import { chanceOf, openOf, ruleTruths, type RuleTruths } from "./rule-truths.ts";
import {
  emptyValues,
  meanOfTerms,
  score,
  type Scoring,
  type StatedOrder,
  type TermValues,
  type Values,
} from "./score.ts";
import { screen, type Screening } from "./screen.ts";
import { actionName, lookupsOf, readsOf, slotModel, variantAction, type SlotModel } from "./slot-model.ts";
import type { Term, ValueLookup } from "./value-function.ts";
import type { WeightSpace } from "./weights.ts";

/** How one option stands: its best variant, or the nearest miss when none is eligible. */
export interface Standing {
  readonly variant: number;
  readonly status: "eligible" | "undetermined" | "excluded";
  /** Share of the quantiles of its unknowns, all taken alike, at which it meets every must: 1 when eligible. */
  readonly chance: number;
  /** Midpoint score and its bounds; 0 to 1. */
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

export interface Evaluation {
  readonly fields: Fields;
  /** Rules that state a hard condition for this workload, and those that state only a preference. */
  readonly hard: readonly ExcludeRule[];
  readonly soft: readonly ExcludeRule[];
  /** What each hard rule says of the variants of each option. */
  readonly asked: readonly (readonly RuleTruths[])[];
  readonly criteria: readonly Criterion[];
  readonly values: readonly Values[];
  /** Objectives with an active criterion, and the admissible weights over them. */
  readonly objectives: readonly string[];
  readonly space: WeightSpace;
  readonly order: StatedOrder;
  /** Point weight of each active criterion. */
  readonly weights: Float64Array;
  /** Share of each active criterion within its objective. */
  readonly shares: Float64Array;
  /** One for each option, in the order of the knowledge base. */
  readonly standings: readonly Standing[];
  /** Options that are not excluded: those that surely meet every must before those that may, best score first. */
  readonly ranking: readonly number[];
}

export interface Evaluator {
  readonly model: SlotModel;
  /** Indices of the variants of each active option. */
  readonly groups: readonly (readonly number[])[];
  /** Derive, screen and score: one pure function of the fields. What a changed answer does not touch is reused. */
  evaluate(stated: Fields): Evaluation;
  /** Truth of a rule's condition for each variant. */
  truths(rule: ExcludeRule, fields: Fields): readonly Truth[];
  /** What conditions and value functions look up about a variant. */
  lookup(fields: Fields, variant: number): ValueLookup;
}

/** Prepares a category once; each later evaluation costs only what its changed answers touch. */
export function createEvaluator(knowledge: CategoryKnowledge): Evaluator {
  const model = slotModel(knowledge);
  const groups = variantGroups(model);
  const lookups = rememberedLookups(model);
  const { ask, parts } = rememberedParts(model, groups, lookups);
  const answersOf = (fields: Fields) => withActions(model, groups, new Answers(model.book, fields));
  const evaluate = (stated: Fields): Evaluation => {
    const answers = answersOf(stated);
    for (const [name, field] of model.defaults) if (stated[name] === undefined) answers.set(name, field);
    derive(answers, model.derives, model.levels);
    const screening = screen(model, answers, ask);
    const lookupOf = lookups(answers.fields);
    const scoring = score(model, answers, (terms) =>
      meanOfTerms(
        terms.map(({ term }) => parts(term, answers)),
        screening.violated,
        lookupOf,
      ),
    );
    const scores = scoresOf(scoring, screening);
    const standings = groups.map((group, option) => standingOf(group, option, screening, scores));
    return { fields: answers.fields, ...screening, ...scoring, standings, ranking: rank(standings) };
  };
  return {
    model,
    groups,
    evaluate,
    truths: (rule, fields) =>
      ask(rule, answersOf(fields)).flatMap(({ truths }) => Array.from(truths, nameOf)),
    lookup: (fields, variant) => lookups(fields)(variant),
  };
}

/** Adds the action that each option would mean, where a rule or criterion reads it. */
function withActions(model: SlotModel, groups: Evaluator["groups"], answers: Answers): Answers {
  groups.forEach((group) => {
    const variant = model.variants[group[0] ?? -1];
    const name = actionName(variant?.option.id ?? "");
    if (variant === undefined || !model.book.reads(name)) return;
    const index = model.book.indexOf(name);
    answers.follow(index, model.book.codeOf(index, variantAction(model, variant, answers.fields)));
  });
  return answers;
}

/** What rules and criteria say of the variants of each option, remembered by the answers that they depend on. */
function rememberedParts(
  model: SlotModel,
  groups: Evaluator["groups"],
  lookups: (fields: Fields) => Lookups,
) {
  const remember = <V>(fields: readonly string[], attributes: readonly string[]) =>
    groups.map((group) => {
      const variants = group.flatMap((v) => model.variants[v] ?? []);
      return new ByAnswers<V>(readsOf(model, variants, fields, attributes));
    });
  const ofRules = new Map(
    model.excludeRules.map((rule) => [
      rule,
      remember<RuleTruths>(fieldsRead(rule.require), attributesRead(rule.require)),
    ]),
  );
  const ofTerms = new Map(
    model.criteria
      .flatMap(({ terms }) => terms)
      .map(({ term }) => [term, remember<TermValues>(term.fields, term.attributes)]),
  );
  const ask = (rule: ExcludeRule, answers: Answers): RuleTruths[] =>
    (ofRules.get(rule) ?? []).map(
      (memo, o) =>
        memo.get(answers) ??
        memo.set(answers, ruleTruths(model.types, rule, groups[o] ?? [], lookups(answers.fields))),
    );
  const parts = (term: Term, answers: Answers): TermValues[] =>
    (ofTerms.get(term) ?? []).map(
      (memo, o) => memo.get(answers) ?? memo.set(answers, emptyValues(term, groups[o] ?? [])),
    );
  return { ask, parts };
}

type Lookups = (variant: number) => ValueLookup;

/** Looks things up for each variant; made when first needed, once for each set of fields. */
function rememberedLookups(model: SlotModel): (fields: Fields) => Lookups {
  const all = new WeakMap<Fields, Lookups>();
  return (fields) => {
    let lookups = all.get(fields);
    if (lookups === undefined) all.set(fields, (lookups = lookupsFrom(model, fields)));
    return lookups;
  };
}

function lookupsFrom(model: SlotModel, fields: Fields): Lookups {
  const made: ValueLookup[] = [];
  const lookupFor = lookupsOf(model, fields);
  return (variant) => {
    const owner = model.variants[variant];
    if (owner === undefined) throw new RangeError(`No variant ${String(variant)}`);
    return (made[variant] ??= lookupFor(owner));
  };
}

function variantGroups(model: SlotModel): number[][] {
  const groups = new Map<string, number[]>();
  model.variants.forEach((variant, index) => {
    const group = groups.get(variant.option.id);
    if (group === undefined) groups.set(variant.option.id, [index]);
    else group.push(index);
  });
  return [...groups.values()];
}

/** Bounds of the score of each variant that violates nothing; 0 for the others. */
interface Scores {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function scoresOf({ values, weights }: Scoring, { violated }: Screening): Scores {
  const low = new Float64Array(violated.length);
  const high = new Float64Array(violated.length);
  for (let c = 0; c < values.length; c++) {
    const weight = weights[c] ?? 0;
    const bounds = values[c] as Values;
    for (let v = 0; v < violated.length; v++) {
      if (violated[v] !== 0) continue;
      low[v] = (low[v] ?? 0) + weight * (bounds.low[v] ?? 0);
      high[v] = (high[v] ?? 0) + weight * (bounds.high[v] ?? 0);
    }
  }
  return { low, high };
}

/**
 * The variant an option is judged by: the best-scored of those that surely meet every must, else of those that may, else
 * the one that violates the fewest musts, and of them the fewest that nobody can change.
 */
function standingOf(
  group: readonly number[],
  option: number,
  screening: Screening,
  scores: Scores,
): Standing {
  let best = group[0] ?? -1;
  for (const variant of group) if (isBefore(variant, best, screening, scores)) best = variant;
  const [low, high] = [scores.low[best] ?? 0, scores.high[best] ?? 0];
  const bounds = { variant: best, score: (low + high) / 2, low, high };
  if (screening.violated[best] !== 0) return { ...bounds, status: "excluded", chance: 0 };
  if (screening.undetermined[best] === 0) return { ...bounds, status: "eligible", chance: 1 };
  const chance = chanceOf(best, openOf(screening.asked, option, best));
  return { ...bounds, status: "undetermined", chance };
}

/** Whether a variant is the better way to use an option than the one found so far. */
function isBefore(a: number, b: number, screening: Screening, { low, high }: Scores): boolean {
  const { violated, given, undetermined } = screening;
  const violations = (violated[a] ?? 0) - (violated[b] ?? 0);
  if (violations !== 0) return violations < 0;
  const unchangeable = (given[a] ?? 0) - (given[b] ?? 0);
  if (unchangeable !== 0) return unchangeable < 0;
  const open = Math.min(1, undetermined[a] ?? 0) - Math.min(1, undetermined[b] ?? 0);
  if (violated[a] === 0 && open !== 0) return open < 0;
  return (low[a] ?? 0) + (high[a] ?? 0) > (low[b] ?? 0) + (high[b] ?? 0);
}

/** Options that surely meet every must come first, then those that may, then those that hardly do; each by score. */
function rank(standings: readonly Standing[]): number[] {
  const tier = (option: number) => {
    const chance = standings[option]?.chance ?? 0;
    return chance === 1 ? 0 : chance > 0 ? 1 : 2;
  };
  return standings
    .map((_, option) => option)
    .filter((option) => standings[option]?.status !== "excluded")
    .sort((a, b) => tier(a) - tier(b) || (standings[b]?.score ?? 0) - (standings[a]?.score ?? 0));
}
