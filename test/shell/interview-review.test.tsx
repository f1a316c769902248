import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { expect, test, vi } from "vitest";
import type { Io } from "../../src/shell/io.ts";
import { showReview, type ReviewEnd, type ReviewRow } from "../../src/shell/screens/review.tsx";
import { styleFor } from "../../src/shell/style.ts";
import { KEY } from "./pty.ts";
import { TerminalScreen } from "./terminal-screen.ts";

// In CI ink draws the last frame only, and the program never opens a screen there; these tests look at every frame.
vi.hoisted(() => {
  process.env["CI"] = "false";
});

/** A made-up terminal of a size: keys go in, frames come out. */
function terminal(columns: number, rows: number) {
  const screen = new TerminalScreen(columns, rows);
  const changes = new EventEmitter();
  const stderr = Object.assign(new PassThrough(), { columns, rows, isTTY: true });
  stderr.on("data", (data: Buffer) => {
    screen.write(data.toString().replaceAll("\n", "\r\n"));
    changes.emit("frame");
  });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  const io = {
    stdin,
    stderr,
    stdout: stderr,
    env: { NO_COLOR: "1" },
    cwd: ".",
    today: "2026-01-01",
  } as unknown as Io;
  const shows = async (text: string) => {
    while (!screen.visible().join("\n").includes(text)) {
      await new Promise((frame) => changes.once("frame", frame));
    }
  };
  return { io, screen, shows, type: (keys: string) => stdin.write(keys) };
}

const rows: ReviewRow[] = Array.from({ length: 30 }, (_, n) => ({
  title: `Question number ${n + 1}`,
  answer: n < 10 ? `an answer that goes on and on, ${"far ".repeat(n * 4)}` : "",
  strength: n < 10 ? "must" : "",
}));

function open(columns: number, height: number, start = 0) {
  const made = terminal(columns, height);
  const end: Promise<ReviewEnd> = showReview(made.io, rows, start, styleFor(made.io, false));
  return { ...made, end };
}

test.each([
  [80, 24],
  [200, 60],
  [40, 10],
])("fits into %i x %i, and scrolls with the cursor", async (columns, height) => {
  const { screen, shows, type, end } = open(columns, height);
  await shows("❯ Question number 1 ");
  expect(screen.all().length).toBeLessThanOrEqual(height);
  expect(Math.max(...screen.visible().map((line) => line.length))).toBeLessThanOrEqual(columns);
  expect(screen.visible()[0]).toBe("Your answers: 10 of 30; row 1");
  for (let n = 2; n <= 30; n++) {
    type(KEY.down);
    await shows(`❯ Question number ${n} `);
    expect(screen.all().length).toBeLessThanOrEqual(height);
  }
  type(KEY.down);
  type("q");
  expect(await end).toEqual({ kind: "quit" });
});

test.each<[string, ReviewEnd]>([
  [KEY.enter, { kind: "edit", row: 3 }],
  ["\n", { kind: "edit", row: 3 }],
  [KEY.down + KEY.down + KEY.enter, { kind: "edit", row: 5 }],
  ["s", { kind: "strength", row: 3 }],
  ["d", { kind: "unknown", row: 3 }],
  ["a", { kind: "advise" }],
  [KEY.left, { kind: "ask" }],
  [KEY.escape, { kind: "ask" }],
  ["q", { kind: "quit" }],
  [KEY.ctrlC, { kind: "interrupt" }],
])("%j leaves it, and leaves nothing on the screen", async (key, expected) => {
  const { screen, shows, type, end } = open(80, 24, 3);
  await shows("❯ Question number 4 ");
  type(key);
  expect(await end).toEqual(expected);
  expect(screen.visible().join("")).toBe("");
});
