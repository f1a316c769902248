import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const [reports] = process.argv.slice(2);

/** @param {string} name @returns {string | undefined} */
const report = (name) => {
  const file = join(reports ?? "", name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
};

/** @param {string | undefined} text @returns {Counts} of vitest's JSON; a file that does not load is a failure, too */
function ofVitest(text) {
  if (text === undefined) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(text);
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded,
    skipped: numPendingTests + numTodoTests,
  };
}

/** @param {string | undefined} text @returns {Counts} of JUnit XML */
function ofJunit(text) {
  const count = (pattern) => (text?.match(pattern) ?? []).length;
  const [all, failed, skipped] = [/<testcase\b/g, /<(failure|error)\b/g, /<skipped\b/g].map(count);
  return { passed: all - failed - skipped, failed, skipped };
}

/** @param {string | undefined} text @returns {Counts} of the pack test */
function ofPack(text) {
  const { passed, failed } = text === undefined ? { passed: 0, failed: 0 } : JSON.parse(text);
  return { passed, failed, skipped: 0 };
}

const say = (line) => process.stdout.write(`${line}\n`);
const stage = report("failed-stage")?.trim();
const texts = ["vitest.json", "pack.json", "live.xml"].map(report);
const all = [ofVitest(texts[0]), ofPack(texts[1]), ofJunit(texts[2])];
const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
// A stage can fail without a failed test: the install, a linter, a wall, a program that ends early or reports nothing.
const unseen = stage !== undefined || texts.includes(undefined) || all.some(({ passed }) => passed === 0);
const failed = sum("failed") === 0 && unseen ? 1 : sum("failed");
if (stage !== undefined) say(`The ${stage} stage failed; the stages after it did not run.`);
const skipped = sum("skipped") === 0 ? "" : `, ${sum("skipped")} skipped`;
say(`${sum("passed")} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 ? 0 : 1;
