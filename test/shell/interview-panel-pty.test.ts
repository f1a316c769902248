import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import { questionsOf } from "../../src/knowledge/workload-schema.ts";
import { published } from "../support/published.ts";
import { temporaryTree } from "../support/temporary-tree.ts";
import { KEY, openInterview, type Pty, type PtyOptions } from "./pty.ts";

vi.setConfig({ testTimeout: 120_000 });

const sight = (pty: Pty) => pty.screen.visible().join("\n");
const said = (pty: Pty) => pty.screen.all().join("\n");
const numberIn = (pty: Pty) => Number(/question (\d+)/.exec(sight(pty))?.[1]);
const isPanel = (pty: Pty) => sight(pty).includes("Which of these are different for you?");
/** The titles of a panel's lines. */
const titlesIn = (pty: Pty) => [...sight(pty).matchAll(/^[❯ ] [◯◉] (.+?): /gm)].map(([, title]) => title!);
const fieldOf = (title: string) => questionsOf(published).find((one) => one.title === title)!.field;

/** Types, and waits for the whole prompt of the question after this one. */
async function next(pty: Pty, keys: string): Promise<void> {
  const number = numberIn(pty) + 1;
  pty.type(keys);
  await pty.waitUntil(
    `question ${String(number)}`,
    () => numberIn(pty) === number && sight(pty).includes("↑↓ move"),
  );
}

/** Takes the first answer of everything that comes before the first panel. */
async function openPanel(options: PtyOptions = {}): Promise<Pty> {
  const pty = openInterview(options);
  await pty.waitFor("question 1", "↑↓ move");
  while (!isPanel(pty)) await next(pty, KEY.enter);
  return pty;
}

async function leave(pty: Pty): Promise<void> {
  pty.type(KEY.ctrlC);
  expect(await pty.ended()).toBe(130);
}

test("what is not marked is answered as usual, what is marked is asked next, and all of it is saved", async () => {
  const cwd = temporaryTree({ ".keep": "" });
  const pty = await openPanel({ cwd });
  const [first = "", marked = "", ...rest] = titlesIn(pty);
  const number = numberIn(pty);
  await pty.press(KEY.down, `❯ ◯ ${marked}`);
  await pty.press(" ", `❯ ◉ ${marked}`, "enter takes 1");
  await next(pty, KEY.enter);
  expect(sight(pty)).toContain(`${marked}: `);
  expect(numberIn(pty)).toBe(number + 1);
  for (const title of [first, ...rest]) expect(said(pty)).toContain(`✔ ${title}: `);
  expect(said(pty)).not.toContain(`✔ ${marked}: `);
  await next(pty, KEY.down + KEY.enter);
  await pty.press(KEY.up, "❯ · that's enough");
  await pty.press(KEY.enter, "What next?", "save the answers");
  const command = said(pty).replaceAll(/\s+/g, "");
  for (const title of [first, marked, ...rest])
    expect(command).toMatch(new RegExp(`--set'?${fieldOf(title)}=`));
  await pty.press(KEY.enter, "Save as:");
  await pty.press(KEY.enter, "Wrote workload.yaml");
  const saved = parse(readFileSync(join(cwd, "workload.yaml"), "utf8")) as object;
  expect(Object.keys(saved)).toEqual(expect.arrayContaining([first, marked, ...rest].map(fieldOf)));
  await pty.waitFor("What next?");
  pty.type(KEY.up + KEY.enter);
  expect(await pty.ended()).toBe(0);
});

test("the longest panel fits into 80 x 24, and says of each line what its question asks", async () => {
  const pty = await openPanel({ columns: 80, rows: 24 });
  const titles = titlesIn(pty);
  expect(titles).toHaveLength(7);
  expect(sight(pty)).toMatch(/^question \d+; at most \d+ in all$/m);
  for (const line of [
    "none of these: all as usual",
    "don't know any of these",
    "back",
    "review",
    "that's enough",
  ])
    expect(sight(pty)).toContain(`· ${line}`);
  expect(sight(pty)).toContain("← back");
  for (const title of titles.slice(1)) {
    await pty.press(KEY.down, `❯ ◯ ${title}`);
    const { prompt } = questionsOf(published).find((one) => one.title === title)!;
    expect(sight(pty).replaceAll(/\s+/g, " ")).toContain(prompt);
  }
  await leave(pty);
});

test("back finds the panel with what was marked; unmarked, it is as usual after all", async () => {
  const pty = await openPanel();
  const [first = ""] = titlesIn(pty);
  const number = numberIn(pty);
  await pty.press(" ", `❯ ◉ ${first}`);
  await next(pty, KEY.enter);
  await pty.press(KEY.left, `question ${String(number)}`, `❯ ◉ ${first}`);
  await pty.press(" ", `❯ ◯ ${first}`);
  await next(pty, KEY.tab + KEY.enter);
  expect(said(pty)).toContain(`✔ ${first}: `);
  await pty.press(KEY.left, `question ${String(number)}`, "❯ · none of these: all as usual");
  await pty.press(KEY.left, `question ${String(number - 1)}`);
  await leave(pty);
});

test("a don't know leaves the whole panel open, goes on, and is found again", async () => {
  const pty = await openPanel();
  const titles = titlesIn(pty);
  const number = numberIn(pty);
  await next(pty, KEY.tab + KEY.down + KEY.enter);
  for (const title of titles) expect(said(pty)).toContain(`? ${title}: don't know`);
  await pty.press(KEY.left, `question ${String(number)}`, "❯ · don't know any of these");
  await leave(pty);
});

test("the review shows what a panel answered, and edits it", async () => {
  const pty = await openPanel();
  const [first = ""] = titlesIn(pty);
  await next(pty, KEY.tab + KEY.enter);
  await pty.press(KEY.up + KEY.up, "❯ · review and edit");
  await pty.press(KEY.enter, "Your answers:");
  const row = () => /^❯ .*$/m.exec(sight(pty))?.[0] ?? "";
  while (!row().startsWith(`❯ ${first} `)) {
    const before = row();
    pty.type(KEY.down);
    await pty.waitUntil("the row below", () => row() !== "" && row() !== before);
  }
  expect(row()).not.toMatch(/not asked yet|don't know/);
  await pty.press("d", "Your answers:");
  await pty.waitUntil("a don't know", () => row().startsWith(`❯ ${first} `) && row().endsWith("don't know"));
  await leave(pty);
});
