import type { Style } from "../../render/style.ts";
import { columnsOf, ExitCode, type Io } from "../io.ts";
import { UserError } from "../errors.ts";
import { wrapped } from "../../render/text.ts";
import { styleFor } from "../style.ts";

/** A key as readline tells it. */
export interface Key {
  readonly name: string;
  readonly ctrl: boolean;
}

interface Context {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  clearPromptOnDone: boolean;
  signal: AbortSignal;
}
type Prompt<Value, Config> = (config: Config, context: Context) => Promise<Value>;

/** Where prompts draw: stderr, so that stdout carries the result alone. */
export interface Screen {
  readonly style: Style;
  columns(): number;
  rows(): number;
  /** Writes a text that stays, wrapped at words. */
  say(text: string): void;
  /** Runs a prompt, which clears itself when it is done. @throws Interrupted on Ctrl-C, Ctrl-D and a closed terminal */
  run<Value, Config>(prompt: Prompt<Value, Config>, config: Config): Promise<Value>;
}

/** The user left, by Ctrl-C, Ctrl-D or by closing the terminal. */
export class Interrupted extends UserError {
  constructor(message = "Interrupted.") {
    super(message, ExitCode.interrupted);
    this.name = "Interrupted";
  }
}

export function screenFor(io: Io, color: boolean | undefined): Screen {
  const drawn = { ...io, stdin: io.stdin, stdout: io.stderr };
  return {
    style: styleFor(drawn, color),
    columns: () => columnsOf(drawn),
    rows: () => ("rows" in io.stderr && io.stderr.rows > 0 ? io.stderr.rows : 24),
    say: (text) => io.stderr.write(`${wrapped("", text, columnsOf(drawn))}\n`),
    run: (prompt, config) => runPrompt(io, prompt, config),
  };
}

async function runPrompt<Value, Config>(
  io: Io,
  prompt: Prompt<Value, Config>,
  config: Config,
): Promise<Value> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const onKey = (_: unknown, key: Key | undefined) => {
    if (key?.ctrl === true && key.name === "d") leave();
  };
  // A screen that was shown before may have let go of stdin, and a program that waits for nothing else would end.
  if ("ref" in io.stdin) io.stdin.ref();
  // Readline closes itself on Ctrl-D and with its input, and the prompt would wait for ever.
  io.stdin.on("keypress", onKey).on("close", leave);
  try {
    const context = { input: io.stdin, output: io.stderr, clearPromptOnDone: true, signal: leaving.signal };
    return await prompt(config, context);
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name))
      throw new Interrupted();
    throw error;
  } finally {
    io.stdin.off("keypress", onKey).off("close", leave);
  }
}

/** Escape and Ctrl-B go back; so does the left arrow where no text stands in which it would move. */
export function isBackKey(key: Key, nothingTyped: boolean): boolean {
  return key.name === "escape" || (key.ctrl && key.name === "b") || (nothingTyped && key.name === "left");
}
