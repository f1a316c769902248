import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { killGroup, remember } from "./started.ts";
import { waitUntil } from "./wait-until.ts";

export interface BackgroundSettings {
  command: string;
  args: string[];
  /** Both output streams are appended to this file. */
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** One process in a process group of its own, so that a kill reaches its children and a Ctrl-C does not reach it first. */
export class BackgroundProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<Exit>;
  readonly #settings: BackgroundSettings;
  #exit: Exit | undefined;

  constructor(settings: BackgroundSettings) {
    const { command, args, logFile, ...rest } = settings;
    const log = openSync(logFile, "a");
    this.#settings = settings;
    this.#child = spawn(command, args, { ...rest, detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    remember(this.#child, [command, ...args].join(" "));
    this.#exited = new Promise((resolve, reject) => {
      this.#child.once("error", reject);
      this.#child.once("exit", (code, signal) => resolve((this.#exit = { code, signal })));
    });
    // A command that cannot be spawned is reported by whoever waits for it; nobody may be waiting yet.
    this.#exited.catch(() => undefined);
  }

  /** How the process ended; undefined while it runs. */
  get exit(): Exit | undefined {
    return this.#exit;
  }

  log(): string {
    return readFileSync(this.#settings.logFile, "utf8");
  }

  /** Errors: throws with the end of the log if the process has ended. */
  assertRunning(): void {
    if (this.#exit === undefined && this.#child.pid !== undefined) return;
    const tail = this.log().trim().split("\n").slice(-30).join("\n");
    const how = `code ${String(this.#exit?.code)}, signal ${String(this.#exit?.signal)}`;
    throw new Error(`Expected ${this.#settings.command} to run, but it ended (${how}):\n${tail}`);
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#exit === undefined) this.#child.kill(signal);
  }

  /** SIGKILL to the whole group; resolves once the process is gone. */
  async kill(): Promise<void> {
    if (this.#exit !== undefined || this.#child.pid === undefined) return;
    killGroup(this.#child);
    await this.#exited;
  }

  /** Waits for the process to end by itself. Errors: it still runs after `within` milliseconds. */
  ended(within: number): Promise<Exit> {
    return waitUntil(`the end of ${this.#settings.command}`, () => this.#exit, { within, every: 20 });
  }

  /** Sends the signal and waits for the end. Errors: it still runs after `within` milliseconds; it is then killed. */
  async stop(signal: NodeJS.Signals, within: number): Promise<Exit> {
    this.signal(signal);
    try {
      return await this.ended(within);
    } catch (error) {
      await this.kill();
      throw error;
    }
  }
}
