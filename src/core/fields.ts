import type { Condition } from "../model/condition.ts";
import type { Question } from "../model/question.ts";
import type { DeriveRule } from "../model/rule.ts";
import type { Field, Fields, Flow, Workload } from "../model/workload.ts";
import { evaluateCondition, fieldsRead, type Lookup } from "./condition.ts";

/** The requirement fields that hold for one flow: its own over those of the whole workload. */
export function fieldsOf(workload: Workload, flow: Flow): Fields {
  return { ...workload.fields, ...flow.fields };
}

/** Adds the documented default of each unanswered question that has one; such a field never screens. */
export function withDefaults(fields: Fields, questions: readonly Question[]): Fields {
  const added = questions.flatMap((question): [string, Field][] =>
    question.default === undefined || fields[question.field] !== undefined
      ? []
      : [
          [
            question.field,
            { value: question.default.value, origin: "defaulted", strength: question.strength },
          ],
        ],
  );
  return { ...fields, ...Object.fromEntries(added) };
}

/** Applies derive rules, given in topological order, in one pass. A stated field is never overwritten. */
export function derive(fields: Fields, rules: readonly DeriveRule[], levels: Lookup["levels"]): Fields {
  const result = { ...fields };
  const lookup = fieldLookup(result, levels);
  for (const rule of rules) {
    if (result[rule.derive.field]?.origin === "stated") continue;
    if (evaluateCondition(rule.when, lookup) !== "met") continue;
    const value = derivedValue(rule, result);
    if (value === undefined) continue;
    const restsOnStated = readBy(rule).every((name) => mayScreen(result[name]));
    const { strength } = rule.derive;
    result[rule.derive.field] = { value, origin: "derived", strength, rule: rule.id, restsOnStated };
  }
  return result;
}

/** Derive rules ordered so that each comes after the rules whose fields it reads (Kahn 1962). Errors on a cycle. */
export function inTopologicalOrder(rules: readonly DeriveRule[]): DeriveRule[] {
  const ordered: DeriveRule[] = [];
  let waiting = [...rules];
  while (waiting.length > 0) {
    const pending = new Set(waiting.map((rule) => rule.derive.field));
    const ready = waiting.filter((rule) =>
      readBy(rule).every((name) => !pending.has(name) || name === rule.derive.field),
    );
    if (ready.length === 0)
      throw new Error(`Derive rules form a cycle: ${waiting.map((rule) => rule.id).join(", ")}`);
    ordered.push(...ready);
    waiting = waiting.filter((rule) => !ready.includes(rule));
  }
  return ordered;
}

/** Only a must that was stated, or derived from stated fields alone, screens. */
export function mayScreen(field: Field | undefined): boolean {
  if (field === undefined || field.strength === "prefer") return false;
  return field.origin === "stated" || (field.origin === "derived" && field.restsOnStated === true);
}

/**
 * Whether a condition that is met rests on screening fields: all of them under `all`, one met branch under `any`.
 */
export function restsOnMusts(condition: Condition, fields: Fields, lookup: Lookup): boolean {
  if ("all" in condition) return condition.all.every((part) => restsOnMusts(part, fields, lookup));
  if ("any" in condition) {
    return condition.any.some(
      (part) => evaluateCondition(part, lookup) === "met" && restsOnMusts(part, fields, lookup),
    );
  }
  return fieldsRead(condition).every((name) => mayScreen(fields[name]));
}

/** A lookup for conditions that read the workload only. */
export function fieldLookup(fields: Fields, levels: Lookup["levels"]): Lookup {
  return { field: (name) => fields[name]?.value, attribute: () => undefined, levels };
}

function readBy(rule: DeriveRule): string[] {
  return [...fieldsRead(rule.when), ...(rule.derive.product ?? [])];
}

function derivedValue(rule: DeriveRule, fields: Fields): Field["value"] | undefined {
  if (rule.derive.product === undefined) return rule.derive.value;
  const factors = rule.derive.product.map((name) => fields[name]?.value);
  return factors.every((factor) => typeof factor === "number")
    ? factors.reduce((product, factor) => product * factor, 1)
    : undefined;
}
