import { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { Io } from "../../src/shell/io.ts";

const root = join(import.meta.dirname, "../..");

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the built program in this process: `main(argv, io)` with streams of our own and no terminal. */
export async function runMain(
  argv: string[],
  settings: { cwd?: string; stdin?: string; env?: Io["env"] } = {},
): Promise<Ended> {
  const { main } = (await import(pathToFileURL(join(root, "dist/main.js")).href)) as {
    main: (argv: string[], io: Io) => Promise<number>;
  };
  const stdout = collector();
  const stderr = collector();
  const code = await main(argv, {
    stdin: Readable.from(settings.stdin === undefined ? [] : [settings.stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: { COLUMNS: "100", ...settings.env },
    cwd: settings.cwd ?? root,
    today: "2026-11-22",
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { stream: Writable; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}
