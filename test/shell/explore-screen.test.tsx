import { PassThrough } from "node:stream";
import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { width } from "../../src/render/text.ts";
import type { Explorer } from "../../src/shell/explore/places.ts";
import { openState } from "../../src/shell/explore/state.ts";
import { showExplore, type Left } from "../../src/shell/screens/explore/explore.tsx";
import { styleFor } from "../../src/shell/style.ts";
import type { Io } from "../../src/shell/io.ts";
import { fruitExplorer, RENAMED } from "../support/explored.ts";
import { workload } from "../support/knowledge.ts";
import { settled } from "./emulated-pty.ts";
import { EmulatedTerminal } from "./emulated-terminal.ts";
import { KEY } from "./pty.ts";

// In CI ink draws the last frame only, and the program never opens a screen there; these tests look at every frame.
vi.hoisted(() => {
  process.env["CI"] = "false";
});

interface Opened {
  readonly screen: EmulatedTerminal;
  /** Every text that was written, one for each call. */
  readonly written: string[];
  readonly rawMode: () => boolean;
  readonly type: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly until: (holds: (rows: readonly string[]) => boolean) => Promise<readonly string[]>;
  readonly left: Promise<Left>;
}

/** The screen on a made-up terminal. */
function open(
  columns: number,
  rows: number,
  color = false,
  explorer: Explorer = fruitExplorer(RENAMED),
): Opened {
  const screen = new EmulatedTerminal(columns, rows);
  const frames = new EventEmitter();
  const written: string[] = [];
  const out = Object.assign(new EventEmitter(), {
    columns,
    rows,
    write: (text: string, done?: () => void) => {
      written.push(text);
      void screen.write(text.replaceAll("\n", "\r\n")).then(() => frames.emit("frame"));
      done?.();
      return true;
    },
  });
  let raw = false;
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => void (raw = on),
    ref: () => stdin,
    unref: () => stdin,
  });
  const io = { stdin, stdout: out, env: color ? { FORCE_COLOR: "1" } : {} } as unknown as Io;
  const settings = {
    style: styleFor(io, color),
    seed: 1,
    samples: 500,
    completions: 10,
    cwd: "/nowhere",
    save: () => {},
  };
  const state = openState(workload({ sweetNeeded: "low" }), "stall.yaml");
  const left = showExplore(io as never, explorer, state, settings);
  return {
    screen,
    written,
    rawMode: () => raw,
    type: (keys) => void stdin.write(keys),
    resize: (width_, height) => {
      screen.resize(width_, height);
      Object.assign(out, { columns: width_, rows: height });
      out.emit("resize");
    },
    until: async (holds) => {
      while (!holds(screen.visible())) await new Promise((frame) => frames.once("frame", frame));
      return screen.visible();
    },
    left,
  };
}

const has = (text: string) => (rows: readonly string[]) => settled(rows) && rows.join("\n").includes(text);

/** What keys lead to, each step with a text that shows that it is done. */
const STEPS = [
  ["start", "", "stated"],
  ["changed", KEY.right, "low -> middle"],
  ["at the end", KEY.right, "middle -> high"],
  ["option", KEY.tab, "▸ Ranking"],
  ["order", `${KEY.tab}${KEY.down}[`, "looks moved up"],
  ["help", "?", "ties the selected priority"],
  ["back", KEY.escape, "▸ Priorities"],
  ["shares by rank", "a", "if not"],
  ["save", "qs", "> stall.yaml"],
] as const;

