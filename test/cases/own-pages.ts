import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Case } from "./read-cases.ts";

/**
 * Rules and criteria that rest on the very case they decide: they cite its page, or speak of those who decided. Judged by
 * them, the case would confirm itself.
 */
export function restingOn(one: Case, base: KnowledgeBase): string[] {
  const knowledge = base.categories.find(({ category }) => one.slot.startsWith(`${category.id}/`));
  const all = [...(knowledge?.rules ?? []), ...(knowledge?.criteria ?? [])];
  return all.filter((thing) => speaksOf(one, JSON.stringify(thing))).map(({ id }) => id);
}

function speaksOf({ by, pages }: Case, text: string): boolean {
  const lower = text.toLowerCase();
  const named = (name: string) => new RegExp(`(?<![a-z0-9])${name.toLowerCase()}(?![a-z0-9])`).test(lower);
  return by.some(named) || pages.some((page) => lower.includes(page.toLowerCase()));
}

/** The base as it would be had the case never been read. */
export function withoutThings(base: KnowledgeBase, slot: string, ids: readonly string[]): KnowledgeBase {
  const stays = ({ id }: { id: string }) => !ids.includes(id);
  return {
    ...base,
    categories: base.categories.map((one) =>
      slot.startsWith(`${one.category.id}/`)
        ? { ...one, rules: one.rules.filter(stays), criteria: one.criteria.filter(stays) }
        : one,
    ),
  };
}
