import type { Finding } from "../../model/finding.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../../model/knowledge.ts";
import type { Entry } from "../load.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";
import { referencesIn } from "./references.ts";

/** A level that a value function leaves out would count as worst, and an answer without a target as unanswered: silently. */
export const levelsCovered: Check = {
  id: "levels-covered",
  check: (base, entries) =>
    entries.filter(({ kind }) => kind === "criteria").flatMap((entry) => checkEntry(base, entry)),
};

function checkEntry(base: KnowledgeBase, entry: Entry): Finding[] {
  const knowledge = base.categories.filter(
    ({ category }) => entry.category === undefined || category.id === entry.category,
  );
  return referencesIn(entry.yaml.data, ["attribute", "field"]).flatMap(({ key, name, path, holder }) => {
    const { values } = holder;
    if (typeof values !== "object" || values === null) return [];
    const levels = key === "attribute" ? attributeNames(knowledge, name) : fieldNames(knowledge, name);
    const given = Object.keys(values);
    const finding = (message: string) =>
      findingAt(entry.yaml, [...path.slice(0, -1), "values"], { id: "levels-covered", message });
    return [
      ...levels
        .filter((level) => !given.includes(level))
        .map((level) => finding(`Missing "${level}" of "${name}".`)),
      ...given
        .filter((level) => levels.length > 0 && !levels.includes(level))
        .map((level) => finding(`"${name}" can never be "${level}".`)),
    ];
  });
}

function attributeNames(knowledge: readonly CategoryKnowledge[], id: string): string[] {
  const type = knowledge
    .flatMap(({ attributes }) => attributes)
    .find((attribute) => attribute.id === id)?.type;
  if (type?.kind === "levels") return type.levels;
  if (type?.kind === "enum") return type.values;
  return type?.kind === "boolean" ? ["true", "false"] : [];
}

function fieldNames(knowledge: readonly CategoryKnowledge[], field: string): string[] {
  const type = knowledge
    .flatMap(({ questions }) => questions)
    .find((question) => question.field === field)?.type;
  if (type?.kind === "levels") return Object.keys(type.levels);
  if (type?.kind === "enum") return Object.keys(type.values);
  return type?.kind === "boolean" ? ["true", "false"] : [];
}
