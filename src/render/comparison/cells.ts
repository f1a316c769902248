import type { ComparedValue, Where } from "../../model/comparison.ts";
import { valueText } from "../text.ts";

/** Variants that agree on a value, with the recorded values behind it; `where` is empty when all of the column agree. */
export interface CellGroup {
  text: string;
  where: string;
  values: ComparedValue[];
}

/** A cell by what it says: each distinct value once, with the modes and offerings that it holds for. */
export function cellGroups(cell: readonly ComparedValue[]): CellGroup[] {
  const byText = new Map<string, ComparedValue[]>();
  for (const value of cell) {
    const text = valueText(value.value, value.unit);
    byText.set(text, [...(byText.get(text) ?? []), value]);
  }
  const all = merged(cell.flatMap(({ where }) => where));
  return [...byText].map(([text, values]) => ({
    text,
    values,
    where: byText.size === 1 ? "" : placesText(merged(values.flatMap(({ where }) => where)), all),
  }));
}

/** Offerings by mode. */
type Places = Map<string, Set<string>>;

function merged(wheres: readonly Where[]): Places {
  const places: Places = new Map();
  for (const { mode, offerings } of wheres) {
    places.set(mode, new Set([...(places.get(mode) ?? []), ...offerings]));
  }
  return places;
}

/** The shortest true name of some places among all: their modes, their offerings, or offerings by mode. */
function placesText(places: Places, all: Places): string {
  const whole = [...places].every(([mode, offerings]) => offerings.size === all.get(mode)?.size);
  if (whole) return [...places.keys()].join(", ");
  const offerings = new Set([...places.values()].flatMap((set) => [...set]));
  const across = [...all].every(([mode, provided]) => {
    const wanted = [...provided].filter((offering) => offerings.has(offering));
    return wanted.length === (places.get(mode)?.size ?? 0);
  });
  if (across) return [...offerings].join(", ");
  return [...places]
    .map(([mode, own]) => (own.size === all.get(mode)?.size ? mode : `${mode} on ${[...own].join(", ")}`))
    .join("; ");
}
