import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/repository.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

const vitest = (counts: object, testResults: object[] = []) =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults,
    ...counts,
  });

const passing = {
  "vitest.json": vitest({}),
  "pack.json": '{ "passed": 2, "failed": 0 }',
  "live.xml":
    '<testsuite tests="2"><testcase name="a"><system-out>ok</system-out></testcase><testcase name="b"/></testsuite>',
};

function count(reports: Record<string, string>): { status: number | null; last: string | undefined } {
  const dir = temporaryTree({ "made/.keep": "", ...reports });
  const { status, stdout } = spawnSync(process.execPath, [join(root, ".ci/count.js"), dir], {
    encoding: "utf8",
  });
  return { status, last: stdout.trim().split("\n").at(-1) };
}

test("adds up what the runners report", () => {
  expect(count(passing)).toEqual({ status: 0, last: "9 passed, 0 failed" });
});

const withoutLive = { "vitest.json": passing["vitest.json"], "pack.json": passing["pack.json"] };

test.each([
  ["a failed test", { ...passing, "vitest.json": vitest({ numFailedTests: 2 }) }, "9 passed, 2 failed"],
  [
    "a test file that does not load",
    { ...passing, "vitest.json": vitest({}, [{ status: "failed", assertionResults: [] }]) },
    "9 passed, 1 failed",
  ],
  ["a failed pack test", { ...passing, "pack.json": '{ "passed": 1, "failed": 1 }' }, "8 passed, 1 failed"],
  [
    "a failed live check",
    {
      ...passing,
      "live.xml": '<testcase name="a"><failure message="m">x</failure></testcase><testcase name="b"/>',
    },
    "8 passed, 1 failed",
  ],
  ["a stage that fails without a report", { "failed-stage": "install\n" }, "0 passed, 1 failed"],
  ["a stage that reports nothing", withoutLive, "7 passed, 1 failed"],
  ["a stage that ran no test", { ...passing, "live.xml": "<testsuite/>" }, "7 passed, 1 failed"],
])("%s fails the run", (_, reports, last) => {
  expect(count(reports)).toEqual({ status: 1, last });
});

test("a skipped test is said", () => {
  expect(count({ ...passing, "vitest.json": vitest({ numPendingTests: 1 }) }).last).toBe(
    "9 passed, 0 failed, 1 skipped",
  );
});

/** The real run with an `npm` that writes what each stage would report, and fails at `failing`. */
function runWith(failing: string) {
  const npm = `#!/usr/bin/env bash
    echo "$*" >>asked
    case "$*" in
      test) cp made/vitest.json .cache/reports/ ;;
      "run test:pack") cp made/pack.json .cache/reports/ ;;
      "run test:live -- --rotate 6") cp made/live.xml .cache/reports/ ;;
    esac
    [ "$*" != "${failing}" ]`;
  const made = Object.fromEntries(Object.entries(passing).map(([name, text]) => [`made/${name}`, text]));
  const dir = temporaryTree({
    "package.json": '{ "type": "module" }',
    "path/npm": npm,
    ".ci/.keep": "",
    ...made,
  });
  chmodSync(join(dir, "path/npm"), 0o755);
  cpSync(join(root, ".ci"), join(dir, ".ci"), { recursive: true });
  const env = { ...process.env, PATH: `${join(dir, "path")}:${process.env["PATH"] ?? ""}` };
  const { status, stdout } = spawnSync(join(dir, ".ci/run"), { encoding: "utf8", env });
  const asked = readFileSync(join(dir, "asked"), "utf8").trim().split("\n");
  return { status, last: stdout.trim().split("\n").at(-1), asked };
}

test.each([
  ["none", 0, "9 passed, 0 failed", ["ci", "test", "run test:pack", "run test:live -- --rotate 6"]],
  ["ci", 1, "0 passed, 1 failed", ["ci"]],
  ["test", 1, "5 passed, 1 failed", ["ci", "test"]],
  [
    "run test:live -- --rotate 6",
    1,
    "9 passed, 1 failed",
    ["ci", "test", "run test:pack", "run test:live -- --rotate 6"],
  ],
])("the run that fails at `npm %s` ends with %i and says %s", (failing, status, last, asked) => {
  expect(runWith(failing)).toEqual({ status, last, asked });
});
