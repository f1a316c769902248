/** An adviser's opinion of one case: a score for each option it would take at all. Higher is better; equal is undecided. */
export type Opinion = ReadonlyMap<string, number>;

/** Where the chosen option stands when ties are broken by lot: how many are surely before it, and how many share its place. */
export interface Place {
  readonly before: number;
  readonly tied: number;
}

/** The place of an option in an opinion; none where the adviser would not take it. */
export function placeOf(chosen: string, opinion: Opinion): Place | undefined {
  const own = opinion.get(chosen);
  if (own === undefined) return undefined;
  const scores = [...opinion.values()];
  return {
    before: scores.filter((score) => score > own).length,
    tied: scores.filter((score) => score === own).length,
  };
}

/** The probability that it is among the first `most`, exact: no lot is drawn. */
export function chanceWithin(place: Place | undefined, most: number): number {
  if (place === undefined) return 0;
  return Math.min(1, Math.max(0, (most - place.before) / place.tied));
}

/** Its expected rank; an option that the adviser would not take stands last of all. */
export function expectedRank(place: Place | undefined, all: number): number {
  return place === undefined ? all : place.before + (place.tied + 1) / 2;
}
