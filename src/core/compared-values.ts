import type { Attribute, Cell } from "../model/attribute.ts";
import type { ComparedRow, ComparedValue, Where } from "../model/comparison.ts";
import type { Option } from "../model/option.ts";
import { variantsOf, type Variant } from "./variants.ts";
import { readingOf } from "./reading.ts";

/** An option, or the part of it that is one mode. */
export interface Column {
  readonly id: string;
  readonly option: Option;
  readonly variants: readonly Variant[];
}

export function columnOf(id: string, option: Option): Column {
  return { id, option, variants: variantsOf(option) };
}

/** The option as if it had this one mode: its offerings keep what they provide of it. */
export function onlyMode(option: Option, mode: string): Option {
  const modes = Object.fromEntries(Object.entries(option.modes).filter(([id]) => id === mode));
  const offerings = Object.entries(option.offerings).flatMap(([id, offering]) => {
    const provided = offering.modes[mode];
    return provided === undefined ? [] : [[id, { ...offering, modes: { [mode]: provided } }] as const];
  });
  return { ...option, modes, offerings: Object.fromEntries(offerings) };
}

/** One attribute as all columns have it. */
export function comparedRow(attribute: Attribute, columns: readonly Column[]): ComparedRow {
  return {
    attribute: attribute.id,
    title: attribute.title,
    ...(attribute.type.kind === "number" ? { unit: attribute.type.unit } : {}),
    cells: columns.map((column) => comparedValues(attribute, column)),
  };
}

/** Every recorded value of an attribute that a variant resolves to, each with the variants it holds for. */
function comparedValues(attribute: Attribute, { option, variants }: Column): ComparedValue[] {
  const byCell = grouped(variants, ({ cells }) => cells[attribute.id]);
  const byContent = grouped([...byCell], ([cell]) => (cell === undefined ? "" : JSON.stringify(cell)));
  return [...byContent.values()].map((same) => ({
    ...citationOf(attribute, same[0]?.[0]),
    where: whereOf(
      option,
      same.flatMap(([, owners]) => owners),
    ),
  }));
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function citationOf({ type }: Attribute, cell: Cell | undefined): Omit<ComparedValue, "where"> {
  if (cell === undefined) return { value: "unknown" };
  return {
    value: cell.value,
    ...(type.kind === "number" ? { unit: type.unit } : {}),
    ...readingOf(cell),
  };
}

function whereOf(option: Option, variants: readonly Variant[]): Where[] {
  const modes = [...new Set(variants.map(({ mode }) => mode))];
  return modes.map((mode) => {
    const offerings = variants.filter((variant) => variant.mode === mode).map(({ offering }) => offering);
    const all = Object.values(option.offerings).filter(({ modes: provided }) => mode in provided);
    return { mode, offerings, every: offerings.length === all.length };
  });
}
