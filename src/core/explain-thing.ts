import type { Criterion } from "../model/criterion.ts";
import type { Explained, ExplainedKind, Glossary } from "../model/explanation.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../model/knowledge.ts";
import type { Rule } from "../model/rule.ts";
import { compareOptions } from "./compare-options.ts";
import { columnOf, comparedRow, onlyMode } from "./compared-values.ts";
import { attributesRead, fieldsRead } from "./condition.ts";
import { attributesOfFunction, fieldsOfFunction } from "./slot-model.ts";
import { variantsOf } from "./variants.ts";

/**
 * Everything of the knowledge base that has the id: of one kind when it is given, and one mode of an option for
 * `option/mode`. A question is found by its field as well. What categories share is found once.
 */
export function thingsNamed(base: KnowledgeBase, id: string, kind?: ExplainedKind): Explained[] {
  const [name = "", mode] = id.split("/");
  const own = base.categories.flatMap((knowledge) => thingsOfCategory(base, knowledge, name, mode));
  const shared: Explained[] = mode === undefined ? sharedThings(base, name) : [];
  const found = [...own, ...shared].filter((thing) => kind === undefined || thing.kind === kind);
  return [...new Map(found.map((thing) => [JSON.stringify([thing.kind, thing.value]), thing])).values()];
}

function thingsOfCategory(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  name: string,
  mode: string | undefined,
): Explained[] {
  const category = knowledge.category.id;
  const options = knowledge.options
    .filter(({ id, modes }) => id === name && (mode === undefined || mode in modes))
    .map((value) => optionThing(base, knowledge, value, mode));
  if (mode !== undefined) return options;
  const is = ({ id }: { id: string }) => id === name;
  return [
    ...options,
    ...knowledge.attributes.filter(is).map((value) => attributeThing(base, knowledge, value)),
    ...knowledge.criteria.filter(is).map((value) => ({ kind: "criterion" as const, category, value })),
    ...knowledge.rules.filter(is).map((value) => ({ kind: "rule" as const, category, value })),
    ...knowledge.questions
      .filter((question) => is(question) || question.field === name)
      .map((value) => ({
        kind: "question" as const,
        category,
        value,
        readBy: readersOfField(knowledge, value.field),
      })),
  ];
}

function sharedThings(base: KnowledgeBase, name: string): Explained[] {
  const restingOn = (id: string) =>
    base.categories.flatMap(({ options }) =>
      options.filter(({ component }) => component === id).map((o) => o.id),
    );
  return [
    ...base.components
      .filter(({ id }) => id === name)
      .map((value) => ({ kind: "component" as const, value, options: restingOn(value.id) })),
    ...base.misconceptions
      .filter(({ id }) => id === name)
      .map((value) => ({ kind: "misconception" as const, value })),
  ];
}

function optionThing(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  value: CategoryKnowledge["options"][number],
  mode: string | undefined,
): Explained {
  const component = base.components.find(({ id }) => id === value.component);
  const variants = variantsOf(mode === undefined ? value : onlyMode(value, mode));
  const about = base.misconceptions.filter(({ expect }) =>
    expect.some(
      (one) => one.option === value.id && (mode === undefined || one.mode === undefined || one.mode === mode),
    ),
  );
  return {
    kind: "option",
    category: knowledge.category.id,
    value,
    ...(mode === undefined ? {} : { mode }),
    ...(component === undefined ? {} : { component }),
    unknown: knowledge.attributes
      .filter(({ id }) => variants.every(({ cells }) => cells[id] === undefined))
      .map(({ id, title }) => ({ id, title })),
    misconceptions: about,
  };
}

function attributeThing(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  value: CategoryKnowledge["attributes"][number],
): Explained {
  const selected = knowledge.options
    .filter(({ status }) => status.kind === "active")
    .map((option) => ({ option }));
  const columns = selected.map(({ option }) => columnOf(option.id, option));
  const settings = { version: "", modes: false, onlyDifferences: false };
  return {
    kind: "attribute",
    category: knowledge.category.id,
    value,
    row: comparedRow(value, columns),
    columns: compareOptions(base, { ...knowledge, attributes: [], criteria: [] }, selected, settings).columns,
    readBy: readersOfAttribute(knowledge, value.id),
  };
}

function readersOfAttribute({ criteria, rules }: CategoryKnowledge, attribute: string): string[] {
  return [
    ...criteria
      .filter(({ value }) => attributesOfFunction(value).includes(attribute))
      .map(({ id }) => `criterion/${id}`),
    ...rules
      .filter((rule) => conditionsOf(rule).flatMap(attributesRead).includes(attribute))
      .map(({ id }) => `rule/${id}`),
  ];
}

function readersOfField({ criteria, rules }: CategoryKnowledge, field: string): string[] {
  const reads = (criterion: Criterion) => [
    ...fieldsOfFunction(criterion.value),
    ...(criterion.when === undefined ? [] : fieldsRead(criterion.when)),
  ];
  const product = (rule: Rule) => (rule.kind === "derive" ? (rule.derive.product ?? []) : []);
  return [
    ...criteria.filter((criterion) => reads(criterion).includes(field)).map(({ id }) => `criterion/${id}`),
    ...rules
      .filter((rule) => [...conditionsOf(rule).flatMap(fieldsRead), ...product(rule)].includes(field))
      .map(({ id }) => `rule/${id}`),
  ];
}

function conditionsOf(rule: Rule) {
  return rule.kind === "exclude" ? [rule.when, rule.require] : [rule.when];
}

/** Titles for the ids that explanations mention. */
export function glossaryOf(base: KnowledgeBase): Glossary {
  const all = <T>(pick: (knowledge: CategoryKnowledge) => T[]) => base.categories.flatMap(pick);
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
  };
}

/** Every id that can be explained, with its kind. */
export function namesOf(base: KnowledgeBase): { kind: ExplainedKind; id: string; title: string }[] {
  const named = (kind: ExplainedKind, things: readonly { id: string; title?: string; claim?: string }[]) =>
    things.map(({ id, title, claim }) => ({ kind, id, title: title ?? claim ?? id }));
  const all = [
    ...base.categories.flatMap((knowledge) => [
      ...named("option", knowledge.options),
      ...named("attribute", knowledge.attributes),
      ...named("criterion", knowledge.criteria),
      ...named("rule", knowledge.rules),
      ...named("question", knowledge.questions),
    ]),
    ...named("component", base.components),
    ...named("misconception", base.misconceptions),
  ];
  return [...new Map(all.map((name) => [`${name.kind}/${name.id}`, name])).values()];
}
