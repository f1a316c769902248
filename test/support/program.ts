import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import type { Io } from "../../src/shell/io.ts";
import type { main } from "../../src/shell/main.ts";
import { root } from "./repository.ts";

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Where the program runs: environment, folder, and what is typed or piped into it. */
export interface World {
  env?: Record<string, string>;
  cwd?: string;
  stdin?: string;
}

/** Runs the built program in this process, without a terminal. @returns what it printed and its exit code */
export async function program(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const built = (await import(pathToFileURL(join(root, "dist/main.js")).href)) as { main: typeof main };
  const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(world.stdin ?? "");
  const io: Io = {
    stdin,
    stdout,
    stderr,
    env: { COLUMNS: "80", ...world.env },
    cwd: world.cwd ?? root,
    today: "2026-01-01",
  };
  const code = await built.main(argv, io);
  const text = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString() ?? "";
  return { code, stdout: text(stdout), stderr: text(stderr) };
}
