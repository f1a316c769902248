import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { choose } from "../../src/shell/interview/choose.ts";
import { Interrupted, screenFor } from "../../src/shell/interview/screen.ts";
import { typeLine } from "../../src/shell/interview/type-line.ts";
import type { Io } from "../../src/shell/io.ts";
import { KEY } from "./pty.ts";
import { TerminalScreen } from "./terminal-screen.ts";

/** A screen on made-up streams. What is typed is read by the prompt that runs. */
function madeUp() {
  const terminal = new TerminalScreen(80, 24);
  const stderr = Object.assign(new PassThrough(), { columns: 80, rows: 24, isTTY: true });
  stderr.on("data", (data: Buffer) => terminal.write(data.toString().replaceAll("\n", "\r\n")));
  const held = { stdin: false };
  const stdin = Object.assign(new PassThrough(), { isTTY: true, ref: () => (held.stdin = true) });
  const io = { stdin, stderr, stdout: stderr, env: {}, cwd: ".", today: "2026-01-01" } as unknown as Io;
  return { screen: screenFor(io, false), stdin, terminal, held };
}

const offer = {
  header: "Which?",
  entries: ["apple", "banana"].map((id) => ({ id, name: id })),
  actions: [],
  many: false,
  chosen: [],
};
const number = {
  header: "How many?",
  start: "5",
  problem: (text: string) => (/^\d+$/.test(text) ? undefined : `not a number: ${text}`),
};

test("a prompt holds on to stdin, which a screen before it may have let go of", async () => {
  const { screen, stdin, held } = madeUp();
  const choice = choose(screen, offer);
  expect(held.stdin).toBe(true);
  stdin.write(KEY.down + KEY.enter);
  expect(await choice).toEqual({ kind: "chosen", ids: ["banana"] });
});

test.each<[string, (stdin: PassThrough) => void]>([
  ["Ctrl-C", (stdin) => stdin.write(KEY.ctrlC)],
  ["Ctrl-D", (stdin) => stdin.write(KEY.ctrlD)],
  ["the end of stdin", (stdin) => stdin.end()],
  ["a closed terminal", (stdin) => stdin.destroy()],
])("%s interrupts a prompt, which else would wait for ever", async (_, leave) => {
  for (const ask of [choose, typeLine]) {
    const { screen, stdin } = madeUp();
    const answer = ask(screen, { ...offer, ...number });
    leave(stdin);
    await expect(answer).rejects.toBeInstanceOf(Interrupted);
  }
});

test("prompts leave nothing behind: neither lines nor listeners nor a hidden cursor", async () => {
  const { screen, stdin, terminal } = madeUp();
  for (let n = 0; n < 15; n++) {
    const choice = choose(screen, offer);
    stdin.write(KEY.enter);
    await choice;
  }
  expect(terminal.visible().join("")).toBe("");
  expect(terminal.cursorVisible).toBe(true);
  for (const event of ["keypress", "close"]) expect(stdin.listenerCount(event)).toBeLessThanOrEqual(2);
});

test("a text starts with what was given, is refused with a reason, and can be put right", async () => {
  const { screen, stdin } = madeUp();
  const line = typeLine(screen, number);
  stdin.write(`x${KEY.enter}`);
  stdin.write(`\u007f7${KEY.enter}`);
  expect(await line).toEqual({ kind: "text", text: "57" });
});

test("escape goes back from a text; an arrow only moves in it", async () => {
  const { screen, stdin } = madeUp();
  const line = typeLine(screen, number);
  for (const key of [KEY.left, "1", KEY.enter]) {
    stdin.write(key);
    await new Promise(setImmediate); // one key at a time, as from a keyboard
  }
  expect(await line).toEqual({ kind: "text", text: "15" });
  const again = typeLine(screen, number);
  stdin.write(KEY.escape);
  expect(await again).toEqual({ kind: "back" });
});

test("what is said is wrapped at words", () => {
  const { screen, terminal } = madeUp();
  screen.say("word ".repeat(30).trim());
  expect(Math.max(...terminal.visible().map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(terminal.visible().every((line) => line === "" || /^word( word)*$/.test(line))).toBe(true);
});
