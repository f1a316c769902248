import type { ComparedValue, Where } from "../../model/comparison.ts";
import { valueText } from "../text.ts";

/** Variants that agree on a value, with the recorded values behind it; `where` is empty when all of the column agree. */
export interface CellGroup {
  text: string;
  where: string;
  values: ComparedValue[];
}

/** More places than these are not listed for the commonest value: it holds elsewhere. */
const LISTED = 3;

/** A cell by what it says: each distinct value once, with the modes and offerings that it holds for, the commonest last. */
export function cellGroups(cell: readonly ComparedValue[]): CellGroup[] {
  const byText = new Map<string, ComparedValue[]>();
  for (const value of cell) {
    const text = valueText(value.value, value.unit);
    byText.set(text, [...(byText.get(text) ?? []), value]);
  }
  const all = merged(cell.flatMap(({ where }) => where));
  const groups = [...byText].map(([text, values]) => {
    const places = merged(values.flatMap(({ where }) => where));
    const where = byText.size === 1 ? [] : placesText(places, all);
    const variants = [...places.values()].reduce((sum, offerings) => sum + offerings.size, 0);
    return { text, values, where, variants };
  });
  const most = Math.max(...groups.map(({ variants }) => variants));
  const commonest = groups.find(({ variants, where }) => variants === most && names(where) > LISTED);
  return [
    ...groups.filter((group) => group !== commonest),
    ...(commonest === undefined ? [] : [commonest]),
  ].map((group) => ({
    text: group.text,
    values: group.values,
    where: group === commonest ? "elsewhere" : group.where.join("; "),
  }));
}

function names(places: readonly string[]): number {
  return places.flatMap((place) => place.split(/, | on /)).length;
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
function placesText(places: Places, all: Places): string[] {
  const offerings = new Set([...places.values()].flatMap((set) => [...set]));
  const whole = [...places].every(([mode, own]) => own.size === all.get(mode)?.size);
  const everyMode = [...all].every(([mode, provided]) => {
    const wanted = [...provided].filter((offering) => offerings.has(offering));
    return wanted.length === (places.get(mode)?.size ?? 0);
  });
  if (everyMode && !whole) return [[...offerings].join(", ")];
  const byOfferings = new Map<string, string[]>();
  for (const [mode, own] of places) {
    const text = offeringsText(own, all.get(mode) ?? own);
    byOfferings.set(text, [...(byOfferings.get(text) ?? []), mode]);
  }
  return [...byOfferings].map(([on, modes]) => `${modes.join(", ")}${on}`);
}

/** Says which offerings, or which not, whichever is shorter. */
function offeringsText(own: ReadonlySet<string>, all: ReadonlySet<string>): string {
  const missing = [...all].filter((offering) => !own.has(offering));
  if (missing.length === 0) return "";
  return missing.length < own.size ? ` but not on ${missing.join(", ")}` : ` on ${[...own].join(", ")}`;
}
