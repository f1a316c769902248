/**
 * Options whose scores move along straight lines: by the weight of one objective, or by the logarithm of one answer. An option
 * is judged by the best of its variants, so its own score is the upper envelope of their lines. Which options lead changes only
 * where lines cross; between two neighbouring crossings nothing does, so looking there once is exact.
 */
export interface Line {
  readonly option: number;
  /** Options of a lower tier come first, whatever the scores; variants of one option may differ in it. */
  readonly tier: number;
  /** Scores at the beginning and at the end of the way; linear in between. */
  readonly from: number;
  readonly to: number;
}

/** What changed on the way: the place of it, 0 to 1, a place beyond it where it still holds, and who leads there. */
export interface Change {
  readonly at: number;
  readonly beyond: number;
  readonly leaders: readonly number[];
}

/** Scores closer than this are level: what is left of a sum of products in floating point. */
export const LEVEL = 1e-12;
/** Crossings closer than this are one. */
const SAME = 1e-10;

/**
 * The first place, going from 0 to 1, beyond which `holds` of the leaders. `watched` are options without whose lines being met
 * it cannot begin to hold: the former leaders, or the option that is to lead.
 */
export function firstChange(
  lines: readonly Line[],
  watched: ReadonlySet<number>,
  holds: (leaders: readonly number[]) => boolean,
): Change | undefined {
  const crossings = [...crossingsOf(lines, watched)].sort((a, b) => a - b);
  const stops = [0, ...crossings.filter((s) => s > SAME && s < 1 - SAME), 1];
  let at = 0;
  for (const next of stops.slice(1)) {
    if (next - at <= SAME) continue;
    if (holds(leadersAt(lines, (at + next) / 2))) return justBeyond(lines, at, next);
    at = next;
  }
  return undefined;
}

/** Who leads right beyond a place: before the next crossing of any lines. */
function justBeyond(lines: readonly Line[], at: number, end: number): Change {
  const later = [...crossingsOf(lines)].filter((s) => s > at + SAME && s < end);
  const beyond = (at + Math.min(end, ...later)) / 2;
  return { at, beyond, leaders: leadersAt(lines, beyond) };
}

/** Who leads at a place: the best scores of the best tier, level ones together. */
export function leadersAt(lines: readonly Line[], s: number): number[] {
  const best = new Map<number, { tier: number; score: number }>();
  for (const { option, tier, from, to } of lines) {
    const score = from + s * (to - from);
    const other = best.get(option);
    if (other === undefined || score > other.score + LEVEL) best.set(option, { tier, score });
  }
  const all = [...best];
  const tier = Math.min(...all.map(([, own]) => own.tier));
  const first = all.filter(([, own]) => own.tier === tier);
  const score = Math.max(...first.map(([, own]) => own.score));
  return first.filter(([, own]) => own.score >= score - LEVEL).map(([option]) => option);
}

/** Where lines of watched options (of all, without any) cross others, and where an option comes to be in another tier. */
function crossingsOf(lines: readonly Line[], watched?: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  lines.forEach((a, i) => {
    lines.slice(i + 1).forEach((b) => {
      const matters =
        a.option === b.option
          ? a.tier !== b.tier
          : watched === undefined || watched.has(a.option) || watched.has(b.option);
      if (!matters) return;
      const slope = a.to - a.from - (b.to - b.from);
      if (slope !== 0) found.add((b.from - a.from) / slope);
    });
  });
  return found;
}
