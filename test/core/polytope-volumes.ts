/**
 * SMAA-2 without sampling: the polytope of admissible weights is cut where two options score the same, and shares are ratios of
 * volumes. Written from the published method alone, without the implementation under test.
 *
 * Up to three objectives: the simplex is then a triangle, and what an order leaves of it a triangle, quadrilateral, segment or
 * point, given by its corners in the space of the weights. Cuts are those of Sutherland and Hodgman 1974.
 */
import type { WeakOrder } from "./smaa-oracle.ts";

type Point = number[];

/** Rounding: a corner this near to a cut lies on it. */
const near = 1e-12;

/** Options x ranks, and options x options; weights that were found for no rank are absent. */
export interface ExactResult {
  ranks: number[][];
  central: (Point | undefined)[][];
  pairwise: number[][];
}

const dot = (left: Point, right: Point): number =>
  left.reduce((sum, value, at) => sum + value * right[at]!, 0);
const minus = (left: Point, right: Point): Point => left.map((value, at) => value - right[at]!);
const average = (points: Point[]): Point =>
  points[0]!.map((_, at) => points.reduce((sum, point) => sum + point[at]!, 0) / points.length);
const distance = (left: Point, right: Point): number => Math.hypot(...minus(left, right));

/** What of a convex shape lies where normal . w >= 0. */
function cut(corners: Point[], normal: Point): Point[] {
  const kept: Point[] = [];
  for (const [at, corner] of corners.entries()) {
    const next = corners[(at + 1) % corners.length]!;
    const here = dot(normal, corner);
    const there = dot(normal, next);
    if (here >= -near) kept.push(corner);
    if ((here > near && there < -near) || (here < -near && there > near)) {
      const part = here / (here - there);
      kept.push(corner.map((value, axis) => value + part * (next[axis]! - value)));
    }
  }
  return kept.filter((corner, at) => kept.findIndex((other) => distance(corner, other) <= near) === at);
}

const unit = (size: number, at: number): Point =>
  Array.from({ length: size }, (_, axis) => (axis === at ? 1 : 0));

/** Corners of the admissible weights: the simplex, cut by one half-plane for each comparison that the order states. */
export function admissible(order: WeakOrder): Point[] {
  const size = order.groups.flat().length + order.unranked.length;
  const rows = [...order.groups, ...order.unranked.map((objective) => [objective])];
  const ranked = order.groups.length;
  let corners = Array.from({ length: size }, (_, at) => unit(size, at));
  const atLeast = (more: number, less: number): void => {
    corners = cut(corners, minus(unit(size, more), unit(size, less)));
  };
  for (const group of order.groups) {
    for (const one of group) for (const other of group) atLeast(one, other);
  }
  for (const [at, group] of order.groups.entries()) {
    const below = at + 1 < ranked ? [rows[at + 1]!] : rows.slice(ranked);
    for (const less of below) atLeast(group[0]!, less[0]!);
  }
  return corners;
}

/** A triangle's area from its sides as vectors, in a space of any dimension. */
function area([a, b, c]: [Point, Point, Point]): number {
  const [u, v] = [minus(b, a), minus(c, a)];
  return Math.sqrt(Math.max(0, dot(u, u) * dot(v, v) - dot(u, v) ** 2)) / 2;
}

/** Area of three and more corners, length of two; one alone counts 1, where the whole polytope is a point. */
function measured(corners: Point[]): { size: number; middle: Point } {
  if (corners.length === 1) return { size: 1, middle: corners[0]! };
  if (corners.length === 2) return { size: distance(corners[0]!, corners[1]!), middle: average(corners) };
  const fan = corners
    .slice(2)
    .map((corner, at) => [corners[0]!, corners[at + 1]!, corner] as [Point, Point, Point]);
  const size = fan.reduce((sum, triangle) => sum + area(triangle), 0);
  const middle = corners[0]!.map(
    (_, axis) =>
      fan.reduce((sum, triangle) => sum + area(triangle) * average(triangle)[axis]!, 0) / (size || 1),
  );
  return { size, middle };
}

/** Parts of the polytope within which no two options change places. Parts of a lower dimension than the whole have no volume. */
function cells(values: number[][], whole: Point[]): Point[][] {
  let parts = [whole];
  for (const [at, row] of values.entries()) {
    for (const other of values.slice(at + 1)) {
      const normal = minus(row, other);
      const apart = (part: Point[]): boolean => part.every((corner) => Math.abs(dot(normal, corner)) <= near);
      parts = parts.flatMap((part) =>
        apart(part)
          ? [part]
          : [
              cut(part, normal),
              cut(
                part,
                normal.map((each) => -each),
              ),
            ],
      );
      parts = parts.filter((part) => part.length >= Math.min(whole.length, 3));
    }
  }
  return parts;
}

