import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../support/repository.ts";

export interface Goal {
  what: string;
  args: string[];
  /** The largest ratio, from a Node major on. */
  atMost: Record<string, number>;
}

const yamlIn = (dir: string) =>
  readdirSync(join(root, dir))
    .filter((name) => name.endsWith(".yaml"))
    .sort();

function firstOptions(): string[] {
  const [category] = readdirSync(join(root, "knowledge/categories")).sort();
  return yamlIn(`knowledge/categories/${category ?? ""}/options`)
    .slice(0, 2)
    .map((name) => name.slice(0, -".yaml".length));
}

/** Reads goals.yaml and fills in what its commands work on. @throws when the repository has no example or option */
export function readGoals(): Goal[] {
  const [example] = yamlIn("examples");
  const options = firstOptions();
  if (example === undefined || options.length < 2)
    throw new Error("Nothing to measure on: no example or no options.");
  const written = parse(readFileSync(join(import.meta.dirname, "goals.yaml"), "utf8")) as (Omit<
    Goal,
    "args"
  > & {
    run: string;
  })[];
  const filled = (run: string) =>
    run.replace("{example}", `examples/${example}`).replace("{options}", options.join(" ")).split(" ");
  return written.map(({ what, run, atMost }) => ({ what, args: filled(run), atMost }));
}

/** The goal that holds on a Node: that of the highest major that is not above it. */
export function goalOn({ atMost }: Goal, major: number): number | undefined {
  const from = Object.keys(atMost)
    .map(Number)
    .filter((first) => first <= major);
  return atMost[String(Math.max(...from))];
}
