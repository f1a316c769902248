import type { Segment } from "./layers.ts";
import { portKey } from "./ports.ts";

/** Where a net leaves one layer and reaches the next: a vertical line in a column of its own. */
export interface Track {
  readonly number: number;
  readonly column: number;
  readonly left: ReadonlySet<string>;
  readonly right: ReadonlySet<string>;
}

/** The room between two layers; `margin` keeps the ends of lines free of vertical ones. */
export interface Channel {
  readonly tracks: readonly Track[];
  readonly margin: number;
  readonly width: number;
}

/** Gives each net of a gap the first column in which it meets no other (left-edge algorithm, Hashimoto and Stevens 1971). */
export function channelOf(segments: readonly Segment[], ports: ReadonlyMap<string, number>): Channel {
  const tracks: Track[] = [];
  const taken: [from: number, to: number][][] = [];
  for (const net of netsIn(segments)) {
    const rows = [
      ...[...net.left].map((id) => ports.get(portKey("out", id, net.number)) ?? 0),
      ...[...net.right].map((id) => ports.get(portKey("in", id, net.number)) ?? 0),
    ];
    const [from, to] = [Math.min(...rows), Math.max(...rows)];
    const free = taken.findIndex((column) => column.every(([a, b]) => to < a || from > b));
    const column = free < 0 ? taken.length : free;
    (taken[column] ??= []).push([from, to]);
    tracks.push({ ...net, column });
  }
  const digits = Math.max(0, ...segments.map(({ number }) => String(number).length));
  const margin = segments.length === 0 ? 1 : digits + 2;
  return { tracks, margin, width: taken.length + 2 * margin };
}

function netsIn(segments: readonly Segment[]): Omit<Track, "column">[] {
  const numbers = [...new Set(segments.map(({ number }) => number))];
  return numbers.map((number) => {
    const own = segments.filter((segment) => segment.number === number);
    return {
      number,
      left: new Set(own.map(({ left }) => left)),
      right: new Set(own.map(({ right }) => right)),
    };
  });
}
