import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/repository.ts";
import { measure, peakMemory, type Pair, type Program } from "./measure.ts";
import { ratioRow, type Figure, type Settings } from "./rows.ts";
import { unavoidableProgram } from "./unavoidable.ts";

const yamlIn = (dir: string) =>
  readdirSync(join(root, dir))
    .filter((name) => name.endsWith(".yaml"))
    .sort();

/** The first workload of examples/. @throws when there is none */
export function firstExample(): string {
  const [example] = yamlIn("examples");
  if (example === undefined) throw new Error("Nothing to measure on: no example.");
  return `examples/${example}`;
}

/** The first two options of the first category. @throws when there are fewer */
function firstOptions(): string[] {
  const [category = ""] = readdirSync(join(root, "knowledge/categories")).sort();
  const options = yamlIn(`knowledge/categories/${category}/options`).slice(0, 2);
  if (options.length < 2) throw new Error(`Nothing to compare: ${category} has fewer than two options.`);
  return options.map((name) => `${category}/${name.slice(0, -".yaml".length)}`);
}

export const nothing = (node: string): Program => ({ node, args: ["-e", "0"] });

export const program = (node: string, ...args: string[]): Program => ({
  node,
  args: ["bin/arch-map.js", ...args],
});

/** The built program as whole processes, against a Node that does nothing and against what no such program could avoid. */
export function processRows({ node: { path }, rounds }: Settings): Figure[] {
  const base = nothing(path);
  const advise = program(path, "advise", firstExample());
  const commands: [id: string, what: string, own: Program][] = [
    ["start-up", "--version", program(path, "--version")],
    ["help", "--help", program(path, "--help")],
    ["advise", `advise ${firstExample()}`, advise],
    ["compare", "compare, two options", program(path, "compare", ...firstOptions())],
  ];
  const pairs: Pair[] = commands.map(([, , own]) => ({ own, base }));
  const unavoidable = unavoidableProgram(path, firstExample());
  const measured = measure([...pairs, { own: advise, base: unavoidable }], rounds);
  const rows = commands.map(([id, what], index) => ratioRow(id, what, "node -e 0", measured[index]!));
  return [
    ...rows,
    ratioRow("advise-unavoidable", "advise, to what is unavoidable", "unavoidable", measured.at(-1)!),
    memoryRow({ own: advise, base }),
  ];
}

/** Peaks hardly vary; a few runs are enough. */
const MEMORY_RUNS = 5;

function memoryRow(pair: Pair): Figure {
  const { own, base } = peakMemory(pair, MEMORY_RUNS);
  return {
    id: "advise-memory",
    what: "advise, peak memory",
    unit: "MB",
    figure: own,
    against: `node -e 0: ${base.median.toFixed(1)} MB`,
    note: `${(own.median - base.median).toFixed(1)} MB more`,
  };
}