test.each([
  [80, 24],
  [200, 60],
])("at %i x %i every frame fits, and colour says nothing that words do not", async (columns, rows) => {
  const [plain, coloured] = [open(columns, rows), open(columns, rows, true)];
  const frames: string[] = [];
  for (const [name, keys, text] of STEPS) {
    const shown: (readonly string[])[] = [];
    for (const one of [plain, coloured]) {
      one.type(keys);
      shown.push(
        await one.until((lines) => (name === "help" ? lines.join().includes(text) : has(text)(lines))),
      );
    }
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[0]?.at(-1), "the last row stays free, so that nothing scrolls").toBe("");
    expect(Math.max(...(shown[0] ?? []).map(width))).toBeLessThanOrEqual(columns);
    expect([plain.screen.painted, coloured.screen.painted]).toEqual([false, true]);
    frames.push(`== ${name}\n${(shown[0] ?? []).join("\n").trimEnd()}\n`);
  }
  for (const one of [plain, coloured]) {
    one.type(KEY.escape);
    await one.until(has("▸ Priorities"));
    one.type("q");
    await one.left;
  }
  await expect(frames.join("\n")).toMatchFileSnapshot(`../golden/explore-${columns}.txt`);
});

test("numbers of the answers before bear a mark until the new ones are there", async () => {
  const { written, type, until, left } = open(80, 24);
  await until(has("stated"));
  const before = written.length;
  type(KEY.right);
  await until(has("low -> middle"));
  const frames = written.slice(before).filter((text) => text.includes("low -> middle"));
  expect(frames[0]).toMatch(/~\d+ %/);
  expect(frames[0]).toContain("~ is of the answers before; sampling again");
  expect(frames.at(-1)).not.toContain("~");
  type("q");
  await left;
});

test("wide characters keep the columns in line", async () => {
  const { until, type, left } = open(80, 24);
  const rows = await until(has("stated"));
  const [wide, other] = [
    rows.find((row) => row.includes("林檎")) ?? "",
    rows.find((row) => row.includes("lemon")) ?? "",
  ];
  const before = (row: string) => width(row.slice(0, row.search(/[█░]/)));
  expect(before(wide)).toBe(before(other));
  type("q");
  await left;
});

test("a changed size is drawn anew, as if it had been that from the start", async () => {
  const { until, type, resize, left } = open(80, 24);
  await until(has("stated"));
  for (const [columns, rows] of [
    [100, 30],
    [64, 18],
    [200, 60],
    [80, 24],
  ] as const) {
    resize(columns, rows);
    const fresh = open(columns, rows);
    const wanted = await fresh.until(has("stated"));
    expect(await until((shown) => shown.join("\n") === wanted.join("\n"))).toEqual(wanted);
    fresh.type("q");
    await fresh.left;
  }
  resize(40, 10);
  await until((rows) => rows[0] === "Needs 60 x 18, has 40 x 10. q quits");
  type("q");
  await left;
});

test.each([
  ["q", "quit"],
  [KEY.ctrlC, "interrupt"],
])("%j leaves the terminal as it was", async (key, how) => {
  const { screen, written, rawMode, type, until, left } = open(80, 24);
  await until(has("stated"));
  expect([screen.alternate, rawMode()]).toEqual([true, true]);
  type(key);
  expect((await left).how).toBe(how);
  await until((rows) => rows.join("") === "");
  expect([screen.alternate, rawMode()]).toEqual([false, false]);
  expect(written.join("").lastIndexOf("\u001b[?25h")).toBeGreaterThan(
    written.join("").lastIndexOf("\u001b[?25l"),
  );
});

test("so does an error, which is passed on", async () => {
  const fruit = fruitExplorer(RENAMED);
  const opened: object[] = [];
  const failing: Explorer = {
    ...fruit,
    places: (given) => {
      if (!opened.includes(given) && opened.push(given) > 1) throw new Error("rotten");
      return fruit.places(given);
    },
  };
  const { screen, rawMode, type, until, left } = open(80, 24, false, failing);
  await until(has("stated"));
  type(KEY.right);
  await expect(left).rejects.toThrow("rotten");
  await until((rows) => rows.join("") === "");
  expect([screen.alternate, rawMode()]).toEqual([false, false]);
});

test("listeners on the process are gone once it is left", async () => {
  const count = () =>
    ["SIGTERM", "SIGHUP", "SIGINT", "exit", "beforeExit"].map((name) => process.listenerCount(name));
  const before = count();
  const { type, until, left } = open(80, 24);
  await until(has("stated"));
  type("q");
  await left;
  expect(count()).toEqual(before);
});
