import type { NodeVersion } from "../support/node-versions.ts";
import { limitOn, meets, type Goal, type Limit } from "./goals.ts";
import type { Measured, Spread } from "./measure.ts";

/** What a group of benchmarks is told. */
export interface Settings {
  node: NodeVersion;
  /** Pairs of runs of whole processes. */
  rounds: number;
}

/** One figure. */
export interface Figure {
  /** Goals are given by it. */
  id: string;
  what: string;
  /** `x`: a ratio of times. `times`: how many times as fast. */
  unit: "x" | "times" | "MB" | "s";
  /** Nothing where a run did not finish. */
  figure?: Spread;
  /** What it is a ratio to, or what stands beside it. */
  against: string;
  /** Milliseconds of both sides, where they are times. */
  ownMs?: number;
  baseMs?: number;
  /** What else is worth knowing. */
  note?: string;
}

/** A figure as it stands to its goal on one Node. */
export interface Row extends Figure {
  node: string;
  goal?: Limit;
  verdict: "met" | "missed" | "no goal";
  /** What a missed goal would take. */
  would?: string;
}

/** A ratio of own time to that of a yardstick. */
export function ratioRow(id: string, what: string, against: string, { ratio, ...times }: Measured): Figure {
  return { id, what, unit: "x", figure: ratio, against, ...times };
}

/** How many times as fast as a yardstick. */
export function fasterRow(id: string, what: string, against: string, { ratio, ...times }: Measured): Figure {
  const figure = { median: 1 / ratio.median, low: 1 / ratio.high, high: 1 / ratio.low };
  return { id, what, unit: "times", figure, against, ...times };
}

/** Holds a figure against the goal that it has on this Node. */
export function judged(figure: Figure, { version }: NodeVersion, goals: Record<string, Goal>): Row {
  const goal = limitOn(goals[figure.id], Number(/\d+/.exec(version)?.[0]));
  if (goal === undefined) return { ...figure, node: version, verdict: "no goal" };
  if (figure.figure !== undefined && meets(goal, figure.figure.median))
    return { ...figure, node: version, goal, verdict: "met" };
  return { ...figure, node: version, goal, verdict: "missed", would: missing(figure, goal) };
}

/** What a missed goal would take, in the unit of what is measured. */
function missing({ unit, figure, ownMs, baseMs }: Figure, { value }: Limit): string {
  if (figure === undefined) return "would take that it finishes";
  if (ownMs === undefined || baseMs === undefined)
    return `would take ${shown(figure.median - value)} ${unit} less of ${shown(figure.median)}`;
  const allowed = unit === "x" ? figure.median / value : value / figure.median;
  const ms = ownMs - ownMs / allowed;
  return `would take ${shown(ms)} ms less of ${shown(ownMs)}`;
}

/** One line of the table. */
export function line({ node, what, figure, unit, against, ownMs, baseMs, ...rest }: Row): string {
  const { goal, verdict, would, note } = rest;
  const spread =
    figure === undefined
      ? "no figure"
      : `${shown(figure.median)} (${shown(figure.low)}..${shown(figure.high)}) ${unit}`;
  const limit =
    goal === undefined ? verdict : `goal ${goal.kind === "atMost" ? "<=" : ">="} ${goal.value} ${verdict}`;
  const times =
    ownMs === undefined || baseMs === undefined
      ? against
      : `${shown(ownMs)} ms; ${against}: ${shown(baseMs)} ms`;
  const tail = [times, would, note].filter((part) => part !== undefined).join("; ");
  return [node.padEnd(9), what.padEnd(44), spread.padEnd(26), limit.padEnd(20), tail].join("  ");
}

/** Three digits are as many as such figures bear. */
export function shown(figure: number): string {
  if (Math.abs(figure) >= 100) return figure.toFixed(0);
  return figure.toFixed(Math.abs(figure) >= 10 ? 1 : Math.abs(figure) >= 0.1 ? 2 : 4);
}
