import { spawn } from "@lydell/node-pty";
import { root } from "../support/repository.ts";
import { EmulatedTerminal } from "./emulated-terminal.ts";
import { environment, program } from "./pty.ts";

/** A program in a pseudo-terminal, seen through a terminal emulator. */
export interface EmulatedPty {
  readonly screen: EmulatedTerminal;
  /** Everything it wrote so far. */
  written(): string;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  signal(name: string): void;
  /** Waits until what is in sight holds. @throws with the screen, after the deadline or when the program ends */
  until(what: string, holds: (rows: readonly string[]) => boolean): Promise<readonly string[]>;
  /** Waits for the program to end. */
  ended(): Promise<{ code: number; signal: number | undefined }>;
}

/** How long a loaded machine may take for one step. */
const DEADLINE_MS = 20_000;

/** Between these, a frame is on its way: nobody sees it yet. */
const [BEGIN, END] = ["\u001b[?2026h", "\u001b[?2026l"];

export interface EmulatedOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Starts a program; a person's terminal with colours, unless the environment says otherwise. */
export function openEmulated(
  command: string,
  args: readonly string[],
  options: EmulatedOptions = {},
): EmulatedPty {
  const { columns = 80, rows = 24, env = {}, cwd = root } = options;
  const child = spawn(command, [...args], { cols: columns, rows, cwd, env: { ...environment(), ...env } });
  const screen = new EmulatedTerminal(columns, rows);
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());
  let text = "";
  let drawn = Promise.resolve();
  let end: { code: number; signal: number | undefined } | undefined;
  child.onData((data) => {
    text += data;
    const whole = text.lastIndexOf(BEGIN) <= text.lastIndexOf(END);
    drawn = drawn
      .then(() => screen.write(data))
      .then(() => {
        if (whole) notify();
      });
  });
  child.onExit(({ exitCode, signal }) => {
    void drawn.then(() => {
      end = { code: exitCode, signal };
      notify();
    });
  });
  const wait = <T>(what: string, found: () => T | undefined, endIsFailure: boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = (settle: () => void) => {
        clearTimeout(timer);
        listeners.delete(check);
        settle();
      };
      const fail = (why: string) =>
        stop(() => {
          child.kill("SIGKILL");
          reject(new Error(`${why} while waiting for ${what}. The screen:\n${screen.visible().join("\n")}`));
        });
      const check = () => {
        const value = found();
        if (value !== undefined) stop(() => resolve(value));
        else if (end !== undefined && endIsFailure) fail(`The program ended with ${end.code}`);
      };
      const timer = setTimeout(() => fail("The deadline passed"), DEADLINE_MS);
      listeners.add(check);
      check();
    });
  return {
    screen,
    written: () => text,
    type: (keys) => child.write(keys),
    resize: (width, height) => {
      screen.resize(width, height);
      child.resize(width, height);
    },
    signal: (name) => child.kill(name),
    until: (what, holds) =>
      wait(
        what,
        () => {
          const shown = screen.visible();
          return holds(shown) ? shown : undefined;
        },
        true,
      ),
    ended: () => wait("the end", () => end, false),
  };
}

/** Starts the built program's screen. */
export function openExplore(options: EmulatedOptions = {}, ...args: string[]): EmulatedPty {
  return openEmulated(process.execPath, [program, "explore", ...args], options);
}

/** Whether the samples are those of the answers shown. */
export function settled(rows: readonly string[]): boolean {
  const text = rows.join("\n");
  return !/Sampling|sampling again|~/.test(text);
}
