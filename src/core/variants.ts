import type { Cell } from "../model/attribute.ts";
import type { Action } from "../model/decision.ts";
import type { Option } from "../model/option.ts";
import type { Scalar, Value, ValueType } from "../model/value.ts";
import type { FieldValue } from "../model/workload.ts";
import { isInterval, levelsOf, positionOf, type Known } from "./compare.ts";

/** One mode of an option as one offering provides it, with all its cells resolved. */
export interface Variant {
  readonly option: Option;
  readonly mode: string;
  readonly offering: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** All mode x offering pairs of an option; cells of the narrower place win, and modes never lend each other cells. */
export function variantsOf(option: Option): Variant[] {
  return Object.entries(option.offerings).flatMap(([offering, provided]) =>
    Object.entries(provided.modes).map(([mode, overrides]) => ({
      option,
      mode,
      offering,
      cells: {
        ...option.attributes,
        ...option.modes[mode]?.attributes,
        ...provided.attributes,
        ...overrides.attributes,
      },
    })),
  );
}

/** What people may call an option: itself, its component, or the kind of thing it is. */
export function namesOf(option: Option): string[] {
  return [option.id, ...(option.component === undefined ? [] : [option.component]), ...(option.kinds ?? [])];
}

/** What the team would do: go on with what carries this today, use more of what runs, replace it, or start something. */
export function actionOf(option: Option, operated: readonly string[], incumbents: readonly string[]): Action {
  const names = namesOf(option);
  const named = (id: string) => names.includes(id);
  if (incumbents.some(named)) return "keep";
  if (operated.some(named)) return "extend";
  return incumbents.length === 0 ? "adopt" : "replace";
}

/**
 * The value of a cell for users of the given client languages: where it differs by language, the worst of them, since
 * every one of them has to work.
 */
export function knownValue(
  cell: Cell | undefined,
  type: ValueType | undefined,
  languages: readonly string[],
): Known {
  if (cell?.byLanguage === undefined || languages.length === 0) return cell?.value;
  const values = languages.map((language) => cell.byLanguage?.[language] ?? cell.value);
  return values.reduce((worst, value) => worse(worst, value, levelsOf(type)));
}

function worse(a: Value, b: Value, levels: readonly string[]): Value {
  if (Array.isArray(a) && Array.isArray(b)) return a.filter((name) => b.includes(name));
  if (typeof a === "boolean" && typeof b === "boolean") return a && b;
  return floorOf(a, levels) <= floorOf(b, levels) ? a : b;
}

function floorOf(value: Value, levels: readonly string[]): number {
  return isInterval(value) ? positionOf(value.min, levels) : positionOf(value, levels);
}

/** The names in the answer to a question about components: none, one or several. */
export function namesIn(value: FieldValue | Scalar | undefined): string[] {
  if (value === undefined || typeof value === "boolean") return [];
  return Array.isArray(value) ? value.flat() : [String(value)];
}
