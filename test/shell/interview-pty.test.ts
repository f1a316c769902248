import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryTree } from "../support/temporary-tree.ts";
import { KEY, openInterview, openPty, program, type Pty } from "./pty.ts";

// Some walk through every question; each step has a deadline of its own, which names the screen it was missed at.
vi.setConfig({ testTimeout: 180_000 });

/** Tab goes to the first line below the answers: "none of these" where several names are asked, else "don't know". */
const unknown = KEY.tab + KEY.enter;

const sight = (pty: Pty) => pty.screen.visible().join("\n");
const numberIn = (pty: Pty) => Number(/question (\d+)/.exec(sight(pty))?.[1]);
/** The whole prompt is there, down to its last line: what it offers can be judged. */
const isAt = (pty: Pty, number: number) => numberIn(pty) === number && sight(pty).includes("↑↓ move");
const canEnd = (pty: Pty) => sight(pty).includes("that's enough");

/** Says "don't know" to every opener; the first one also offers "none of these" above it. */
async function passOpeners(pty: Pty): Promise<void> {
  await pty.waitFor("question 1");
  await pty.press(KEY.tab + KEY.down + KEY.enter, "question 2");
  await passUntil(pty, () => canEnd(pty));
}

/** Answers with the line below the answers until something is in sight. */
async function passUntil(pty: Pty, holds: () => boolean): Promise<void> {
  while (!holds()) {
    const next = numberIn(pty) + 1;
    pty.type(unknown);
    await pty.waitUntil(`question ${String(next)}`, () => isAt(pty, next) || holds());
  }
}

test("answers, goes back with the answer kept, changes it, and saves what was answered", async () => {
  const cwd = temporaryTree({ ".keep": "" });
  const pty = openInterview({ cwd });
  await pty.waitFor("What runs already");
  await pty.press("postgr", "❯ ◯ PostgreSQL");
  await pty.press(KEY.enter, "❯ ◉ PostgreSQL");
  await pty.press(KEY.enter, "✔ Runs already: PostgreSQL");
  await pty.waitFor("question 2");
  await pty.press(KEY.left, "marked: PostgreSQL");
  await pty.press("mysql", "❯ ◯ MySQL");
  await pty.press(KEY.enter, "marked: PostgreSQL, MySQL");
  await pty.press(KEY.enter, "✔ Runs already: PostgreSQL, MySQL");
  await pty.waitFor("question 2");
  await passUntil(pty, () => canEnd(pty));
  await pty.press(KEY.up, "❯ · that's enough");
  await pty.press(KEY.enter, "What next?", "answer more questions");
  expect(pty.screen.all().join("")).toContain("--set operated=postgresql,mysql");
  await pty.press(KEY.enter, "Save as:");
  await pty.press(KEY.enter, "Wrote workload.yaml");
  await pty.waitFor("What next?");
  pty.type(KEY.up + KEY.enter);
  expect(await pty.ended()).toBe(0);
  expect(readFileSync(join(cwd, "workload.yaml"), "utf8")).toMatch(
    /operated:\n {2}- postgresql\n {2}- mysql\n/,
  );
});

test("going back finds a don't know and a none of these as they were given", async () => {
  const pty = openInterview();
  await pty.waitFor("question 1");
  await pty.press(KEY.tab + KEY.enter, "✔ Runs already: none", "question 2");
  await pty.press(KEY.tab + KEY.enter, "question 3");
  await pty.press(KEY.left, "question 2", "❯ · don't know");
  await pty.press(KEY.left, "question 1", "❯ · none of these");
  await pty.press(KEY.enter, "question 3");
  pty.type(KEY.ctrlC);
  expect(await pty.ended()).toBe(130);
});

test("past the openers each answer is followed by who leads, and the record can be written", async () => {
  const cwd = temporaryTree({ ".keep": "" });
  const pty = openInterview({ cwd });
  await passOpeners(pty);
  const next = numberIn(pty) + 1;
  pty.type(unknown);
  await pty.waitFor(`question ${String(next)}`);
  expect(pty.screen.all().join("\n")).toMatch(/^So far: .+ lead.* with [01]\.\d{3}[,;]/m);
  await pty.press(KEY.up + KEY.enter, "What next?");
  await pty.press(KEY.down, "❯ write the decision record");
  await pty.press(KEY.enter, "Folder of the records:");
  await pty.press(KEY.enter, "Wrote docs/adr/0001-");
  await pty.waitFor("What next?");
  pty.type(KEY.up + KEY.enter);
  expect(await pty.ended()).toBe(0);
  expect(readdirSync(join(cwd, "docs/adr"))).toHaveLength(1);
});

