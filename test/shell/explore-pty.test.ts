import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Decision } from "../../src/model/decision.ts";
import { runMain } from "../support/main.ts";
import { root } from "../support/repository.ts";
import { temporaryTree } from "../support/temporary-tree.ts";
import { openEmulated, openExplore, settled, type EmulatedPty } from "./emulated-pty.ts";
import { KEY, program } from "./pty.ts";

// Each step has a deadline of its own, which names the screen it was missed at.
vi.setConfig({ testTimeout: 120_000 });

const example = readFileSync(join(root, "examples/small-job-queue.yaml"), "utf8");

/** Waits until the text is there and the samples are of the answers shown. */
async function shows(pty: EmulatedPty, text: string): Promise<readonly string[]> {
  return pty.until(text, (rows) => settled(rows) && rows.join("\n").includes(text));
}

/** Options with their scores as the screen ranks them. */
function ranked(rows: readonly string[]): string[] {
  const line = /^[❯ ] [ \d]\d[= ][ ?](.+?) +[█░]+ (\d\.\d{3}) /;
  return rows.flatMap((row) => {
    const [, title = "", score = ""] = line.exec(row) ?? [];
    return title === "" ? [] : [`${title.trimEnd()} ${score}`];
  });
}

/** The same of advice. */
async function advised(cwd: string, ...args: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await runMain(["advise", ...args, "--json", "--samples", "500"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { outcomes } = JSON.parse(stdout) as Decision;
  return (outcomes[0]?.ranking ?? []).map(({ title, score }) => `${title} ${score.toFixed(3)}`);
}

/** The words of the command that is printed when the screen is left, as a shell reads them. */
function wordsOf(text: string): string[] {
  const [, command = ""] = /arch-map advise ([^\r\n]*)/.exec(text) ?? [];
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

test("the changed workload, saved or as a command, gives the ranking that was shown", async () => {
  const cwd = temporaryTree({ "jobs.yaml": example });
  const pty = openExplore({ cwd, columns: 200, rows: 60 }, "jobs.yaml");
  await shows(pty, "stated");
  pty.type(KEY.down + KEY.right);
  await shows(pty, "minimal -> ");
  pty.type(`${KEY.tab}${KEY.tab}${KEY.down}[`);
  await shows(pty, "moved up");
  pty.type(`${KEY.down}t`);
  await shows(pty, "tied with the one above");
  pty.type(`${KEY.tab}${KEY.down}${KEY.down}u`);
  const rows = await shows(pty, "taken back");
  const shown = ranked(rows);
  expect(shown.length).toBeGreaterThan(5);
  pty.type("s");
  await shows(pty, "It exists and is replaced");
  pty.type(`${"\u007f".repeat("jobs.yaml".length)}changed.yaml${KEY.enter}`);
  await shows(pty, "Wrote changed.yaml.");
  pty.type("q");
  expect((await pty.ended()).code).toBe(0);
  expect(pty.written()).not.toContain("The changes are not saved");
  expect(await advised(cwd, "changed.yaml")).toEqual(shown);
  const words = wordsOf(pty.written());
  expect(words.slice(0, 2)).toEqual(["jobs.yaml", "--set"]);
  expect(await advised(cwd, ...words)).toEqual(shown);
  expect(readFileSync(join(cwd, "jobs.yaml"), "utf8")).toBe(example);
});

test("what is changed in one flow of several is a command as well", async () => {
  const pty = openExplore({ columns: 200, rows: 60 }, "examples/two-flows.yaml");
  await shows(pty, "‹ 1 of 2 ›");
  const before = ranked(pty.screen.visible());
  for (let row = 0; !/❯ \S.* ‹ /.test(pty.screen.visible().join("\n")) && row < 20; row++) {
    const shown = pty.screen.visible().join("\n");
    pty.type(KEY.down);
    await pty.until("another row", (rows) => rows.join("\n") !== shown);
  }
  pty.type(KEY.left);
  await shows(pty, "changed, not saved");
  const shown = ranked(await shows(pty, " -> "));
  pty.type("q");
  await pty.ended();
  expect(pty.written()).toContain("The changes are not saved");
  expect(await advised(root, ...wordsOf(pty.written()))).toEqual(shown);
  expect(shown.length + before.length).toBeGreaterThan(5);
});

test.each([
  ["q", "code=0"],
  [KEY.ctrlC, "code=130"],
])("%j leaves the screen, the cursor and the line discipline as they were", async (key, code) => {
  const script = `echo before; "${process.execPath}" "${program}" explore examples/small-job-queue.yaml; echo "code=$?"; stty -a; echo done`;
  const pty = openEmulated("sh", ["-c", script], { rows: 40 });
  await shows(pty, "stated");
  expect(pty.screen.alternate).toBe(true);
  pty.type(key);
  const rows = (await pty.until("the end", (all) => all.includes("done"))).join("\n");
  expect(pty.screen.alternate).toBe(false);
  expect(rows).toMatch(/^before\n/);
  expect(rows).toContain(code);
  expect(rows).toContain(
    "The same advice, without the screen:\n  arch-map advise examples/small-job-queue.yaml\n",
  );
  expect(rows).toMatch(/[^-]icanon\b[\s\S]*[^-]echo\b/);
  expect(pty.written().lastIndexOf("\u001b[?25h")).toBeGreaterThan(pty.written().lastIndexOf("\u001b[?25l"));
});

test("SIGTERM leaves the terminal as it was, and ends the program as such", async () => {
  const pty = openExplore({}, "examples/small-job-queue.yaml");
  await shows(pty, "stated");
  pty.signal("SIGTERM");
  expect((await pty.ended()).signal).toBe(15);
  expect(pty.screen.alternate).toBe(false);
  expect(pty.written()).toContain("The same advice, without the screen:");
});

test("a resized terminal is filled anew, and nothing scrolls away", async () => {
  const pty = openExplore({}, "examples/small-job-queue.yaml");
  await shows(pty, "stated");
  pty.resize(120, 40);
  await pty.until("a wider line", (rows) => rows.some((row) => row === "─".repeat(120)));
  pty.resize(70, 20);
  const rows = await pty.until("a narrower line", (all) => all.some((row) => row === "─".repeat(70)));
  expect(rows[0]).toMatch(/^Small job queue: /);
  expect(rows.filter((row) => row.startsWith("Small job queue"))).toHaveLength(1);
  expect(pty.written()).not.toContain("\u001b[3J");
  pty.type("q");
  await pty.ended();
});

test("NO_COLOR is honoured, and so is colour without it", async () => {
  const plain = openExplore({}, "examples/small-job-queue.yaml");
  const painted = openExplore({ env: { NO_COLOR: "" } }, "examples/small-job-queue.yaml");
  expect(await shows(painted, "stated")).toEqual(await shows(plain, "stated"));
  expect([plain.screen.painted, painted.screen.painted]).toEqual([false, true]);
  for (const pty of [plain, painted]) {
    pty.type("q");
    await pty.ended();
  }
});

const REMEDY = /A screen takes a terminal.*\n.*arch-map advise <workload> --set/;

test("without a terminal: exit 2, and what to do instead", async () => {
  const { code, stdout, stderr } = await runMain(["explore", "examples/small-job-queue.yaml"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(REMEDY);
});

test.each([
  ["stdout is a file", "> out.txt", {}],
  ["stdin is closed", "< /dev/null", {}],
  ["in CI", "", { CI: "1" }],
  ["the terminal cannot move its cursor", "", { TERM: "dumb" }],
])("the same where %s", async (_, redirection, env: Record<string, string>) => {
  const cwd = temporaryTree({ "jobs.yaml": example });
  const script = `"${process.execPath}" "${program}" explore jobs.yaml ${redirection}; echo "code=$?"`;
  const pty = openEmulated("sh", ["-c", script], { cwd, columns: 120, env });
  const rows = await pty.until("the code", (all) => all.some((row) => row.startsWith("code=")));
  expect(rows).toContain("code=2");
  expect(rows.join("\n")).toMatch(REMEDY);
});

test("a wrong file or category is told before any screen is shown", async () => {
  const wrong = openExplore({}, "no-such.yaml");
  expect((await wrong.ended()).code).toBe(2);
  expect(wrong.written()).toContain("no-such.yaml: no such file");
  expect(wrong.written()).not.toContain("\u001b[?1049h");
});
