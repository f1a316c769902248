import type { CategoryKnowledge } from "../model/knowledge.ts";
import type { Option } from "../model/option.ts";
import { attributesRead, fieldsRead } from "./condition.ts";
import { fieldsOfRule } from "./reads.ts";
import { attributesOfFunction, fieldsOfFunction } from "./value-function.ts";

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

/** The attributes that criteria and rules read in the slots that an option, or one mode of it, can fill. */
export function attributesReadOf(knowledge: CategoryKnowledge, option: Option, mode?: string): Set<string> {
  const own = (mode === undefined ? undefined : option.modes[mode]?.slots) ?? option.slots;
  const fills = ({ slots }: { slots?: string[] | undefined }) =>
    own === undefined || slots === undefined || slots.some((slot) => own.includes(slot));
  return new Set([
    ...knowledge.criteria.filter(fills).flatMap(({ value }) => attributesOfFunction(value)),
    ...knowledge.rules.filter(fills).flatMap((rule) => conditionsOf(rule).flatMap(attributesRead)),
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
