import { spawn } from "@lydell/node-pty";
import { join } from "node:path";
import { root } from "../support/repository.ts";
import { TerminalScreen } from "./terminal-screen.ts";

export interface Pty {
  readonly screen: TerminalScreen;
  /** Types, as a person would. */
  type(keys: string): void;
  /** Waits until the rows in sight contain all texts. @throws with the screen, after the deadline or when the program ends */
  waitFor(...texts: string[]): Promise<void>;
  /** Waits until something about the screen holds. @throws as `waitFor` */
  waitUntil(what: string, holds: () => boolean): Promise<void>;
  /** Types, then waits for all texts. */
  press(keys: string, ...texts: string[]): Promise<void>;
  /** Waits for the program to end. @returns its exit code @throws with the screen, after the deadline */
  ended(): Promise<number>;
  /** Closes the terminal, as one does with its window. */
  hangUp(): void;
}

export interface PtyOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How long a loaded machine may take for one step. */
const DEADLINE_MS = 20_000;

export const KEY = {
  up: "\u001b[A",
  down: "\u001b[B",
  left: "\u001b[D",
  right: "\u001b[C",
  enter: "\r",
  tab: "\t",
  escape: "\u001b",
  ctrlC: "\u0003",
  ctrlD: "\u0004",
} as const;

/** A person's terminal: what a test runner adds to the environment is left out. */
export function environment(): Record<string, string | undefined> {
  const added = new Set(["CI", "COLUMNS", "LINES", "FORCE_COLOR", "VITEST", "NODE_ENV"]);
  const own = Object.entries(process.env).filter(([name]) => !added.has(name));
  return { ...Object.fromEntries(own), TERM: "xterm-256color", NO_COLOR: "1" };
}

/** The path of the built program. */
export const program = join(root, "bin/arch-map.js");

/** Starts a program in a pseudo-terminal of its own. */
export function openPty(command: string, args: readonly string[], options: PtyOptions = {}): Pty {
  const { columns = 80, rows = 24, env = {}, cwd = root } = options;
  const child = spawn(command, [...args], { cols: columns, rows, cwd, env: { ...environment(), ...env } });
  const screen = new TerminalScreen(columns, rows);
  const listeners = new Set<() => void>();
  let code: number | undefined;
  const notify = () => listeners.forEach((listener) => listener());
  child.onData((data) => {
    screen.write(data);
    notify();
  });
  child.onExit(({ exitCode }) => {
    code = exitCode;
    notify();
  });

  const until = <T>(what: string, found: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        listeners.delete(check);
        settle();
      };
      const fail = (why: string) =>
        end(() => {
          child.kill("SIGKILL");
          reject(
            new Error(
              `${why} while waiting for ${what}. The screen:\n${screen.all().slice(-rows).join("\n")}`,
            ),
          );
        });
      const check = () => {
        const value = found();
        if (value !== undefined) end(() => resolve(value));
        else if (code !== undefined) fail(`The program ended with ${code}`);
      };
      const timer = setTimeout(() => fail("The deadline passed"), DEADLINE_MS);
      listeners.add(check);
      check();
    });

  const waitFor = async (...texts: string[]) => {
    const seen = () => screen.visible().join("\n");
    await until(JSON.stringify(texts), () => texts.every((text) => seen().includes(text)) || undefined);
  };
  const waitUntil = async (what: string, holds: () => boolean) => {
    await until(what, () => holds() || undefined);
  };
  return {
    screen,
    type: (keys) => child.write(keys),
    waitFor,
    waitUntil,
    press: async (keys, ...texts) => {
      child.write(keys);
      await waitFor(...texts);
    },
    ended: () => until("the end", () => code),
    hangUp: () => child.kill("SIGHUP"),
  };
}

/** Starts the built program's interview. */
export function openInterview(options: PtyOptions = {}, ...args: string[]): Pty {
  return openPty(
    process.execPath,
    [program, "advise", "--category", "message-queue", "--samples", "500", ...args],
    options,
  );
}
