import type { Outcome } from "./report.ts";

/** One row of the report. */
export interface Stage {
  check: string;
  /** Without it nothing after it can run. */
  isGround: boolean;
  /** Returns the evidence in one line; throws when it fails. */
  run(): Promise<string>;
}

/**
 * Runs the stages of a part one after another. A failed ground stage fails the stages after it too: a check that did not
 * run has proved nothing.
 */
export async function runStages(
  part: string,
  stages: Stage[],
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let missingGround: string | undefined;
  for (const stage of stages) {
    const outcome = { part, check: stage.check, ...(await runOne(stage, missingGround)) };
    if (stage.isGround && !outcome.passed) missingGround ??= stage.check;
    outcomes.push(outcome);
    tell(outcome);
  }
  return outcomes;
}

type Result = Pick<Outcome, "passed" | "seconds" | "detail">;

async function runOne(stage: Stage, missingGround: string | undefined): Promise<Result> {
  if (missingGround !== undefined)
    return { passed: false, seconds: 0, detail: `not run: ${missingGround} failed` };
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  try {
    const detail = await stage.run();
    return { passed: true, seconds: seconds(), detail };
  } catch (error) {
    return {
      passed: false,
      seconds: seconds(),
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}
