import type { Layers, Place, Segment } from "./layers.ts";

/** Places from top to bottom, each near its middle and none over another. */
export function topsOf({ layers }: Layers): Map<string, number> {
  const tops = new Map<string, number>();
  const least = Math.min(0, ...layers.flat().map(({ middle, rows }) => middle - rows / 2));
  for (const places of layers) {
    let free = 0;
    for (const { id, middle, rows } of places) {
      const top = Math.max(free, Math.round(middle - rows / 2 - least));
      tops.set(id, top);
      free = top + rows;
    }
  }
  return tops;
}

/** Names the place where a line meets a box. */
export function portKey(side: "in" | "out", place: string, number: number): string {
  return `${side} ${place} ${String(number)}`;
}

/**
 * The row of each line at each place. Lines leave on even rows and arrive on odd ones, so that in no gap two of them lie over
 * each other. Beside one place they are in the order of what they lead to.
 */
export function portsOf({ layers, gaps }: Layers, tops: ReadonlyMap<string, number>): Map<string, number> {
  const rows = new Map(layers.flat().map((one) => [one.id, one.rows]));
  const middle = (id: string) => (tops.get(id) ?? 0) + (rows.get(id) ?? 0) / 2;
  return new Map(
    layers.flatMap((places, layer) =>
      places.flatMap((place) => {
        const top = tops.get(place.id) ?? 0;
        const arriving = (gaps[layer - 1] ?? []).filter(({ right }) => right === place.id);
        const leaving = (gaps[layer] ?? []).filter(({ left }) => left === place.id);
        return [
          ...portsOn(
            "in",
            place,
            top,
            farEnds(arriving, ({ left }) => middle(left)),
          ),
          ...portsOn(
            "out",
            place,
            top,
            farEnds(leaving, ({ right }) => middle(right)),
          ),
        ];
      }),
    ),
  );
}

/** The mean height of what each line leads to. */
function farEnds(segments: readonly Segment[], heightOf: (segment: Segment) => number): Map<number, number> {
  const numbers = [...new Set(segments.map(({ number }) => number))];
  return new Map(
    numbers.map((number) => {
      const heights = segments.filter((segment) => segment.number === number).map(heightOf);
      return [number, heights.reduce((sum, height) => sum + height, 0) / heights.length];
    }),
  );
}

function portsOn(
  side: "in" | "out",
  { id, passing }: Place,
  top: number,
  far: ReadonlyMap<number, number>,
): [string, number][] {
  const inside = top + (passing ? 0 : 1);
  const first = inside + ((inside + (side === "in" ? 1 : 0)) % 2);
  const numbers = [...far.keys()].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
  return numbers.map((number, n) => [portKey(side, id, number), first + 2 * n]);
}
