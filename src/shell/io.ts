import type { ReadStream, WriteStream } from "node:tty";

/** The world as the program sees it: streams, environment, folder and day. Tests pass their own. */
export interface Io {
  readonly stdin: ReadStream | NodeJS.ReadableStream;
  readonly stdout: WriteStream | NodeJS.WritableStream;
  readonly stderr: WriteStream | NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The day as YYYY-MM-DD. */
  readonly today: string;
}

/** Documented in the README; tested in test/shell. */
export const ExitCode = {
  done: 0,
  ourBug: 1,
  usage: 2,
  nothingFits: 3,
  tooClose: 4,
  noLongerHolds: 5,
  lintFindings: 6,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * Prompts read stdin and draw on stderr, so a person must sit at these two; stdout may be a file, for it carries the
 * result alone; a screen without a result of its own is drawn on stdout. Never in CI, and never on a terminal that cannot move its cursor.
 */
export function isInteractive(io: Io, drawnOn: Io["stdout"] = io.stderr): boolean {
  const ci = io.env["CI"];
  const inCi = !(ci === undefined || ci === "" || ci === "false" || ci === "0");
  return isTty(io.stdin) && isTty(drawnOn) && !inCi && io.env["TERM"] !== "dumb";
}

/** Colour is a matter of the stream and of NO_COLOR, FORCE_COLOR and TERM (no-color.org, force-color.org). */
export function wantsColour(io: Io, flag: boolean | undefined): boolean {
  if (flag === false || (io.env["NO_COLOR"] ?? "") !== "") return false;
  const force = io.env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  return isTty(io.stdout) && io.env["TERM"] !== "dumb";
}

/** Width to print in: COLUMNS, the terminal's, else 100; at least 40. */
export function columnsOf(io: Io): number {
  const stated = Number(io.env["COLUMNS"]);
  const own = "columns" in io.stdout ? io.stdout.columns : undefined;
  const columns = Number.isInteger(stated) && stated > 0 ? stated : (own ?? 100);
  return Math.max(40, columns);
}

function isTty(stream: object): boolean {
  return "isTTY" in stream && stream.isTTY === true;
}
