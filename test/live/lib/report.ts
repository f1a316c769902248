export interface Outcome {
  part: string;
  check: string;
  passed: boolean;
  seconds: number;
  /** What was seen: the evidence of a passed check, the reason of a failed one. */
  detail: string;
}

const MARK = { true: "passed", false: "FAILED" } as const;

const firstLine = (text: string): string => text.split("\n")[0] ?? "";

function line(
  { part, check, passed, seconds, detail }: Outcome,
  partWidth: number,
  checkWidth: number,
): string {
  const cells = [part.padEnd(partWidth), check.padEnd(checkWidth), MARK[`${passed}`]];
  return [...cells, `${seconds.toFixed(1).padStart(6)} s`, firstLine(detail)].join("  ");
}

/** One outcome as a line of progress. */
export const oneLine = (outcome: Outcome): string => line(outcome, 0, 0);

/** Part x check, one line per check, in the order in which they ran. */
export function table(outcomes: Outcome[]): string {
  const width = (cells: string[]) => Math.max(0, ...cells.map((cell) => cell.length));
  const [part, check] = [width(outcomes.map((o) => o.part)), width(outcomes.map((o) => o.check))];
  return outcomes.map((outcome) => line(outcome, part, check)).join("\n");
}

/** `N passed, N failed`. */
export function summary(outcomes: Outcome[]): string {
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return `${passed} passed, ${outcomes.length - passed} failed`;
}

const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\x20-\uFFFD]/gu, "?")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

function testCase({ part, check, passed, seconds, detail }: Outcome): string {
  const head = `<testcase classname="${escapeXml(part)}" name="${escapeXml(check)}" time="${seconds.toFixed(3)}">`;
  const text = escapeXml(detail);
  const body = passed
    ? `<system-out>${text}</system-out>`
    : `<failure message="${escapeXml(firstLine(detail))}">${text}</failure>`;
  return `    ${head}${body}</testcase>`;
}

/** The outcomes as JUnit XML, as the CI services read it. */
export function junit(outcomes: Outcome[]): string {
  const failures = outcomes.filter((outcome) => !outcome.passed).length;
  const head = `<testsuite name="live" tests="${outcomes.length}" failures="${failures}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...outcomes.map(testCase), "</testsuite>", ""].join(
    "\n",
  );
}
