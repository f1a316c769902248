import type { Action } from "../model/decision.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { Question } from "../model/question.ts";
import type { CautionRule, DeriveRule, ExcludeRule } from "../model/rule.ts";
import type { ValueType } from "../model/value.ts";
import type { Field, Fields } from "../model/workload.ts";
import { isInterval, levelsOf } from "./compare.ts";
import { Codebook } from "./answers.ts";
import { fieldsRead, type Lookup } from "./condition.ts";
import { codeOf } from "./condition-code.ts";
import { prepareQuestion, type PreparedQuestion } from "./completions.ts";
import { defaultsOf, inTopologicalOrder, type PreparedDerive } from "./fields.ts";
import { valueAt } from "./sample-value.ts";
import type { PreparedCriterion } from "./score.ts";
import type { PreparedExclude } from "./screen.ts";
import { termsOf, type ValueLookup } from "./value-function.ts";
import { actionOf, knownValue, namesIn, namesOf, variantsOf, type Variant } from "./variants.ts";

/** A category's knowledge prepared once: variants resolved, rules ordered, types at hand. */
export interface SlotModel {
  readonly knowledge: CategoryKnowledge;
  readonly variants: readonly Variant[];
  readonly types: ReadonlyMap<string, ValueType>;
  readonly questions: ReadonlyMap<string, Question>;
  /** The fields that conditions read, and codes for their answers. */
  readonly book: Codebook;
  readonly derives: readonly PreparedDerive[];
  readonly excludes: readonly PreparedExclude[];
  readonly criteria: readonly PreparedCriterion[];
  /** What is taken where nobody answers, by field. */
  readonly defaults: readonly (readonly [name: string, field: Field])[];
  /** The questions that have a prior, in the order of the interview. */
  readonly guessable: readonly PreparedQuestion[];
  readonly deriveRules: readonly DeriveRule[];
  readonly excludeRules: readonly ExcludeRule[];
  readonly cautionRules: readonly CautionRule[];
  readonly levels: Lookup["levels"];
  /** The field with the given role, if a question declares one. */
  roleField(role: NonNullable<Question["role"]>): string | undefined;
}

/** Only active options take part; superseded and archived ones stay findable elsewhere. */
export function slotModel(knowledge: CategoryKnowledge): SlotModel {
  const questions = new Map(knowledge.questions.map((question) => [question.field, question]));
  const roles = new Map(knowledge.questions.map((question) => [question.role, question.field]));
  const deriveRules = inTopologicalOrder(knowledge.rules.filter((rule) => rule.kind === "derive"));
  const excludeRules = knowledge.rules.filter((rule) => rule.kind === "exclude");
  return {
    knowledge,
    variants: knowledge.options.filter((option) => option.status.kind === "active").flatMap(variantsOf),
    defaults: defaultsOf(knowledge.questions),
    types: new Map(knowledge.attributes.map((attribute) => [attribute.id, attribute.type])),
    questions,
    ...prepared(knowledge, deriveRules, excludeRules),
    deriveRules,
    excludeRules,
    cautionRules: knowledge.rules.filter((rule) => rule.kind === "caution"),
    levels: levelsIn(knowledge),
    roleField: (role) => roles.get(role),
  };
}

/** Every condition that is asked of each workload, over one codebook. */
function prepared(
  { criteria, questions }: CategoryKnowledge,
  deriveRules: readonly DeriveRule[],
  excludeRules: readonly ExcludeRule[],
): Pick<SlotModel, "book" | "derives" | "excludes" | "criteria" | "guessable"> {
  const book = new Codebook();
  const changeable = new Set(questions.filter((question) => question.changeable).map(({ field }) => field));
  return {
    book,
    derives: deriveRules.map((rule) => ({ rule, when: codeOf(rule.when, book) })),
    excludes: excludeRules.map((rule) => ({
      rule,
      when: codeOf(rule.when, book),
      required: fieldsRead(rule.require).map((name) => book.indexOf(name)),
      changeable: fieldsRead(rule.when).some((name) => changeable.has(name)),
    })),
    criteria: criteria.map((criterion) => ({
      criterion,
      when: criterion.when === undefined ? undefined : codeOf(criterion.when, book),
      terms: termsOf(criterion.value).map((term) => ({
        term,
        when: term.when === undefined ? undefined : codeOf(term.when, book),
      })),
    })),
    guessable: [...questions]
      .sort((a, b) => a.position - b.position)
      .flatMap((question) => prepareQuestion(question, book)),
  };
}

