import type { Attribute, Cell, Cells } from "../model/attribute.ts";
import type { Option } from "../model/option.ts";
import type { Value } from "../model/value.ts";

type Offering = Option["offerings"][string];

/**
 * The option with every cell that follows by the definition of its attribute from another cell (a managed service leaves the
 * team no process to run). What is recorded always wins. A cell that follows has the basis, source and dates of the one
 * it follows from, and names it.
 */
export function withFollowing(option: Option, attributes: readonly Attribute[]): Option {
  const following = attributes.filter(({ follows }) => follows !== undefined);
  if (following.length === 0) return option;
  const offerings = Object.entries(option.offerings).map(
    ([id, offering]) => [id, filled(option, offering, following)] as const,
  );
  return { ...option, offerings: Object.fromEntries(offerings) };
}

/** The option as it is recorded. */
export function withoutFollowing(option: Option): Option {
  const offerings = Object.entries(option.offerings).map(([id, offering]) => {
    const modes = Object.entries(offering.modes).map(
      ([mode, own]) =>
        [mode, own.attributes === undefined ? own : { attributes: recorded(own.attributes) }] as const,
    );
    return [
      id,
      { ...offering, attributes: recorded(offering.attributes), modes: Object.fromEntries(modes) },
    ] as const;
  });
  return { ...option, offerings: Object.fromEntries(offerings) };
}

function recorded(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell.follows === undefined));
}

/** A cell that follows alike in all modes is put at the offering, else at the modes in which it follows. */
function filled(option: Option, offering: Offering, following: readonly Attribute[]): Offering {
  const perMode = Object.entries(offering.modes).map(([mode, own]) => {
    const places = [own.attributes, offering.attributes, option.modes[mode]?.attributes, option.attributes];
    return { mode, own, added: addedTo(places, following) };
  });
  const everywhere = Object.entries(perMode[0]?.added ?? {}).filter(
    ([id, cell]) =>
      perMode.length === 1 ||
      perMode.every(({ added }) => JSON.stringify(added[id]) === JSON.stringify(cell)),
  );
  const shared: Cells = Object.fromEntries(everywhere);
  const modes = perMode.map(({ mode, own, added }) => {
    const rest = Object.entries(added).filter(([id]) => !(id in shared));
    return [
      mode,
      rest.length === 0 ? own : { ...own, attributes: { ...own.attributes, ...Object.fromEntries(rest) } },
    ];
  });
  return {
    ...offering,
    attributes: { ...offering.attributes, ...shared },
    modes: Object.fromEntries(modes) as Offering["modes"],
  };
}

/** Where a cell may be recorded, from the narrowest to the widest. */
type Places = readonly (Cells | undefined)[];

/** The cells that follow from these and are not among them. */
function addedTo(places: Places, following: readonly Attribute[]): Cells {
  const added: Cells = {};
  for (const attribute of following) {
    if (recordedIn(places, attribute.id) !== undefined) continue;
    const cell = followingCell(attribute, places, following, []);
    if (cell !== undefined) added[attribute.id] = cell;
  }
  return added;
}

function recordedIn(places: Places, id: string): Cell | undefined {
  return places.find((cells) => cells?.[id] !== undefined)?.[id];
}

/** What follows, in as many steps as it takes; `passed` ends a circle. */
function followingCell(
  { id, follows = [] }: Attribute,
  places: Places,
  following: readonly Attribute[],
  passed: readonly string[],
): Cell | undefined {
  for (const { from, values, because } of follows) {
    const source = following.find((one) => one.id === from && !passed.includes(from));
    const cell =
      recordedIn(places, from) ??
      (source === undefined ? undefined : followingCell(source, places, following, [...passed, id]));
    const value = cell === undefined ? undefined : valueFor(cell.value, values);
    if (cell !== undefined && value !== undefined) {
      return { ...cell, byLanguage: undefined, value, note: because, follows: from };
    }
  }
  return undefined;
}

/** The value given for a name, or for the highest of the numbers given that a number reaches. */
function valueFor(from: Value, values: Readonly<Record<string, Value>>): Value | undefined {
  if (typeof from === "string") return values[from];
  if (typeof from !== "number") return undefined;
  const reached = Object.keys(values)
    .map(Number)
    .filter((least) => from >= least);
  return reached.length === 0 ? undefined : values[String(Math.max(...reached))];
}
