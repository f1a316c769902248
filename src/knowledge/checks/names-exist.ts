import type { Finding } from "../../model/finding.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../../model/knowledge.ts";
import type { Entry } from "../load.ts";
import { nearestTip } from "../nearest.ts";
import { factsOfRule } from "./facts-of-rule.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";

/** What every variant has without a cell. */
const GIVEN = ["option", "names", "action"];

/** Every field, attribute, objective, component and option that a file names is declared somewhere. */
export const namesExist: Check = {
  id: "names-exist",
  check: (base, entries) => entries.flatMap((entry) => checkEntry(base, entry)),
};

function checkEntry(base: KnowledgeBase, entry: Entry): Finding[] {
  const knowledge = base.categories.filter(
    ({ category }) => entry.category === undefined || category.id === entry.category,
  );
  const valid = namesOf(base, knowledge);
  const facts = Object.keys(factsOfRule(entry) ?? {});
  return references(entry.yaml.data, []).flatMap(({ key, name, path }) => {
    const inCondition = entry.kind === "decomposition" && path[0] === "when";
    const names = key === "fact" || inCondition ? facts : valid[key];
    if (names.includes(name)) return [];
    return [
      findingAt(entry.yaml, path, {
        id: "names-exist",
        message: `Unknown ${inCondition ? "fact" : key} "${name}".`,
        tip: nearestTip(name, names),
      }),
    ];
  });
}

type Key = "field" | "valueFrom" | "fact" | "attribute" | "objective" | "component" | "supersededBy";

function namesOf(
  base: KnowledgeBase,
  knowledge: readonly CategoryKnowledge[],
): Record<Exclude<Key, "fact">, string[]> {
  const fields = knowledge.flatMap(({ questions, rules }) => [
    ...questions.map(({ field }) => field),
    ...rules.flatMap((rule) => (rule.kind === "derive" ? [rule.derive.field] : [])),
  ]);
  return {
    field: fields,
    valueFrom: fields,
    attribute: [...GIVEN, ...knowledge.flatMap(({ attributes }) => attributes.map(({ id }) => id))],
    objective: knowledge.flatMap(({ category }) => category.objectives.map(({ id }) => id)),
    component: base.components.map(({ id }) => id),
    supersededBy: knowledge.flatMap(({ options }) => options.map(({ id }) => id)),
  };
}

const KEYS: readonly string[] = [
  "field",
  "valueFrom",
  "fact",
  "attribute",
  "objective",
  "component",
  "supersededBy",
];

/** Every place where a file names something, found by key, wherever it is nested. Examples name made-up options. */
function references(data: unknown, path: string[]): { key: Key; name: string; path: string[] }[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data as Record<string, unknown>).flatMap(([key, value]) => {
    const inner = [...path, key];
    if (key === "examples") return [];
    if (KEYS.includes(key) && typeof value === "string")
      return [{ key: key as Key, name: value, path: inner }];
    return references(value, inner);
  });
}