/** Which part of each rank every option takes where the scores are these; equal scores share the ranks they span. */
function rankParts(scores: number[]): number[][] {
  return scores.map((score) => {
    const above = scores.filter((other) => other > score + near).length;
    const tied = scores.filter((other) => Math.abs(other - score) <= near).length;
    return scores.map((_, rank) => (rank >= above && rank < above + tied ? 1 / tied : 0));
  });
}

const wins = (mine: number, theirs: number): number =>
  Math.abs(mine - theirs) <= near ? 0.5 : Number(mine > theirs);

/** Exact rank acceptabilities, central weights of each rank and pairwise winning indices of options with exact values. */
export function exactVolumes(values: number[][], order: WeakOrder): ExactResult {
  const whole = admissible(order);
  const all = measured(whole).size;
  const parts = cells(values, whole).map((part) => {
    const { size, middle } = measured(part);
    const scores = values.map((row) => dot(row, middle));
    return { share: size / all, middle, scores, ranks: rankParts(scores) };
  });
  const sum = (of: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((total, part) => total + part.share * of(part), 0);
  const square = <T>(of: (row: number, column: number) => T): T[][] =>
    values.map((_, row) => values.map((__, column) => of(row, column)));
  const ranks = square((option, rank) => sum((part) => part.ranks[option]![rank]!));
  const central = square((option, rank) =>
    ranks[option]![rank]! <= near
      ? undefined
      : whole[0]!.map(
          (_, axis) => sum((part) => part.ranks[option]![rank]! * part.middle[axis]!) / ranks[option]![rank]!,
        ),
  );
  const pairwise = square((one, other) => sum((part) => wins(part.scores[one]!, part.scores[other]!)));
  return { ranks, central, pairwise };
}

/** Mean of the admissible weights by cutting; see `orderCentroid` for any number of objectives. */
export const polytopeCentroid = (order: WeakOrder): Point => measured(admissible(order)).middle;

/**
 * Centroid of the admissible weights for any number of objectives. Without unranked objectives they are a simplex whose corners
 * give the first one, two, three ... groups equal weights and the rest none; its centroid is the mean of the corners (for a full
 * order: rank-order centroid, Barron and Barrett 1996). Unranked objectives can be ordered in any way; all those simplices have
 * the same volume, so each takes the mean over the places below the ranked.
 */
export function orderCentroid(order: WeakOrder): Point {
  const rows = [...order.groups, ...order.unranked.map((objective) => [objective])];
  const upTo = rows.map((_, at) => rows.slice(0, at + 1).flat().length);
  const places = rows.map((_, at) => upTo.slice(at).reduce((sum, count) => sum + 1 / count, 0) / rows.length);
  const tail = places.slice(order.groups.length);
  const weights: Point = [];
  for (const [at, group] of order.groups.entries()) {
    for (const objective of group) weights[objective] = places[at]!;
  }
  for (const objective of order.unranked) {
    weights[objective] = tail.reduce((sum, place) => sum + place, 0) / tail.length;
  }
  return weights;
}

/** First-rank acceptability, central weight of the first of two objectives, and confidence factor of one of two options. */
export interface UncertainPair {
  first: number;
  central: number;
  confidence: number;
}

/**
 * Two options, two objectives: the one is worth x on the first objective, x uniform in [0, 1], and 0 on the second; the other 0
 * and c. The weight w of the first objective is uniform in [least, 1] (least 0: no order; 0.5: the first matters more). The one
 * wins where w > t(x) = c / (x + c); integrated over x by hand.
 */
export function oneUncertainValue(c: number, least: number): [UncertainPair, UncertainPair] {
  const turn = least === 0 ? 1 : Math.min(1, (c * (1 - least)) / least);
  const width = 1 - least;
  const won = turn - c * Math.log((turn + c) / c) + (1 - turn) * width;
  const squares = c * c * (1 / c - 1 / (turn + c));
  const moment = (turn - squares) / 2 + ((1 - turn) * (1 - least * least)) / 2;
  const first = won / width;
  const central = moment / width / first;
  const theirs = ((1 + least) / 2 - moment / width) / (1 - first);
  const threshold = (w: number): number => Math.min(1, (c * (1 - w)) / w);
  return [
    { first, central, confidence: 1 - threshold(central) },
    { first: 1 - first, central: theirs, confidence: threshold(theirs) },
  ];
}
