import type { CategoryKnowledge } from "../model/knowledge.ts";
import { attributesRead, fieldsRead } from "./condition.ts";
import { fieldsOfRule } from "./reads.ts";
import { attributesOfFunction, fieldsOfFunction } from "./slot-model.ts";

/** The criteria and rules that read an attribute, as `criterion/<id>` and `rule/<id>`, each once. */
export function readersOfAttribute(among: readonly CategoryKnowledge[], attribute: string): string[] {
  return unique(among, ({ criteria, rules }) => [
    ...criteria
      .filter(({ value }) => attributesOfFunction(value).includes(attribute))
      .map(({ id }) => `criterion/${id}`),
    ...rules
      .filter((rule) => conditionsOf(rule).flatMap(attributesRead).includes(attribute))
      .map(({ id }) => `rule/${id}`),
  ]);
}

/** The criteria and rules that read a requirement field. */
export function readersOfField(among: readonly CategoryKnowledge[], field: string): string[] {
  return unique(among, ({ criteria, rules }) => [
    ...criteria
      .filter(({ value, when }) =>
        [...fieldsOfFunction(value), ...(when === undefined ? [] : fieldsRead(when))].includes(field),
      )
      .map(({ id }) => `criterion/${id}`),
    ...rules.filter((rule) => fieldsOfRule(rule).includes(field)).map(({ id }) => `rule/${id}`),
  ]);
}

function conditionsOf(rule: CategoryKnowledge["rules"][number]) {
  return rule.kind === "exclude" ? [rule.when, rule.require] : [rule.when];
}

function unique(
  among: readonly CategoryKnowledge[],
  readers: (knowledge: CategoryKnowledge) => string[],
): string[] {
  return [...new Set(among.flatMap(readers))];
}
