import type { Criterion } from "../model/criterion.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { ExcludeRule } from "../model/rule.ts";
import type { Fields } from "../model/workload.ts";
import { Answers } from "./answers.ts";
import { hasBit, missingFrom } from "./bits.ts";
import type { Truth } from "./compare.ts";
import { attributesRead, fieldsRead } from "./condition.ts";
import { derive } from "./fields.ts";
import { Remembered } from "./memo.ts";
import { chanceOf, RuleTruths } from "./rule-truths.ts";
import {
  meanOfTerms,
  noValues,
  score,
  type Remaining,
  type Scoring,
  type StatedOrder,
  type TermValues,
  type Values,
} from "./score.ts";
import { nearestMiss, openRules, screen, type Screening } from "./screen.ts";
import { actionName, actionsIn, lookupsOf, readsOf, slotModel, type SlotModel } from "./slot-model.ts";
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
  readonly screening: Screening;
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
  /** Truth of a rule's condition for a variant. */
  truthOf(rule: ExcludeRule, fields: Fields, variant: number): Truth;
  /** What conditions and value functions look up about a variant. */
  lookup(fields: Fields, variant: number): ValueLookup;
}

/** Prepares a category once; each later evaluation costs only what its changed answers touch. */
export function createEvaluator(knowledge: CategoryKnowledge): Evaluator {
  const model = slotModel(knowledge);
  const groups = variantGroups(model);
  const optionOf = groups.flatMap((group, option) => group.map(() => option));
  const lookups = rememberedLookups(model);
  const { ask, ofTerm } = rememberedParts(model, groups, lookups);
  const withActions = actionFollower(model, groups);
  const answersOf = (fields: Fields) => withActions(new Answers(model.book, fields));
  const evaluated = new WeakMap<Fields, Answers>();
  const evaluate = (stated: Fields): Evaluation => {
    const answers = answersOf(stated);
    evaluated.set(answers.fields, answers);
    for (const [name, field] of model.defaults) if (stated[name] === undefined) answers.set(name, field);
    derive(answers, model.derives, model.levels);
    const screening = screen(model, answers, ask);
    const remaining = missingFrom(screening.violated, optionOf.length).map((variant) => ({
      variant,
      option: optionOf[variant] ?? -1,
    }));
    const lookupOf = lookups(answers.fields);
    const scoring = score(model, answers, (terms) =>
      meanOfTerms(
        terms.map(({ term }) => ofTerm(term, answers)),
        remaining,
        lookupOf,
      ),
    );
    const standings = standingsOf(groups, remaining, screening, scoring);
    const hard = screening.hard.map(({ exclude }) => exclude.rule);
    const { fields } = answers;
    const { soft } = screening;
    return { fields, hard, soft, screening, ...scoring, standings, ranking: rank(standings) };
  };
  return {
    model,
    groups,
    evaluate,
    truthOf: (rule, fields, variant) =>
      ask(rule, evaluated.get(fields) ?? answersOf(fields))
        .of(optionOf[variant] ?? -1)
        .truthOf(variant),
    lookup: (fields, variant) => lookups(fields)(variant),
  };
}

/** Adds the action that each option would mean, where a rule or criterion reads it. */
function actionFollower(model: SlotModel, groups: Evaluator["groups"]): (answers: Answers) => Answers {
  const followed = groups.flatMap((group) => {
    const variant = model.variants[group[0] ?? -1];
    const name = actionName(variant?.option.id ?? "");
    if (variant === undefined || !model.book.reads(name)) return [];
    return [{ variant, index: model.book.indexOf(name) }];
  });
  return (answers) => {
    const action = actionsIn(model, answers.fields);
    for (const { variant, index } of followed) {
      answers.follow(index, model.book.codeOf(index, action(variant)));
    }
    return answers;
  };
}

