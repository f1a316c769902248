import type { Category } from "../model/category.ts";
import type { CategoryKnowledge, CommonKnowledge } from "../model/knowledge.ts";
import { referencesIn } from "./checks/references.ts";
import { withFollowing, withoutFollowing } from "./follows.ts";

/**
 * A category with what is common to all: its own declarations win, and common ones that are, or read, an attribute which
 * it does without are left out. Cells that follow from others are filled in.
 */
export function withCommon(common: CommonKnowledge, own: CategoryKnowledge): CategoryKnowledge {
  const without = own.category.without ?? [];
  const applies = (value: unknown) =>
    without.length === 0 || !referencesIn(value, ["attribute"]).some(({ name }) => without.includes(name));
  const attributes = merged(
    common.attributes.filter(({ id }) => !without.includes(id)),
    own.attributes,
  );
  return {
    category: own.category,
    attributes,
    options: merged([], own.options).map((option) => withFollowing(option, attributes)),
    criteria: merged(common.criteria.filter(applies), own.criteria).sort(byPosition),
    rules: merged(common.rules.filter(applies), own.rules),
    questions: merged(common.questions.filter(applies), own.questions).sort(byPosition),
  };
}

/** The category without what it has from the common part, and its options as they are recorded. */
export function ownPart(common: CommonKnowledge, knowledge: CategoryKnowledge): CategoryKnowledge {
  const own = <T extends object>(all: readonly T[], shared: readonly T[]) =>
    all.filter((one) => !shared.includes(one));
  return {
    category: knowledge.category,
    attributes: own(knowledge.attributes, common.attributes),
    options: knowledge.options.map(withoutFollowing),
    criteria: own(knowledge.criteria, common.criteria),
    rules: own(knowledge.rules, common.rules),
    questions: own(knowledge.questions, common.questions),
  };
}

/** Later entries replace earlier ones of the same id; the result is in the order of ids, whatever the order of files. */
export function merged<T extends { id: string }>(old: readonly T[], added: readonly T[]): T[] {
  const all = new Map([...old, ...added].map((item) => [item.id, item]));
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A category of which nothing is declared yet. */
export function emptyCategory(category: Category): CategoryKnowledge {
  return { category, attributes: [], options: [], criteria: [], rules: [], questions: [] };
}

function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position;
}
