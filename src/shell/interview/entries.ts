import type { Slot } from "../../model/category.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { FieldValue } from "../../model/workload.ts";
import type { Entry } from "./chooser.ts";

/** The answers that a question offers as a list. */
export interface Offered {
  readonly entries: readonly Entry[];
  readonly many: boolean;
  /** Names outside the list are accepted, marked as such. */
  readonly open: boolean;
  /** The value that chosen entries stand for. */
  valueOf(ids: readonly string[]): FieldValue;
  /** The entries that a value stands for; none where it is a number that is not offered. */
  idsOf(value: FieldValue | undefined): readonly string[];
}

/** The list of answers to a question of any type but an order, which is asked step by step. */
export function offeredBy(question: Question, base: KnowledgeBase): Offered {
  const { type } = question;
  switch (type.kind) {
    case "boolean":
      return single(
        named({ yes: "yes", no: "no" }),
        (id) => id === "yes",
        (value) => (value === true ? "yes" : "no"),
      );
    case "levels":
      return single(named(type.levels));
    case "enum":
      return single(named(type.values));
    case "number":
      return single(named(type.choices), Number);
    case "set":
      return several(named(type.of));
    case "components":
      return { ...(type.many ? several(componentsOf(base)) : single(componentsOf(base))), open: true };
    case "slots":
      return several(slotEntries(base));
    case "order":
      return several([]);
  }
}

/** What can be decided: each category, and its slots where it has several. */
function slotEntries(base: KnowledgeBase): Entry[] {
  return base.categories.flatMap(({ category: { id, title, summary, slots } }) => [
    { id, name: title, note: summary },
    ...(slots.length === 1 ? [] : slots.map((slot) => slotEntry(id, title, slot))),
  ]);
}

function slotEntry(category: string, title: string, { id, question }: Slot): Entry {
  return { id: `${category}/${id}`, name: `${title}: ${id.replaceAll("-", " ")}`, note: question };
}

/** The objectives of these categories, each with the step that it stands for. */
export function objectiveEntries(base: KnowledgeBase): Entry[] {
  const all = base.categories.flatMap(({ category }) => category.objectives);
  const unique = [...new Map(all.map((objective) => [objective.id, objective])).values()];
  return unique.map(({ id, title, from, to }) => ({ id, name: title, note: `from "${from}" to "${to}"` }));
}

/** Everything that can be operated: components, options that have none, and kinds of them. */
function componentsOf(base: KnowledgeBase): Entry[] {
  const options = base.categories.flatMap((knowledge) => knowledge.options);
  const things = [...base.components, ...options].map(({ id, title, summary }) => ({
    id,
    name: title,
    note: summary,
  }));
  const unique = [...new Map(things.reverse().map((entry) => [entry.id, entry])).values()];
  return [...kindsOf(options), ...unique.sort((a, b) => a.name.localeCompare(b.name, "en"))];
}

/** For those who know that there is a database, but not which: kinds come first. */
function kindsOf(options: KnowledgeBase["categories"][number]["options"]): Entry[] {
  const kinds = new Set(options.flatMap((option) => option.kinds ?? []));
  return [...kinds].sort().map((kind) => {
    const members = options.filter((option) => option.kinds?.includes(kind)).map(({ title }) => title);
    return { id: kind, name: `some ${kind.replaceAll("-", " ")}`, note: `One of: ${members.join(", ")}` };
  });
}

function named(names: Readonly<Record<string, string>>): Entry[] {
  return Object.entries(names).map(([id, name]) => ({ id, name }));
}

function single(
  entries: readonly Entry[],
  read: (id: string) => FieldValue = (id) => id,
  write: (value: FieldValue) => string = String,
): Offered {
  return {
    entries,
    many: false,
    open: false,
    valueOf: ([id = ""]) => read(id),
    idsOf: (value) => (value === undefined ? [] : [write(value)]),
  };
}

function several(entries: readonly Entry[]): Offered {
  const idsOf = (value: FieldValue | undefined) => (Array.isArray(value) ? value.flat() : []);
  return { entries, many: true, open: false, valueOf: (ids) => [...ids], idsOf };
}