/** What rules and terms say of the variants, remembered by the answers that they depend on. */
function rememberedParts(
  model: SlotModel,
  groups: Evaluator["groups"],
  lookups: (fields: Fields) => Lookups,
) {
  const remember = <V>(fields: readonly string[], attributes: readonly string[]) =>
    new Remembered<V>(
      groups.map((group) => {
        const variants = group.flatMap((v) => model.variants[v] ?? []);
        return readsOf(model, variants, fields, attributes);
      }),
    );
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
  const ask = (rule: ExcludeRule, answers: Answers) =>
    known(ofRules, rule).of(answers, (options) => {
      const variants = options.flatMap((option) => groups[option] ?? []);
      return new RuleTruths(model, rule, variants, lookups(answers.fields));
    });
  const ofTerm = (term: Term, answers: Answers) => known(ofTerms, term).of(answers, () => noValues(term));
  return { ask, ofTerm };
}

function known<K, V>(all: ReadonlyMap<K, V>, key: K): V {
  const found = all.get(key);
  if (found === undefined) throw new RangeError("Not of this category");
  return found;
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

/** How each option stands; of the removed ones only when somebody asks. */
function standingsOf(
  groups: Evaluator["groups"],
  remaining: readonly Remaining[],
  screening: Screening,
  scoring: Scoring,
): Standing[] {
  const best: (Scored | undefined)[] = [];
  for (const { option, variant } of remaining) {
    const scored = scoredVariant(variant, scoring, hasBit(screening.undetermined, variant));
    const other = best[option];
    if (other === undefined || isBetter(scored, other)) best[option] = scored;
  }
  return groups.map((group, option) => {
    const scored = best[option];
    if (scored === undefined) return new Removed(screening, option, group);
    const { variant, open, low, high } = scored;
    const bounds = { variant, score: (low + high) / 2, low, high };
    if (!open) return { ...bounds, status: "eligible", chance: 1 };
    return {
      ...bounds,
      status: "undetermined",
      chance: chanceOf(variant, openRules(screening, option, variant)),
    };
  });
}

/** A variant that violates no must; `open` when one is undetermined. */
interface Scored {
  readonly variant: number;
  readonly open: boolean;
  readonly low: number;
  readonly high: number;
}

function scoredVariant(variant: number, { values, weights }: Scoring, open: boolean): Scored {
  let low = 0;
  let high = 0;
  for (let c = 0; c < values.length; c++) {
    low += (weights[c] ?? 0) * (values[c]?.low[variant] ?? 0);
    high += (weights[c] ?? 0) * (values[c]?.high[variant] ?? 0);
  }
  return { variant, open, low, high };
}

/** An option is judged by the best-scored of its variants that surely meet every must, else of those that may. */
function isBetter(a: Scored, b: Scored): boolean {
  return a.open === b.open ? a.low + a.high > b.low + b.high : b.open;
}

/** An option of which every variant violates a must; shown by the nearest of them. */
class Removed implements Standing {
  readonly status = "excluded";
  readonly chance = 0;
  readonly score = 0;
  readonly low = 0;
  readonly high = 0;
  private readonly screening: Screening;
  private readonly option: number;
  private readonly group: readonly number[];

  constructor(screening: Screening, option: number, group: readonly number[]) {
    this.screening = screening;
    this.option = option;
    this.group = group;
  }

  get variant(): number {
    return nearestMiss(this.screening, this.option, this.group);
  }
}

/** 0 surely meets every must, 1 may, 2 hardly does, 3 is excluded: the ranking puts a lower tier first, whatever the score. */
export function tierOf({ status, chance }: Pick<Standing, "status" | "chance">): number {
  if (status === "excluded") return 3;
  return chance === 1 ? 0 : chance > 0 ? 1 : 2;
}

/** Options that are not excluded, by tier, then by score. */
function rank(standings: readonly Standing[]): number[] {
  return standings
    .map((standing, option) => ({ option, tier: tierOf(standing), score: standing.score }))
    .filter(({ tier }) => tier < 3)
    .sort((a, b) => a.tier - b.tier || b.score - a.score)
    .map(({ option }) => option);
}
