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

/** The shortest true name of some places among all: their modes, their offerings, or modes on offerings. */
function placesText(places: Places, all: Places): string {
  const offerings = new Set([...places.values()].flatMap((set) => [...set]));
  const whole = [...places].every(([mode, own]) => own.size === all.get(mode)?.size);
  const everyMode = [...all].every(([mode, provided]) => {
    const wanted = [...provided].filter((offering) => offerings.has(offering));
    return wanted.length === (places.get(mode)?.size ?? 0);
  });
  if (everyMode && !whole) return [...offerings].join(", ");
  const byOfferings = new Map<string, string[]>();
  for (const [mode, own] of places) {
    const text = offeringsText(own, all.get(mode) ?? own);
    byOfferings.set(text, [...(byOfferings.get(text) ?? []), mode]);
  }
  return [...byOfferings].map(([on, modes]) => `${modes.join(", ")}${on}`).join("; ");
}

/** Says which offerings, or which not, whichever is shorter. */
function offeringsText(own: ReadonlySet<string>, all: ReadonlySet<string>): string {
  const missing = [...all].filter((offering) => !own.has(offering));
  if (missing.length === 0) return "";
  return missing.length < own.size ? ` but not on ${missing.join(", ")}` : ` on ${[...own].join(", ")}`;
}
