import type { Question } from "../model/question.ts";
import type { DeriveRule } from "../model/rule.ts";
import type { Field, Fields, Flow, Workload } from "../model/workload.ts";
import { mayScreen, type Answers } from "./answers.ts";
import { fieldsRead, type Lookup } from "./condition.ts";
import { MET, truthOf, type ConditionCode } from "./condition-code.ts";

/** The requirement fields that hold for one flow: its own over those of the whole workload. */
export function fieldsOf(workload: Workload, flow: Flow): Fields {
  return { ...workload.fields, ...flow.fields };
}

/** The documented default of each question that has one; such a field never screens. */
export function defaultsOf(questions: readonly Question[]): [name: string, field: Field][] {
  return questions.flatMap(({ field, strength, default: taken }): [string, Field][] =>
    taken === undefined ? [] : [[field, { value: taken.value, origin: "defaulted", strength }]],
  );
}

/** A derive rule with its condition prepared. */
export interface PreparedDerive {
  readonly rule: DeriveRule;
  readonly when: ConditionCode;
}

/** Applies derive rules, given in topological order, in one pass. A stated field is never overwritten. */
export function derive(answers: Answers, rules: readonly PreparedDerive[], levels: Lookup["levels"]): void {
  for (const { rule, when } of rules) {
    const { field, strength } = rule.derive;
    if (answers.fields[field]?.origin === "stated") continue;
    if (truthOf(when, answers, levels) !== MET) continue;
    const value = derivedValue(rule, answers.fields);
    if (value === undefined) continue;
    const restsOnStated = readBy(rule).every((name) => mayScreen(answers.fields[name]));
    answers.set(field, { value, origin: "derived", strength, rule: rule.id, restsOnStated });
  }
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
