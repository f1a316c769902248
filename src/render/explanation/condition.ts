import type { Comparison, Condition, Operator } from "../../model/condition.ts";
import { listed, valueText } from "../text.ts";

/** Titles of fields and attributes, so that conditions read as sentences. */
export interface Titles {
  field(name: string): string;
  attribute(id: string): string;
}

const WORDS: Record<Operator, string> = {
  equals: "is",
  notEquals: "is not",
  in: "is one of",
  notIn: "is none of",
  atLeast: "is at least",
  atMost: "is at most",
  includes: "includes",
  includesAll: "includes all of",
  includesAny: "includes any of",
  excludes: "includes none of",
  known: "is known",
};

/** A condition in words; the parts of an inner one are in brackets. */
export function conditionText(condition: Condition, titles: Titles): string {
  if ("all" in condition) return condition.all.map((part) => innerText(part, titles)).join(" and ");
  if ("any" in condition) return condition.any.map((part) => innerText(part, titles)).join(" or ");
  if ("not" in condition) return `not (${conditionText(condition.not, titles)})`;
  return comparisonText(condition, titles);
}

function innerText(condition: Condition, titles: Titles): string {
  const text = conditionText(condition, titles);
  return "all" in condition || "any" in condition ? `(${text})` : text;
}

function comparisonText(comparison: Comparison, titles: Titles): string {
  const { field, attribute, operator, value, valueFrom } = comparison;
  const left =
    field === undefined ? `the option's ${titles.attribute(attribute ?? "")}` : titles.field(field);
  if (operator === "known") return `${left} is known`;
  const right = valueFrom === undefined ? wanted(value) : `the answer to ${titles.field(valueFrom)}`;
  return `${left} ${WORDS[operator]} ${right}`;
}

function wanted(value: Comparison["value"]): string {
  return Array.isArray(value) && value.length > 0 ? listed(value, "or") : valueText(value);
}
