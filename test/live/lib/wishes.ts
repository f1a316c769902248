import { parseArgs } from "node:util";
import type { ComposedStarter } from "./compose-starter.ts";
import type { LiveCheck } from "./live-check.ts";

/** What a run was asked for. */
export interface Wishes {
  parts: string[];
  checks: string[];
  writeProof: boolean;
  /** Puts faults into the starters, and wants to see them found. */
  broken: boolean;
  /** At most so many parts, others each day; all of them when it is left out. */
  rotate: number | undefined;
}

/** Errors: a flag that does not exist, or that does not go with another. */
export function readWishes(args: string[]): Wishes {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      "write-proof": { type: "boolean", default: false },
      check: { type: "string", multiple: true, default: [] },
      break: { type: "boolean", default: false },
      rotate: { type: "string" },
    },
  });
  const { "write-proof": writeProof, check: checks, break: isBroken } = values;
  if (writeProof && checks.length > 0)
    throw new Error("Expected --write-proof without --check: a proof is of all checks.");
  if (isBroken && (writeProof || checks.length > 0))
    throw new Error("Expected --break without --write-proof and --check: a fault names its check itself.");
  const rotate = values.rotate === undefined ? undefined : Number(values.rotate);
  if (rotate !== undefined && !(Number.isInteger(rotate) && rotate > 0))
    throw new Error(`Expected --rotate to be a whole number from 1, found ${values.rotate ?? ""}.`);
  return { parts: positionals, checks, writeProof, broken: isBroken, rotate };
}

/** The parts asked for by id or by the end of it; all of them when none is asked for. Errors: nothing has that name. */
export function chooseParts<Part extends Pick<ComposedStarter, "id">>(all: Part[], wanted: string[]): Part[] {
  const matching = (word: string) =>
    all.filter(({ id }) => id === word || id.endsWith(`-${word}`) || id.startsWith(`${word}/`));
  const unknown = wanted.filter((word) => matching(word).length === 0);
  const names = all.map(({ id }) => id).join(", ");
  if (unknown.length > 0) throw new Error(`Expected parts among ${names}, found ${unknown.join(", ")}.`);
  return wanted.length === 0 ? all : [...new Set(wanted.flatMap(matching))];
}

/** The checks asked for; all of them when none is asked for. Errors: nothing has that name. */
export function chooseChecks(all: Map<string, LiveCheck>, wanted: string[]): Map<string, LiveCheck> {
  const unknown = wanted.filter((name) => !all.has(name));
  const names = [...all.keys()].join(", ");
  if (unknown.length > 0) throw new Error(`Expected checks among ${names}, found ${unknown.join(", ")}.`);
  return wanted.length === 0 ? all : new Map([...all].filter(([name]) => wanted.includes(name)));
}

/**
 * The parts of one day: `size` of them in a row, the next ones the day after, round and round, so that each has its turn.
 * They stand by option, so that a day has few servers to fetch and several languages.
 *
 * @param day number of a day, as whole days since the epoch
 */
export function partsOfDay<Part extends Pick<ComposedStarter, "id" | "option">>(
  all: readonly Part[],
  size: number | undefined,
  day: number,
): Part[] {
  if (size === undefined || size >= all.length) return [...all];
  const place = ({ option, id }: Part) => `${option} ${id}`;
  const sorted = [...all].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return Array.from({ length: size }, (_, at) => sorted[(day * size + at) % sorted.length]!);
}
