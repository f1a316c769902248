import type { Attribute, Cell } from "../model/attribute.ts";
import type { ComparedRow, ComparedValue, Where } from "../model/comparison.ts";
import type { Option } from "../model/option.ts";
import { variantsOf, type Variant } from "./variants.ts";

/** An option, or the part of it that is one mode. */
export interface Column {
  readonly id: string;
  readonly option: Option;
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
    cells: columns.map(({ option }) => comparedValues(attribute, option)),
  };
}

/** Every recorded value of an attribute that a variant of the option resolves to, each with the variants it holds for. */
export function comparedValues(attribute: Attribute, option: Option): ComparedValue[] {
  const groups = new Map<string, [Cell | undefined, Variant[]]>();
  for (const variant of variantsOf(option)) {
    const cell = variant.cells[attribute.id];
    const key = cell === undefined ? "" : JSON.stringify(cell);
    groups.set(key, [cell, [...(groups.get(key)?.[1] ?? []), variant]]);
  }
  return [...groups.values()].map(([cell, variants]) => ({
    ...citationOf(attribute, cell),
    where: whereOf(option, variants),
  }));
}

function citationOf({ type }: Attribute, cell: Cell | undefined): Omit<ComparedValue, "where"> {
  if (cell === undefined) return { value: "unknown" };
  return {
    value: cell.value,
    ...(type.kind === "number" ? { unit: type.unit } : {}),
    note: cell.note,
    basis: cell.basis,
    ...(cell.basis === "judgement" ? { reason: cell.reason } : {}),
    ...(cell.source === undefined ? {} : { source: cell.source }),
    asOf: cell.asOf,
    checkedOn: cell.checkedOn,
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
