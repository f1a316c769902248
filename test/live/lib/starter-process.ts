import { BackgroundProcess, type BackgroundSettings } from "./background-process.ts";
import { waitUntil } from "./wait-until.ts";

/** One JSON line that a starter's process logged. */
export interface LogLine {
  event: string;
  /** Wall-clock milliseconds, from the ISO `time` of the line. */
  at: number;
  [field: string]: unknown;
}

function toLogLine(value: unknown): LogLine[] {
  if (typeof value !== "object" || value === null || !("event" in value) || !("time" in value)) return [];
  const { event, time } = value;
  return typeof event === "string" && typeof time === "string"
    ? [{ ...value, event, at: Date.parse(time) }]
    : [];
}

function parseLine(line: string): LogLine[] {
  if (!line.startsWith("{")) return [];
  try {
    return toLogLine(JSON.parse(line));
  } catch {
    // The last line of a process that was killed, or that is writing right now, may be cut.
    return [];
  }
}

/** A process of the generated project, seen through the JSON lines it logs. */
export class StarterProcess extends BackgroundProcess {
  readonly name: string;

  constructor(name: string, settings: BackgroundSettings) {
    super(settings);
    this.name = name;
  }

  lines(): LogLine[] {
    return this.log().split("\n").flatMap(parseLine);
  }

  /** Waits for a logged line. Errors: it does not come in time, or the process ends before. */
  sees(what: string, wanted: (line: LogLine) => boolean, within: number): Promise<LogLine> {
    return waitUntil(`${this.name} logs ${what}`, () => this.lines().find(wanted), {
      within,
      every: 20,
      unless: () => this.assertRunning(),
    });
  }
}
