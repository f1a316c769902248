import type { Cell } from "../../model/attribute.ts";
import type { Finding } from "../../model/finding.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import type { Scalar, Value, ValueType } from "../../model/value.ts";
import type { Entry } from "../load.ts";
import { nearestTip } from "../nearest.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";

/** Every cell holds a value of its attribute's declared type; an unknown attribute or level is named with the nearest. */
export const valueFitsType: Check = {
  id: "value-fits-type",
  check: (base, entries) =>
    entries
      .filter(({ kind }) => kind === "options")
      .flatMap((entry) => cellsOf(entry.value as Option).flatMap((place) => checkCell(base, entry, place))),
};

interface Place {
  path: string[];
  attribute: string;
  cell: Cell;
}

/** All cells of an option with the path to each. */
export function cellsOf(option: Option): Place[] {
  const at = (path: string[], cells: Record<string, Cell> | undefined): Place[] =>
    Object.entries(cells ?? {}).map(([attribute, cell]) => ({ path: [...path, attribute], attribute, cell }));
  return [
    ...at(["attributes"], option.attributes),
    ...Object.entries(option.modes).flatMap(([id, mode]) => at(["modes", id, "attributes"], mode.attributes)),
    ...Object.entries(option.offerings).flatMap(([id, offering]) => [
      ...at(["offerings", id, "attributes"], offering.attributes),
      ...Object.entries(offering.modes).flatMap(([mode, overrides]) =>
        at(["offerings", id, "modes", mode, "attributes"], overrides.attributes),
      ),
    ]),
  ];
}

function checkCell(base: KnowledgeBase, entry: Entry, { path, attribute, cell }: Place): Finding[] {
  const declared = base.categories.find(({ category }) => category.id === entry.category)?.attributes ?? [];
  const type = declared.find(({ id }) => id === attribute)?.type;
  const problem = (where: string[], message: string, tip: string) =>
    findingAt(entry.yaml, where, { id: "value-fits-type", message, tip });
  if (type === undefined) {
    const names = declared.map(({ id }) => id);
    return [problem(path, `Unknown attribute "${attribute}".`, nearestTip(attribute, names))];
  }
  const values = [cell.value, ...Object.values(cell.byLanguage ?? {})];
  return values
    .filter((value) => !fits(value, type))
    .map((value) =>
      problem(
        [...path, "value"],
        `Expected "${attribute}" to be ${describe(type)}, found ${JSON.stringify(value)}.`,
        "",
      ),
    );
}

/** Whether a value, or both ends of an interval, are of the type. */
export function fits(value: Value, type: ValueType): boolean {
  if (typeof value === "object" && !Array.isArray(value)) {
    const order = (end: number | string) =>
      type.kind === "levels" ? type.levels.indexOf(String(end)) : Number(end);
    return fitsScalar(value.min, type) && fitsScalar(value.max, type) && order(value.min) <= order(value.max);
  }
  return fitsScalar(value, type);
}

function fitsScalar(value: Scalar, type: ValueType): boolean {
  switch (type.kind) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && value >= type.min && value <= type.max;
    case "levels":
      return type.levels.includes(String(value));
    case "enum":
      return type.values.includes(String(value));
    case "set":
      return Array.isArray(value) && value.every((name) => type.open === true || type.of.includes(name));
  }
}

/** What the type allows, in words. */
export function describe(type: ValueType): string {
  switch (type.kind) {
    case "boolean":
      return "true or false";
    case "number":
      return `a number of ${type.unit} from ${String(type.min)} to ${String(type.max)}`;
    case "levels":
      return `one of ${type.levels.join(", ")}`;
    case "enum":
      return `one of ${type.values.join(", ")}`;
    case "set":
      return `a list of ${type.of.join(", ")}`;
  }
}
