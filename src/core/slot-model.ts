import type { Condition } from "../model/condition.ts";
import type { ValueFunction } from "../model/criterion.ts";
import type { Action } from "../model/decision.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { Question } from "../model/question.ts";
import type { CautionRule, DeriveRule, ExcludeRule } from "../model/rule.ts";
import type { ValueType } from "../model/value.ts";
import type { Fields } from "../model/workload.ts";
import { isInterval, levelsOf } from "./compare.ts";
import { attributesRead, fieldsRead, type Lookup } from "./condition.ts";
import { inTopologicalOrder } from "./fields.ts";
import { valueAt } from "./sample-value.ts";
import type { ValueLookup } from "./value-function.ts";
import { actionOf, knownValue, namesIn, namesOf, variantsOf, type Variant } from "./variants.ts";

/** A category's knowledge prepared once: variants resolved, rules ordered, types at hand. */
export interface SlotModel {
  readonly knowledge: CategoryKnowledge;
  readonly variants: readonly Variant[];
  readonly types: ReadonlyMap<string, ValueType>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly deriveRules: readonly DeriveRule[];
  readonly excludeRules: readonly ExcludeRule[];
  readonly cautionRules: readonly CautionRule[];
  readonly levels: Lookup["levels"];
  /** The field with the given role, if a question declares one. */
  roleField(role: NonNullable<Question["role"]>): string | undefined;
}

/** Only active options take part; superseded and archived ones stay findable elsewhere. */
export function slotModel(knowledge: CategoryKnowledge): SlotModel {
  const types = new Map(knowledge.attributes.map((attribute) => [attribute.id, attribute.type]));
  const questions = new Map(knowledge.questions.map((question) => [question.field, question]));
  const deriveRules = inTopologicalOrder(knowledge.rules.filter((rule) => rule.kind === "derive"));
  const roles = new Map(knowledge.questions.map((question) => [question.role, question.field]));
  return {
    knowledge,
    variants: knowledge.options.filter((option) => option.status.kind === "active").flatMap(variantsOf),
    types,
    questions,
    deriveRules,
    excludeRules: knowledge.rules.filter((rule) => rule.kind === "exclude"),
    cautionRules: knowledge.rules.filter((rule) => rule.kind === "caution"),
    levels: levelsIn(knowledge),
    roleField: (role) => roles.get(role),
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
  const answer = (role: "operated" | "incumbent") => namesIn(fields[model.roleField(role) ?? ""]?.value);
  return actionOf(variant.option, answer("operated"), answer("incumbent"));
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
  const languages = namesIn(fields[model.roleField("languages") ?? ""]?.value);
  return {
    field: (name) => fields[name]?.value,
    attribute: (id) =>
      givenAttribute(model, variant, fields, id) ??
      knownValue(variant.cells[id], model.types.get(id), languages),
    levels: model.levels,
    type: (id) => model.types.get(id),
  };
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

/** The fields that can change what a condition says about a variant, those behind `action` and languages included. */
export function fieldsBehind(
  model: SlotModel,
  fields: readonly string[],
  attributes: readonly string[],
): string[] {
  const operated = attributes.includes("action") ? ["operated" as const, "incumbent" as const] : [];
  const differsByLanguage = model.variants.some((variant) =>
    attributes.some((id) => variant.cells[id]?.byLanguage !== undefined),
  );
  const roles = [...operated, ...(differsByLanguage ? ["languages" as const] : [])];
  return [...fields, ...roles.flatMap((role) => model.roleField(role) ?? [])];
}

/** The attributes that a value function reads. */
export function attributesOfFunction(fn: ValueFunction): string[] {
  return [...conditionsOf(fn).flatMap(attributesRead), ...leavesOf(fn).flatMap(leafAttribute)];
}

/** The fields that a value function reads. */
export function fieldsOfFunction(fn: ValueFunction): string[] {
  return [...conditionsOf(fn).flatMap(fieldsRead), ...leavesOf(fn).flatMap(leafField)];
}

/** The value functions at the leaves of a mean or a case distinction. */
export function leavesOf(fn: ValueFunction): ValueFunction[] {
  if (typeof fn === "number") return [];
  if (fn.kind === "mean") return fn.parts.flatMap((part) => leavesOf(part.value));
  if (fn.kind === "cases") return [...fn.cases.map((part) => part.value), fn.otherwise].flatMap(leavesOf);
  return [fn];
}

/** All conditions in a value function. */
export function conditionsOf(fn: ValueFunction): Condition[] {
  if (typeof fn === "number") return [];
  if (fn.kind === "mean") return fn.parts.flatMap((part) => conditionsOf(part.value));
  if (fn.kind === "asked") {
    return fn.items.flatMap((item) => [item.when, item.met, ...(item.partly ? [item.partly] : [])]);
  }
  if (fn.kind !== "cases") return [];
  return [
    ...fn.cases.flatMap((part) => [part.when, ...conditionsOf(part.value)]),
    ...conditionsOf(fn.otherwise),
  ];
}

function leafAttribute(fn: ValueFunction): string[] {
  return typeof fn === "object" && "attribute" in fn ? [fn.attribute] : [];
}

function leafField(fn: ValueFunction): string[] {
  if (typeof fn === "number") return [];
  if (fn.kind === "includes") return [fn.field];
  return "target" in fn && fn.target !== undefined ? [fn.target.field] : [];
}
