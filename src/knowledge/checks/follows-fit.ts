import type { Attribute } from "../../model/attribute.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import type { Value } from "../../model/value.ts";
import type { Entry } from "../load.ts";
import { nearestTip } from "../nearest.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";
import { cellsOf, describe, fits } from "./value-fits-type.ts";

type Problem = [path: string[], message: string, tip?: string];

/** What follows by definition follows from a declared attribute, has a value of its type, and is not recorded by hand. */
export const followsFit: Check = {
  id: "follows-fit",
  check: (base, entries) =>
    entries.flatMap((entry) =>
      problemsOf(base, entry).map(([path, message, tip = ""]) =>
        findingAt(entry.yaml, path, { id: "follows-fit", message, tip }),
      ),
    ),
};

function problemsOf(base: KnowledgeBase, entry: Entry): Problem[] {
  if (entry.kind === "options") return recordedByHand(entry.value as Option);
  if (entry.kind !== "attributes") return [];
  const declared = base.categories
    .filter(({ category }) => entry.category === undefined || category.id === entry.category)
    .flatMap(({ attributes }) => attributes);
  const attribute = entry.value as Attribute;
  return (attribute.follows ?? []).flatMap(({ from, values }, n) => [
    ...unknownSource(from, declared, n),
    ...Object.entries(values).flatMap(([name, value]) => wrongValue(attribute, name, value, n)),
  ]);
}

function recordedByHand(option: Option): Problem[] {
  return cellsOf(option)
    .filter(({ cell }) => cell.follows !== undefined)
    .map(({ path }) => [[...path, "follows"], "A recorded value follows from nothing; leave `follows` out."]);
}

function unknownSource(from: string, declared: readonly Attribute[], n: number): Problem[] {
  const names = [...new Set(declared.map(({ id }) => id))];
  if (names.includes(from)) return [];
  return [[["follows", String(n), "from"], `Unknown attribute "${from}".`, nearestTip(from, names)]];
}

function wrongValue({ id, type }: Attribute, name: string, value: Value, n: number): Problem[] {
  if (fits(value, type)) return [];
  const message = `Expected "${id}" to be ${describe(type)}, found ${JSON.stringify(value)}.`;
  return [[["follows", String(n), "values", name], message]];
}
