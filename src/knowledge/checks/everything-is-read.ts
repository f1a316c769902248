import type { Finding } from "../../model/finding.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { Entry } from "../load.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";
import { referencesIn } from "./references.ts";

/** What nothing reads costs its author and its readers time, and changes no advice. */
export const everythingIsRead: Check = {
  id: "everything-is-read",
  check: (base, entries) => {
    const read = namesRead(base);
    return entries.flatMap((entry) => {
      if (entry.kind === "attributes" && !read.attributes.has(entry.value.id)) {
        return [unread(entry, ["id"], `Attribute "${entry.value.id}" is read by no criterion and no rule.`)];
      }
      if (entry.kind !== "questions") return [];
      const { field, role } = entry.value as Question;
      if (role !== undefined || read.fields.has(field)) return [];
      return [
        unread(
          entry,
          ["field"],
          `The answer to "${field}" is read by no criterion and no rule, and has no role.`,
        ),
      ];
    });
  },
};

function namesRead(base: KnowledgeBase): { attributes: Set<string>; fields: Set<string> } {
  const readers = base.categories.flatMap(({ criteria, rules }) => [criteria, rules]);
  const names = (keys: string[]) => new Set(referencesIn(readers, keys).map(({ name }) => name));
  return { attributes: names(["attribute"]), fields: readFields(base, names) };
}

/** A derive rule writes `field` of its `derive`; that is no reading. */
function readFields(base: KnowledgeBase, names: (keys: string[]) => Set<string>): Set<string> {
  const conditions = base.categories.flatMap(({ criteria, rules }) => [
    ...criteria,
    ...rules.map((rule) => (rule.kind === "exclude" ? [rule.when, rule.require] : [rule.when])),
  ]);
  const fields = referencesIn(conditions, ["field", "valueFrom"]).map(({ name }) => name);
  return new Set([...fields, ...names(["product"])]);
}

function unread(entry: Entry, path: string[], message: string): Finding {
  const tip = "Let a criterion or a rule read it, or leave it out.";
  return findingAt(entry.yaml, path, { id: "everything-is-read", level: "warning", message, tip });
}