test("a starter is offered for options that fit, and what cannot be done is told without ending it", async () => {
  const cwd = temporaryTree({ "taken/file": "" });
  const pty = openInterview({ cwd });
  await passOpeners(pty);
  await pty.press(KEY.up + KEY.enter, "What next?");
  await pty.press(KEY.down + KEY.down, "❯ scaffold a starter project");
  await pty.press(KEY.enter, "Which starter?");
  await pty.press(KEY.enter, "new folder:", "> starter");
  await pty.press("\u007f".repeat("starter".length) + "taken", "> taken");
  await pty.press(KEY.enter, "expected an empty or new directory", "What next?");
  await pty.press(KEY.down + KEY.down, "❯ scaffold a starter project");
  await pty.press(KEY.enter, "Which starter?");
  await pty.press(KEY.enter, "> starter");
  pty.type(KEY.enter);
  await pty.waitUntil("the project", () => existsSync(join(cwd, "starter/README.md")));
  await pty.waitFor("What next?");
  pty.type(KEY.up + KEY.enter);
  expect(await pty.ended()).toBe(0);
});

test("the review edits any answer through its own prompt, and forgets one", async () => {
  const pty = openInterview();
  await passOpeners(pty);
  await pty.press(KEY.up + KEY.up + KEY.enter, "❯ Runs already");
  await pty.press(KEY.enter, "question 1");
  await pty.press("kafka", "❯ ◯ Apache Kafka");
  await pty.press(KEY.enter, "❯ ◉ Apache Kafka");
  await pty.press(KEY.enter, "❯ Runs already");
  expect(pty.screen.visible().find((line) => line.startsWith("❯ Runs already"))).toMatch(/ Apache Kafka$/);
  expect(pty.screen.visible().find((line) => line.startsWith("❯ Runs already"))).toContain(" must ");
  await pty.press("s", " prefer  Apache Kafka");
  await pty.press("d", "? Runs already: don't know");
  await pty.waitFor("❯ Runs already");
  expect(pty.screen.visible().find((line) => line.startsWith("❯ Runs already"))).toMatch(/ don't know$/);
  await pty.press("a", "What next?");
  pty.type(KEY.ctrlC);
  expect(await pty.ended()).toBe(130);
});

test("a number outside the list is typed, and a wrong one is refused with the range", async () => {
  const pty = openInterview();
  await passOpeners(pty);
  await passUntil(pty, () => sight(pty).includes("another number"));
  const row = () => pty.screen.visible().find((line) => line.startsWith("❯")) ?? "";
  await pty.waitUntil("a cursor", () => row() !== "");
  while (!row().includes("another number")) {
    const before = row();
    pty.type(KEY.down);
    await pty.waitUntil("the cursor below", () => row() !== "" && row() !== before);
  }
  await pty.press(KEY.enter, "A number from");
  await pty.press(`x${KEY.enter}`, `Expected a number, found "x".`);
  await pty.press("\u007f42", "> 42");
  await pty.press(KEY.enter, ": 42 ");
  pty.type(KEY.ctrlC);
  expect(await pty.ended()).toBe(130);
});

test("Ctrl-C ends with 130, tells the answers so far, and leaves the terminal as it was", async () => {
  const pty = openPty("sh", [
    "-c",
    `"${process.execPath}" "${program}" advise --category message-queue; echo "code=$?"; stty -a; echo done`,
  ]);
  await pty.waitFor("question 1");
  await pty.waitUntil("a hidden cursor", () => !pty.screen.cursorVisible);
  await pty.press(`redpanda${KEY.enter}${KEY.enter}`, "question 2");
  await pty.press(KEY.ctrlC, "code=130");
  expect(pty.screen.all().join("\n")).toContain("arch-map advise --set 'operated=[redpanda]'");
  await pty.waitFor("done");
  expect(pty.screen.cursorVisible).toBe(true);
  expect(pty.screen.all().join("\n")).toMatch(/[^-]icanon\b[\s\S]*[^-]echo\b/);
  expect(await pty.ended()).toBe(0);
});

test("Ctrl-C in the review and Ctrl-D in a prompt end it the same way", async () => {
  const review = openInterview();
  await review.waitFor("question 1");
  await review.press(KEY.tab + KEY.enter, "question 2");
  await review.press(KEY.up + KEY.enter, "Your answers: 1 of");
  review.type(KEY.ctrlC);
  expect(await review.ended()).toBe(130);
  expect(review.screen.cursorVisible).toBe(true);

  const prompt = openInterview();
  await prompt.waitFor("question 1");
  prompt.type(KEY.ctrlD);
  expect(await prompt.ended()).toBe(130);
});

test.each([
  ["in CI", { CI: "1" }],
  ["on a terminal without cursor", { TERM: "dumb" }],
])("%s it never waits: exit 2 and what to do instead", async (_, env) => {
  const pty = openInterview({ env });
  expect(await pty.ended()).toBe(2);
  expect(pty.screen.all().join(" ")).toMatch(/nobody to ask.*arch-map advise --set/);
});

test("with stdin closed it never waits: exit 2 and what to do instead", async () => {
  const pty = openPty("sh", ["-c", `"${process.execPath}" "${program}" advise < /dev/null`]);
  expect(await pty.ended()).toBe(2);
  expect(pty.screen.all().join(" ")).toMatch(/nobody to ask.*arch-map advise --set/);
});

test("stdout may be a file: prompts draw on stderr, the file holds the result alone", async () => {
  const cwd = temporaryTree({ ".keep": "" });
  const command = `"${process.execPath}" "${program}" advise --samples 500 --json > advice.json`;
  const pty = openPty("sh", ["-c", command], { cwd });
  await passOpeners(pty);
  pty.type(KEY.up + KEY.enter);
  expect(await pty.ended()).toBe(0);
  expect(JSON.parse(readFileSync(join(cwd, "advice.json"), "utf8"))).toMatchObject({ format: 1 });
  expect(existsSync(join(cwd, "workload.yaml"))).toBe(false);
});

test("it ends by itself, says why and what could still matter, and goes on when asked to", async () => {
  const pty = openPty(process.execPath, [program, "advise", "--category", "mesh", "--samples", "500"]);
  await pty.waitFor("question 1");
  let number = 1;
  for (;;) {
    number = numberIn(pty);
    const next = () => numberIn(pty) === number + 1 || sight(pty).includes("Show the advice?");
    pty.type(KEY.enter);
    await pty.waitUntil(`question ${String(number + 1)} or the end`, next);
    if (sight(pty).includes("Show the advice?")) break;
  }
  const said = pty.screen.all().join(" ").replaceAll(/\s+/g, " ");
  const [, share] =
    /That is enough: answered as usual, the open questions change .*? in (\S+) % of the cases/.exec(said) ??
    [];
  expect(["0", "<1", "1", "2"]).toContain(share);
  await pty.press(KEY.down, "❯ go on asking");
  await pty.press(KEY.enter, `question ${String(number + 1)} of about`);
  pty.type(KEY.ctrlC);
  expect(await pty.ended()).toBe(130);
});

test("--ask all goes through everything in order, and refuses another word", async () => {
  const pty = openInterview({}, "--ask", "all");
  await pty.waitFor("question 1 of about");
  pty.type(KEY.ctrlC);
  expect(await pty.ended()).toBe(130);
  const wrong = openInterview({}, "--ask", "most");
  expect(await wrong.ended()).toBe(2);
  expect(wrong.screen.all().join(" ")).toContain('--ask: expected enough or all, found "most".');
});

test.each([
  [80, 24],
  [200, 60],
])("every prompt fits into %i x %i", async (columns, rows) => {
  const pty = openInterview({ columns, rows }, "--ask", "all");
  await passOpeners(pty);
  for (let number = numberIn(pty); !sight(pty).includes("What next?"); number++) {
    await pty.waitFor(`question ${String(number)} of about`, "↑↓ move", "← back");
    pty.type(unknown);
    await pty.waitUntil(
      `question ${String(number + 1)} or the advice`,
      () => numberIn(pty) === number + 1 || sight(pty).includes("What next?"),
    );
  }
  await pty.waitFor("What next?", "· quit");
  expect(pty.screen.visible().join("\n")).not.toContain("answer more questions");
  pty.type(KEY.up + KEY.enter);
  expect(await pty.ended()).toBe(0);
});
