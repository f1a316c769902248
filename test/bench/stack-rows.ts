import { reported } from "./bundled.ts";
import { ratioRow, type Figure, type Settings } from "./rows.ts";
import type { StackRow } from "./stack.ts";

/** Sizes (slots x variants) of which the growth is read. */
const GROWTH = [6, 9, 12];

/** Our exact solver beside HiGHS and enumeration, and how it grows. @throws when they find another optimum */
export function stackRows({ node: { path } }: Settings): Figure[] {
  const rows = reported<StackRow[]>(path, "stack");
  for (const row of rows)
    if (row.sameOptimum === false) throw new Error(`${nameOf(row)}: the optimum is not that of the others.`);
  return [...rows.flatMap(fasterRows), ...rows.map(proofRow), ...growthRows(rows)];
}

const nameOf = ({ slots, variants, share }: StackRow) =>
  `${slots} slots x ${variants}, ${(share * 100).toFixed(0)} % of pairs`;
const idOf = ({ slots, variants, share }: StackRow) =>
  `stack-${slots}x${variants}-${(share * 100).toFixed(0)}`;
const alone = (value: number) => ({ median: value, low: value, high: value });

function fasterRows(row: StackRow): Figure[] {
  const others = [
    ["highs", "HiGHS", row.highs],
    ["enumeration", "enumeration", row.enumeration],
  ] as const;
  return others.flatMap(([id, against, times]): Figure[] => {
    if (times === undefined) return [];
    const [ownMs, baseMs] = [row.medianMs, row.medianMs * times];
    const what = `stack, ${nameOf(row)}`;
    const note = `${row.instances} instances, same optimum`;
    return [
      { id: `${idOf(row)}-${id}`, what, unit: "times", figure: alone(times), against, ownMs, baseMs, note },
    ];
  });
}

/** How long the proof takes; nothing where there was none. */
function proofRow(row: StackRow): Figure {
  const common = { id: `${idOf(row)}-proof`, what: `stack, ${nameOf(row)}, proof`, unit: "s" } as const;
  const against = `${row.instances} instances, at most ${(row.mostMs / 1000).toFixed(2)} s, ${row.medianNodes.toFixed(0)} nodes`;
  return row.proved
    ? { ...common, figure: alone(row.medianMs / 1000), against }
    : { ...common, against, note: "not proved" };
}

/** Times of one density, each by that of the size before. */
function growthRows(rows: readonly StackRow[]): Figure[] {
  const [smallest] = rows;
  const alike = rows.filter(
    ({ variants, share }) => variants === smallest?.variants && share === smallest.share,
  );
  const sizes = GROWTH.flatMap((slots) => alike.find((row) => row.slots === slots) ?? []);
  return sizes.slice(1).map((row, index) => {
    const before = sizes[index]!;
    const measured = {
      ratio: alone(row.medianMs / before.medianMs),
      ownMs: row.medianMs,
      baseMs: before.medianMs,
    };
    return ratioRow(`stack-growth-${row.slots}`, `stack, ${nameOf(row)}`, `${before.slots} slots`, measured);
  });
}
