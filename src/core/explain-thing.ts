import type { Explained, ExplainedKind } from "../model/explanation.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../model/knowledge.ts";
import type { Pairing, Thing } from "../model/pairing.ts";
import { describe } from "./compare-options.ts";
import { columnOf, comparedRow, onlyMode } from "./compared-values.ts";
import { attributesReadOf, readersOfAttribute, readersOfField } from "./readers.ts";
import { variantsOf } from "./variants.ts";

/**
 * Everything of the knowledge base that has the name: of one kind when it is given. `option/mode` is one mode of an option, and
 * `category/...` keeps to one category. A question is found by its field as well. What categories share is found once.
 */
export function thingsNamed(base: KnowledgeBase, name: string, kind?: ExplainedKind): Explained[] {
  const { among, id, mode } = placeOf(base, name);
  const options = among.flatMap((knowledge) => optionsNamed(base, knowledge, id, mode));
  const others = mode === undefined ? [...declaredThings(base, among, id), ...sharedThings(base, id)] : [];
  return [...options, ...others].filter((thing) => kind === undefined || thing.kind === kind);
}

/** The categories to look in, and what to look for there. */
function placeOf(base: KnowledgeBase, name: string) {
  const parts = name.split("/");
  const own = base.categories.filter(({ category }) => parts.length > 1 && category.id === parts[0]);
  const [id = "", mode] = own.length > 0 ? parts.slice(1) : parts;
  return { among: own.length > 0 ? own : base.categories, id, mode };
}

function optionsNamed(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  name: string,
  mode: string | undefined,
): Explained[] {
  return knowledge.options
    .filter(({ id, modes }) => id === name && (mode === undefined || mode in modes))
    .map((value) => optionThing(base, knowledge, value, mode));
}

/** Attributes, criteria, rules and questions; one that several categories share stands once, with all its readers. */
function declaredThings(base: KnowledgeBase, among: readonly CategoryKnowledge[], name: string): Explained[] {
  const is = ({ id }: { id: string }) => id === name;
  return [
    ...shared(among, ({ attributes }) => attributes.filter(is)).map(({ value, owners }) =>
      attributeThing(base, owners, value),
    ),
    ...shared(among, ({ criteria }) => criteria.filter(is)).map(({ value, owners }) => ({
      kind: "criterion" as const,
      category: namesOfCategories(owners),
      value,
    })),
    ...shared(among, ({ rules }) => rules.filter(is)).map(({ value, owners }) => ({
      kind: "rule" as const,
      category: namesOfCategories(owners),
      value,
    })),
    ...shared(among, ({ questions }) => questions.filter((q) => is(q) || q.field === name)).map(
      ({ value, owners }) => ({
        kind: "question" as const,
        category: namesOfCategories(owners),
        value,
        readBy: readersOfField(owners, value.field),
      }),
    ),
  ];
}

/** What several categories declare alike. */
export interface Shared<T> {
  value: T;
  owners: CategoryKnowledge[];
}

/** Equal declarations with all the categories that have them. */
export function shared<T>(
  among: readonly CategoryKnowledge[],
  pick: (knowledge: CategoryKnowledge) => T[],
): Shared<T>[] {
  const found = new Map<string, Shared<T>>();
  for (const knowledge of among) {
    for (const value of pick(knowledge)) {
      const key = JSON.stringify(value);
      const same = found.get(key) ?? { value, owners: [] };
      same.owners.push(knowledge);
      found.set(key, same);
    }
  }
  return [...found.values()];
}

function namesOfCategories(owners: readonly CategoryKnowledge[]): string {
  return owners.map(({ category }) => category.id).join(", ");
}

function sharedThings(base: KnowledgeBase, name: string): Explained[] {
  const restingOn = (id: string) =>
    base.categories.flatMap(({ category, options }) =>
      options.filter(({ component }) => component === id).map((option) => `${category.id}/${option.id}`),
    );
  return [
    ...base.components
      .filter(({ id }) => id === name)
      .map((value) => ({
        kind: "component" as const,
        value,
        options: restingOn(value.id),
        pairings: pairingsOf(base, (thing) => "component" in thing && thing.component === value.id),
      })),
    ...base.pairings.filter(({ id }) => id === name).map((value) => ({ kind: "pairing" as const, value })),
    ...base.misconceptions
      .filter(({ id }) => id === name)
      .map((value) => ({ kind: "misconception" as const, value })),
    ...base.decomposition
      .filter(({ id }) => id === name)
      .map((value) => ({ kind: "decomposition" as const, value })),
  ];
}

/** The pairings of which one end is meant. */
function pairingsOf(base: KnowledgeBase, isMeant: (thing: Thing) => boolean): Pairing[] {
  return base.pairings.filter(({ from, to }) => [from, ...to].some(isMeant));
}

function optionThing(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  value: CategoryKnowledge["options"][number],
  mode: string | undefined,
): Explained {
  const component = base.components.find(({ id }) => id === value.component);
  const variants = variantsOf(mode === undefined ? value : onlyMode(value, mode));
  const read = attributesReadOf(knowledge, value, mode);
  const about = base.misconceptions.filter(({ expect }) =>
    expect.some(
      (one) =>
        one.category === knowledge.category.id &&
        one.option === value.id &&
        (mode === undefined || one.mode === undefined || one.mode === mode),
    ),
  );
  return {
    kind: "option",
    category: knowledge.category.id,
    value,
    ...(mode === undefined ? {} : { mode }),
    ...(component === undefined ? {} : { component }),
    unknown: knowledge.attributes
      .filter(
        ({ id }) =>
          read.has(id) && variants.length > 0 && variants.every(({ cells }) => cells[id] === undefined),
      )
      .map(({ id, title }) => ({ id, title })),
    misconceptions: about,
    pairings: pairingsOf(
      base,
      (thing) =>
        "option" in thing &&
        thing.option === `${knowledge.category.id}/${value.id}` &&
        (mode === undefined || (thing.modes?.includes(mode) ?? true)),
    ),
  };
}

function attributeThing(
  base: KnowledgeBase,
  owners: readonly CategoryKnowledge[],
  value: CategoryKnowledge["attributes"][number],
): Explained {
  const columns = owners.flatMap((knowledge) =>
    knowledge.options
      .filter(({ status }) => status.kind === "active")
      .map((option) => ({ knowledge, column: columnOf(option.id, option) })),
  );
  return {
    kind: "attribute",
    category: namesOfCategories(owners),
    value,
    row: comparedRow(
      value,
      columns.map(({ column }) => column),
    ),
    columns: columns.map(({ knowledge, column }) => describe(column, base.origins, knowledge)),
    readBy: readersOfAttribute(owners, value.id),
  };
}
