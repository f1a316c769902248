import { mustRun } from "../support/run.ts";
import { root } from "../support/repository.ts";
import { bundled } from "./bundled.ts";
import { compared } from "./measure.ts";
import type { RobustnessReport } from "./programs/robustness.ts";
import { ratioRow, type Figure, type Settings } from "./rows.ts";

const MODES = { exact: "exact values", intervals: "a third uncertain" } as const;

/** The analysis beside a plain typed loop of the same job, of which the results were compared there. */
export function robustnessRows({ node: { path }, rounds }: Settings): Figure[] {
  const file = bundled("robustness");
  // Cold figures take a process each; who goes first takes turns.
  const run = (mode: string, round: number) =>
    JSON.parse(mustRun(path, [file, mode, round % 2 === 0 ? "ours" : "loop"], root)) as RobustnessReport;
  return Object.entries(MODES).flatMap(([mode, values]) => {
    const reports = Array.from({ length: rounds }, (_, round) => run(mode, round));
    const row = (kind: "cold" | "warm", what: string) =>
      ratioRow(
        `robustness-${mode}-${kind}`,
        `robustness, ${values}, ${what}`,
        "typed loop",
        compared(reports.flatMap((report) => report[kind])),
      );
    const growth = compared(reports.flatMap((report) => report.growth));
    return [
      row("cold", "cold"),
      row("warm", "warm"),
      ratioRow(`robustness-${mode}-growth`, `robustness, ${values}, 100,000 samples`, "with 10,000", growth),
    ];
  });
}