/** The ordered levels of the fields and attributes of a category. */
export function levelsIn({ attributes, questions, rules }: CategoryKnowledge): Lookup["levels"] {
  const derived = rules.flatMap((rule) => (rule.kind === "derive" ? [rule.derive] : []));
  const ofFields = new Map(
    [...derived, ...questions].map(({ field, type }) => [
      field,
      type?.kind === "levels" ? Object.keys(type.levels) : [],
    ]),
  );
  const ofAttributes = new Map(attributes.map(({ id, type }) => [id, levelsOf(type)]));
  return (side, name) => (side === "field" ? ofFields : ofAttributes).get(name) ?? [];
}

export function variantAction(model: SlotModel, variant: Variant, fields: Fields): Action {
  return actionsIn(model, fields)(variant);
}

/** The action that a variant would mean for the team of this workload. */
export function actionsIn(model: SlotModel, fields: Fields): (variant: Variant) => Action {
  const answer = (role: "operated" | "incumbent") => namesIn(fields[model.roleField(role) ?? ""]?.value);
  const [operated, incumbents] = [answer("operated"), answer("incumbent")];
  return ({ option }) => actionOf(option, operated, incumbents);
}

/** What conditions can ask of every variant without a cell for it. */
export const GIVEN_ATTRIBUTES: readonly string[] = ["option", "names", "action"];

/** What is true of every variant without a cell: what it is, and what it would mean for this team. */
function givenAttribute(
  model: SlotModel,
  variant: Variant,
  fields: Fields,
  id: string,
): string | string[] | undefined {
  switch (id) {
    case "option":
      return variant.option.id;
    case "names":
      return namesOf(variant.option);
    case "action":
      return variantAction(model, variant, fields);
    default:
      return undefined;
  }
}

/** Looks fields up in the workload and attributes in the variant, for conditions and value functions. */
export function variantLookup(model: SlotModel, variant: Variant, fields: Fields): ValueLookup {
  return lookupsOf(model, fields)(variant);
}

/** The same for any variant; what the workload says is read once. */
export function lookupsOf(model: SlotModel, fields: Fields): (variant: Variant) => ValueLookup {
  const languages = namesIn(fields[model.roleField("languages") ?? ""]?.value);
  const field = (name: string) => fields[name]?.value;
  const type = (id: string) => model.types.get(id);
  return (variant) => ({
    field,
    attribute: (id) =>
      givenAttribute(model, variant, fields, id) ??
      knownValue(variant.cells[id], model.types.get(id), languages),
    levels: model.levels,
    type,
  });
}

/** The same lookup with every unknown at the given quantile (0 to 1) of what is possible. */
export function quantileLookup(
  base: ValueLookup,
  types: SlotModel["types"],
  quantile: (attribute: string) => number,
): ValueLookup {
  return {
    ...base,
    attribute: (id) => {
      const known = base.attribute(id);
      const type = types.get(id);
      if (type === undefined || (known !== undefined && !isInterval(known))) return known;
      return valueAt(known, type, quantile(id));
    },
  };
}

/**
 * Indices of what can change a condition or value of an option: the fields it reads, the action where it asks for it, and
 * the languages where an attribute of the option differs by them.
 */
export function readsOf(
  model: SlotModel,
  variants: readonly Variant[],
  fields: readonly string[],
  attributes: readonly string[],
): number[] {
  const action = attributes.includes("action") ? [actionName(variants[0]?.option.id ?? "")] : [];
  const languages = variants.some((variant) =>
    attributes.some((id) => variant.cells[id]?.byLanguage !== undefined),
  );
  const names = [...fields, ...action, ...(languages ? [model.roleField("languages") ?? ""] : [])];
  return [...new Set(names.map((name) => model.book.indexOf(name)))];
}

/** The action that an option would mean follows from the answers; conditions read it under this name. */
export function actionName(option: string): string {
  return `action of ${option}`;
}
