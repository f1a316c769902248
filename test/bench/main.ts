/**
 * Measures the built program as whole processes and prints how it stands to its goals. A missed goal is a line that says
 * so, not a failure: time on a shared machine is no test. `--all-nodes` measures on every promised Node, `--rounds <n>`
 * takes more pairs than 21. `--stack` measures the stack solver in process instead, against HiGHS and enumeration.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { nodeVersions, type NodeVersion } from "../support/node-versions.ts";
import { root } from "../support/repository.ts";
import { goalOn, readGoals, type Goal } from "./goals.ts";
import { measure, type Measured } from "./measure.ts";
import { stackBench, stackTable } from "./stack.ts";

const { values } = parseArgs({
  options: {
    "all-nodes": { type: "boolean", default: false },
    rounds: { type: "string", default: "21" },
    stack: { type: "boolean", default: false },
  },
});

interface Row extends Measured {
  node: string;
  what: string;
  command: string;
  goal: number | undefined;
  verdict: "met" | "missed" | "no goal";
}

function row(node: NodeVersion, goal: Goal, measured: Measured): Row {
  const limit = goalOn(goal, Number(/\d+/.exec(node.version)?.[0]));
  const verdict = limit === undefined ? "no goal" : measured.ratio.median <= limit ? "met" : "missed";
  return {
    node: node.version,
    what: goal.what,
    command: goal.args.join(" "),
    goal: limit,
    verdict,
    ...measured,
  };
}

function line({ node, what, command, ratio, medianMs, baseMs, goal, verdict }: Row): string {
  const spread = `${ratio.low.toFixed(2)}..${ratio.high.toFixed(2)}`;
  const ms = `${medianMs.toFixed(0)} ms (node -e 0: ${baseMs.toFixed(0)} ms)`;
  const limit = goal === undefined ? verdict : `goal ${goal.toFixed(2)} ${verdict}`;
  return [
    node.padEnd(9),
    what.padEnd(12),
    ratio.median.toFixed(2),
    spread,
    limit.padEnd(16),
    ms,
    command,
  ].join("  ");
}

function report(name: string, rows: unknown): void {
  mkdirSync(join(root, ".cache/reports"), { recursive: true });
  writeFileSync(join(root, `.cache/reports/${name}.json`), JSON.stringify(rows, null, 2));
  process.stdout.write(`As JSON: .cache/reports/${name}.json\n`);
}

function processes(): void {
  const goals = readGoals();
  const commands = goals.map(({ args }) => args);
  const nodes = values["all-nodes"] ? nodeVersions() : [{ version: process.version, path: process.execPath }];
  const rows = nodes.flatMap((node) =>
    measure(node.path, commands, Number(values.rounds)).map((measured, index) =>
      row(node, goals[index]!, measured),
    ),
  );
  process.stdout.write("Node       what          ratio to node -e 0: median, quartiles\n");
  process.stdout.write(`${rows.map(line).join("\n")}\n`);
  report("bench", rows);
}

if (values.stack) {
  const rows = await stackBench();
  process.stdout.write(`${stackTable(rows)}\n`);
  report("bench-stack", rows);
} else processes();
