import type { Comparison } from "../model/condition.ts";
import type { Attribute } from "../model/attribute.ts";
import type { Caution, Citation, CitedField, Contribution, Violation } from "../model/decision.ts";
import type { CautionRule, ExcludeRule } from "../model/rule.ts";
import type { Fields } from "../model/workload.ts";
import { attributesRead, evaluateCondition, fieldsRead, requiredOf, unmetComparisons } from "./condition.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";
import { fieldLookup } from "./fields.ts";
import { variantLookup, type SlotModel } from "./slot-model.ts";
import { attributesOfFunction, type ValueLookup } from "./value-function.ts";
import { readingOf } from "./reading.ts";

/** Everything a violation says: the rule, who stated it, what was required, what is known and where that stands. */
export function violationsOf(
  evaluator: Evaluator,
  fields: Fields,
  variant: number,
  rules: readonly ExcludeRule[],
): Violation[] {
  const lookup = lookupOf(evaluator.model, variant, fields);
  return rules.flatMap((rule) => {
    const status = evaluator.truthOf(rule, fields, variant);
    if (status === "met") return [];
    const failures = unmetComparisons(rule.require, lookup)
      .filter(({ comparison, truth }) => comparison.attribute !== undefined && truth !== "met")
      .map(({ comparison }) => failureOf(evaluator.model, variant, comparison, lookup));
    return [
      {
        rule: rule.id,
        title: rule.title,
        because: rule.because,
        status,
        fields: citeFields(evaluator.model, fields, [...fieldsRead(rule.when), ...fieldsRead(rule.require)]),
        failures,
        ...(rule.source === undefined ? {} : { source: rule.source }),
      },
    ];
  });
}

function failureOf(
  model: SlotModel,
  variant: number,
  comparison: Comparison,
  lookup: ValueLookup,
): Violation["failures"][number] {
  return {
    operator: comparison.operator,
    required: requiredOf(comparison, lookup) ?? "unanswered",
    citation: cite(model, variant, comparison.attribute ?? "", lookup),
  };
}

/** What is true of every variant without being recorded. */
const GIVEN_TITLES: Record<string, string> = { option: "Option", names: "Name", action: "Action" };

/** The recorded attribute as the variant has it, with its source; `unknown` where nothing is recorded. */
export function cite(model: SlotModel, variant: number, id: string, lookup: ValueLookup): Citation {
  const attribute: Attribute | undefined = model.knowledge.attributes.find((declared) => declared.id === id);
  const cell = model.variants[variant]?.cells[id];
  const value = lookup.attribute(id) ?? "unknown";
  const unit = attribute?.type.kind === "number" ? { unit: attribute.type.unit } : {};
  const base = { attribute: id, title: attribute?.title ?? GIVEN_TITLES[id] ?? id, value, ...unit };
  if (cell === undefined) return base;
  return { ...base, ...readingOf(cell) };
}

/** The named fields as they stand, unanswered ones left out. */
export function citeFields(model: SlotModel, fields: Fields, names: readonly string[]): CitedField[] {
  return [...new Set(names)].flatMap((name) => {
    const field = fields[name];
    return field === undefined ? [] : [{ field: name, title: fieldTitle(model, name), ...field }];
  });
}

export function fieldTitle(model: SlotModel, name: string): string {
  return model.questions.get(name)?.title ?? name;
}

/** Weight times value for each active criterion; their sum is the printed score. */
export function contributionsOf(
  evaluator: Evaluator,
  evaluation: Evaluation,
  variant: number,
): Contribution[] {
  const lookup = lookupOf(evaluator.model, variant, evaluation.fields);
  return evaluation.criteria.map((criterion, c) => {
    const low = evaluation.values[c]?.low[variant] ?? 0;
    const high = evaluation.values[c]?.high[variant] ?? 0;
    const weight = evaluation.weights[c] ?? 0;
    const value = (low + high) / 2;
    const attributes = [...new Set(attributesOfFunction(criterion.value))];
    const citations = attributes.map((id) => cite(evaluator.model, variant, id, lookup));
    return { criterion: criterion.id, value, low, high, weight, contribution: weight * value, citations };
  });
}

/** Cautions that speak of the workload alone. */
export function slotCautions(model: SlotModel, fields: Fields): Caution[] {
  const lookup = fieldLookup(fields, model.levels);
  return model.cautionRules
    .filter(
      (rule) => attributesRead(rule.when).length === 0 && evaluateCondition(rule.when, lookup) === "met",
    )
    .map(cautionOf);
}

/** Cautions that speak of this variant. */
export function variantCautions(model: SlotModel, fields: Fields, variant: number): Caution[] {
  const lookup = lookupOf(model, variant, fields);
  return model.cautionRules
    .filter((rule) => attributesRead(rule.when).length > 0 && evaluateCondition(rule.when, lookup) === "met")
    .map(cautionOf);
}

function cautionOf(rule: CautionRule): Caution {
  return {
    rule: rule.id,
    title: rule.title,
    text: rule.caution,
    ...(rule.pointer === undefined ? {} : { pointer: rule.pointer }),
    ...(rule.source === undefined ? {} : { source: rule.source }),
  };
}

function lookupOf(model: SlotModel, variant: number, fields: Fields): ValueLookup {
  const owner = model.variants[variant];
  if (owner === undefined) throw new RangeError(`No variant ${String(variant)}`);
  return variantLookup(model, owner, fields);
}
