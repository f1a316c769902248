import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The largest or the smallest figure of a row, from a Node major on. */
export type Goal = { atMost: Record<string, number> } | { atLeast: Record<string, number> };

/** A goal as it stands on one Node. */
export interface Limit {
  kind: "atMost" | "atLeast";
  value: number;
}

/** Goals by the id of their row. */
export function readGoals(): Record<string, Goal> {
  return parse(readFileSync(join(import.meta.dirname, "goals.yaml"), "utf8")) as Record<string, Goal>;
}

/** The limit that holds on a Node: that of the highest major that is not above it. */
export function limitOn(goal: Goal | undefined, major: number): Limit | undefined {
  if (goal === undefined) return undefined;
  const [kind, byMajor] =
    "atMost" in goal ? (["atMost", goal.atMost] as const) : (["atLeast", goal.atLeast] as const);
  const from = Object.keys(byMajor)
    .map(Number)
    .filter((first) => first <= major);
  const value = byMajor[String(Math.max(...from))];
  return value === undefined ? undefined : { kind, value };
}

export function meets(limit: Limit, figure: number): boolean {
  return limit.kind === "atMost" ? figure <= limit.value : figure >= limit.value;
}
