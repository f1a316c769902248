import type { Finding } from "../../model/finding.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { FieldType } from "../../model/question.ts";
import type { ValueType } from "../../model/value.ts";
import type { Entry } from "../load.ts";
import { nearestTip } from "../nearest.ts";
import { componentNames } from "../workload-schema.ts";
import { factsOfRule } from "./facts-of-rule.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";
import { referencesIn, type Reference } from "./references.ts";

/** A comparison with a value that its left side can never have is dead: it says the same for every workload. */
export const comparisonFitsType: Check = {
  id: "comparison-fits-type",
  check: (base, entries) =>
    entries.flatMap((entry) => {
      const declared = domainsOf(base, entry.category);
      const facts = factsOfRule(entry);
      const ofFacts = Object.entries(facts ?? {}).map(([name, { type }]) => [name, domainOf(type)] as const);
      const domains = facts === undefined ? declared : { ...declared, field: new Map(ofFacts) };
      const derived = facts === undefined ? [] : referencesIn({ derive: derivedBy(entry) }, ["field"]);
      return [
        ...derived.flatMap((reference) =>
          checkComparison(entry, reference, declared["field"]?.get(reference.name)),
        ),
        ...checkConditions(entry, domains),
      ];
    }),
};

/** What a decomposition rule derives is held to the type of its field, as a comparison with it is. */
function derivedBy(entry: Entry): unknown {
  return (entry.yaml.data as { derive?: unknown }).derive;
}

function checkConditions(entry: Entry, domains: Record<string, Map<string, Domain>>): Finding[] {
  return referencesIn(entry.yaml.data, ["field", "attribute"])
    .filter(({ holder }) => typeof holder["operator"] === "string")
    .flatMap((reference) => checkComparison(entry, reference, domains[reference.key]?.get(reference.name)));
}

/** What the left side can be: some names, a range of numbers, or anything. */
interface Domain {
  names?: readonly string[] | undefined;
  range?: { min: number; max: number } | undefined;
  ordered: boolean;
  many: boolean;
}

const GIVEN_ACTIONS = ["keep", "extend", "adopt", "replace"];

function domainsOf(base: KnowledgeBase, category: string | undefined): Record<string, Map<string, Domain>> {
  const knowledge = base.categories.filter((one) => category === undefined || one.category.id === category);
  const options = knowledge.flatMap((one) => one.options.map(({ id }) => id));
  const plain = (names: readonly string[]): Domain => ({ names, ordered: false, many: false });
  const attributes = knowledge.flatMap((one) =>
    one.attributes.map(({ id, type }) => [id, domainOf(type)] as const),
  );
  const fields = knowledge.flatMap((one) => [
    ...one.questions.map(({ field, type }) => [field, fieldDomain(type)] as const),
    ...one.rules.flatMap((rule) =>
      rule.kind === "derive" && rule.derive.type !== undefined
        ? [[rule.derive.field, fieldDomain(rule.derive.type)] as const]
        : [],
    ),
  ]);
  const given: [string, Domain][] = [
    ["option", plain(options)],
    ["names", { ...plain(componentNames(base)), many: true }],
    ["action", plain(GIVEN_ACTIONS)],
  ];
  return { attribute: new Map([...given, ...attributes]), field: new Map(fields) };
}

function domainOf(type: ValueType): Domain {
  switch (type.kind) {
    case "boolean":
      return { names: ["true", "false"], ordered: false, many: false };
    case "levels":
      return { names: type.levels, ordered: true, many: false };
    case "enum":
      return { names: type.values, ordered: false, many: false };
    case "set":
      return { names: type.open === true ? undefined : type.of, ordered: false, many: true };
    case "number":
      return { range: type, ordered: true, many: false };
  }
}

function fieldDomain(type: FieldType): Domain {
  switch (type.kind) {
    case "levels":
      return { names: Object.keys(type.levels), ordered: true, many: false };
    case "enum":
      return { names: Object.keys(type.values), ordered: false, many: false };
    case "set":
      return { names: Object.keys(type.of), ordered: false, many: true };
    case "boolean":
    case "number":
      return domainOf(type);
    case "components":
    case "slots":
    case "order":
      return { ordered: false, many: true };
  }
}

function checkComparison(
  entry: Entry,
  { name, path, holder }: Reference,
  domain: Domain | undefined,
): Finding[] {
  if (domain === undefined) return [];
  const finding = (key: string, message: string, tip = "") =>
    findingAt(entry.yaml, [...path.slice(0, -1), key], { id: "comparison-fits-type", message, tip });
  const operator = String(holder["operator"]);
  if ((operator === "atLeast" || operator === "atMost") && !domain.ordered) {
    return [finding("operator", `"${name}" has no order, so nothing is ${operator} anything.`)];
  }
  const values = holder["value"] === undefined ? [] : [holder["value"]].flat();
  return values
    .filter((value) => !possible(value, domain))
    .map((value) =>
      finding(
        "value",
        `"${name}" can never be ${JSON.stringify(value)}.`,
        nearestTip(typeof value === "string" ? value : JSON.stringify(value), domain.names ?? []),
      ),
    );
}

function possible(value: unknown, { names, range }: Domain): boolean {
  if (range !== undefined) return typeof value === "number" && value >= range.min && value <= range.max;
  return names === undefined || names.includes(String(value));
}
