import type { Explained, ExplainedKind, Glossary } from "../model/explanation.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../model/knowledge.ts";
import { shared } from "./explain-thing.ts";

/** Titles for the ids that the explanation of a thing mentions; where categories differ, its own category's. */
export function glossaryOf(base: KnowledgeBase, thing: Explained, facts: Glossary["facts"] = {}): Glossary {
  const isOwn = ({ category }: CategoryKnowledge) =>
    "category" in thing && thing.category.split(", ").includes(category.id);
  const ordered = [...base.categories].sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
  const all = <T>(pick: (knowledge: CategoryKnowledge) => T[]) => ordered.flatMap(pick);
  return {
    fields: Object.fromEntries(all(({ questions }) => questions).map(({ field, title }) => [field, title])),
    attributes: Object.fromEntries(
      all(({ attributes }) => attributes).map(({ id, title, type }) => [
        id,
        { title, ...(type.kind === "number" ? { unit: type.unit } : {}) },
      ]),
    ),
    objectives: Object.fromEntries(
      all(({ category }) => category.objectives).map(({ id, title }) => [id, title]),
    ),
    facts,
  };
}

/** Every id that can be explained, with its kind; one that means different things in several categories stands with each. */
export function namesOf(base: KnowledgeBase): NamedThing[] {
  const named = (kind: ExplainedKind, things: readonly { id: string; title?: string; claim?: string }[]) =>
    things.map(({ id, title, claim }) => ({ kind, id, title: title ?? claim ?? id }));
  return [
    ...namedIn(base, "option", ({ options }) => options),
    ...namedIn(base, "attribute", ({ attributes }) => attributes),
    ...namedIn(base, "criterion", ({ criteria }) => criteria),
    ...namedIn(base, "rule", ({ rules }) => rules),
    ...namedIn(base, "question", ({ questions }) => questions),
    ...named("component", base.components),
    ...named("misconception", base.misconceptions),
    ...base.pairings.map(({ id, summary }) => ({ kind: "pairing" as const, id, title: summary })),
    ...named("decomposition", base.decomposition),
  ];
}

interface NamedThing {
  kind: ExplainedKind;
  id: string;
  title: string;
}

function namedIn(
  base: KnowledgeBase,
  kind: ExplainedKind,
  pick: (knowledge: CategoryKnowledge) => readonly { id: string; title: string }[],
): NamedThing[] {
  const all = shared(base.categories, (knowledge) => [...pick(knowledge)]);
  return all.map(({ value: { id, title }, owners: [owner] }) => {
    const alone = all.filter((other) => other.value.id === id).length === 1;
    return { kind, id: alone || owner === undefined ? id : `${owner.category.id}/${id}`, title };
  });
}
