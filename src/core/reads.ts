import type { Condition } from "../model/condition.ts";
import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { Question } from "../model/question.ts";
import type { Rule } from "../model/rule.ts";
import { fieldsRead } from "./condition.ts";
import { fieldsOfFunction } from "./value-function.ts";

/**
 * The fields that can change a decision: those that criteria, exclude and caution rules read, and, from there back, those
 * that derive such a field, or on which a question about it depends.
 */
export function fieldsReadBy(
  knowledge: Pick<CategoryKnowledge, "criteria" | "rules" | "questions" | "category">,
): Set<string> {
  const { criteria, rules, questions, category } = knowledge;
  const read = new Set([
    ...criteria.flatMap(({ when, value }) => [...fieldsOfOptional(when), ...fieldsOfFunction(value)]),
    ...rules.filter(({ kind }) => kind !== "derive").flatMap(fieldsOfRule),
    ...category.slots.flatMap(({ when }) => fieldsOfOptional(when)),
  ]);
  const behind = [
    ...rules.flatMap((rule) =>
      rule.kind === "derive" ? [[rule.derive.field, fieldsOfRule(rule)] as const] : [],
    ),
    ...questions.map((question) => [question.field, fieldsBehindQuestion(question)] as const),
  ];
  for (let size = -1; size !== read.size;) {
    size = read.size;
    for (const [field, fields] of behind) if (read.has(field)) fields.forEach((name) => read.add(name));
  }
  return read;
}

/** The fields that a rule reads, wherever it does. */
export function fieldsOfRule(rule: Rule): string[] {
  const further = rule.kind === "exclude" ? fieldsRead(rule.require) : [];
  const product = rule.kind === "derive" ? (rule.derive.product ?? []) : [];
  return [...fieldsRead(rule.when), ...further, ...product];
}

function fieldsBehindQuestion({ when, prior }: Question): string[] {
  return [...fieldsOfOptional(when), ...(prior?.given ?? []).flatMap((given) => fieldsRead(given.when))];
}

function fieldsOfOptional(condition: Condition | undefined): string[] {
  return condition === undefined ? [] : fieldsRead(condition);
}
