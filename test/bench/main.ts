/**
 * Measures the built program and its core, and prints how each figure stands to its goal. A missed goal is a line that says so
 * and what it would take, not a failure: time on a shared machine is no test. Results that are compared and differ are one.
 *
 * `--all-nodes` measures on the oldest promised Node and on the present LTS, `--rounds <n>` takes another number of pairs
 * than 21, `--only <group>,...` runs these groups alone.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { nodeVersions, type NodeVersion } from "../support/node-versions.ts";
import { root } from "../support/repository.ts";
import { readGoals } from "./goals.ts";
import { growthRows } from "./growth.ts";
import { processRows } from "./processes.ts";
import { judged, line, type Figure, type Row, type Settings } from "./rows.ts";
import { robustnessRows } from "./robustness.ts";
import { rulesRows } from "./rules.ts";
import { scaffoldRows } from "./scaffold.ts";
import { stackRows } from "./stack-rows.ts";

const groups: Record<string, (settings: Settings) => Figure[] | Promise<Figure[]>> = {
  processes: processRows,
  growth: growthRows,
  rules: rulesRows,
  robustness: robustnessRows,
  stack: stackRows,
  scaffold: scaffoldRows,
};

const { values } = parseArgs({
  options: {
    "all-nodes": { type: "boolean", default: false },
    rounds: { type: "string", default: "21" },
    only: { type: "string", default: Object.keys(groups).join(",") },
  },
});

const MEASURED_MAJORS = /^v(20|24)\./;

const say = (text: string) => process.stdout.write(`${text}\n`);

async function rowsOn(node: NodeVersion, asked: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of asked) {
    const figures = await groups[name]!({ node, rounds: Number(values.rounds) });
    const judgedRows = figures.map((figure) => judged(figure, node, goals));
    judgedRows.forEach((row) => say(line(row)));
    rows.push(...judgedRows);
  }
  return rows;
}

const goals = readGoals();
const asked = values.only.split(",");
const unknown = asked.find((name) => !(name in groups));
if (unknown !== undefined)
  throw new Error(`--only: no group "${unknown}"; there are ${Object.keys(groups).join(", ")}.`);
const nodes = values["all-nodes"]
  ? nodeVersions().filter(({ version }) => MEASURED_MAJORS.test(version))
  : [{ version: process.version, path: process.execPath }];

say("Medians, in brackets quartiles; times of one run, to be read as ratios");
const rows: Row[] = [];
for (const node of nodes) rows.push(...(await rowsOn(node, asked)));
const idle = Object.keys(goals).filter((id) => !rows.some((row) => row.id === id));
if (asked.length === Object.keys(groups).length && idle.length > 0)
  throw new Error(`goals.yaml: no row ${idle.join(", ")}.`);
mkdirSync(join(root, ".cache/reports"), { recursive: true });
writeFileSync(join(root, ".cache/reports/bench.json"), JSON.stringify(rows, null, 2));
const count = (verdict: Row["verdict"]) => rows.filter((row) => row.verdict === verdict).length;
say(`${count("met")} goals met, ${count("missed")} missed. As JSON: .cache/reports/bench.json`);
