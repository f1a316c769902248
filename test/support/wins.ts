import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Answers } from "./published.ts";

/** A workload that an option should win, and the criteria or rules that decide it. */
export interface Win {
  slot: string;
  option: string;
  because: string[];
  workload: Answers;
}

const folder = join(import.meta.dirname, "../wins");

/** Every file of test/wins with its path. */
export const wins: readonly (readonly [path: string, win: Win])[] = readdirSync(folder, {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => path.endsWith(".yaml"))
  .sort()
  .map((path) => [path, parse(readFileSync(join(folder, path), "utf8")) as Win] as const);
