import { EmulatedTerminal } from "../shell/emulated-terminal.ts";
import { openExplore, settled } from "../shell/emulated-pty.ts";
import { KEY } from "../shell/pty.ts";

/** What is typed after how many seconds, and a text that shows that it was taken in. */
interface Step {
  readonly name: string;
  readonly pause: number;
  readonly keys: string;
  readonly shows: string;
}

const COLUMNS = 100;
const ROWS = 30;
const WORKLOAD = "examples/small-job-queue.yaml";

const PAGE_DOWN = "\u001b[6~";

const STEPS: readonly Step[] = [
  { name: "opened", pause: 0, keys: "", shows: "9 of 44 stated" },
  { name: "next answer", pause: 2.5, keys: KEY.down, shows: "❯ Operating effort" },
  { name: "more effort accepted", pause: 1.5, keys: KEY.right, shows: "minimal -> shared" },
  { name: "to the loss tolerated", pause: 4, keys: KEY.down + KEY.down, shows: "❯ Loss tolerated" },
  { name: "nothing may be lost", pause: 1.5, keys: KEY.right, shows: "crash-safe -> node-safe" },
  {
    name: "to the tenants",
    pause: 5,
    keys: PAGE_DOWN + PAGE_DOWN + KEY.down + KEY.down + KEY.down,
    shows: "❯ Tenants",
  },
  { name: "tenants apart", pause: 1.5, keys: KEY.left, shows: "unanswered -> isolated" },
  { name: "taken back", pause: 6, keys: "z", shows: "Taken back." },
  { name: "to the priorities", pause: 5, keys: KEY.tab + KEY.tab, shows: "▸ Priorities" },
  { name: "reliability first", pause: 1.5, keys: `${KEY.down}[`, shows: "Reliability moved up" },
  { name: "tied again", pause: 4, keys: `${KEY.down}t`, shows: "Low effort tied with the one above" },
  { name: "shares by rank", pause: 4, keys: "a", shows: "if not" },
  { name: "back", pause: 4, keys: KEY.escape, shows: "▸ Priorities" },
  { name: "why the second", pause: 1.5, keys: KEY.tab + KEY.tab + KEY.down, shows: "▸ Ranking" },
  { name: "left", pause: 5, keys: "q", shows: "arch-map advise" },
];

/** Seconds between two frames that one key leads to: the mark of old numbers can be seen. */
const FRAME = 0.3;

type Event = readonly [seconds: number, kind: "o" | "m", text: string];

/**
 * Drives the built program in a pseudo-terminal, and records it in asciinema's format (version 2). What it wrote is real; the
 * times are those of the script, not of the machine. Every step begins with a marker.
 */
export async function recordedExplore(): Promise<string> {
  const pty = openExplore({ columns: COLUMNS, rows: ROWS, env: { NO_COLOR: "" } }, WORKLOAD);
  const events: Event[] = [];
  let seconds = 0;
  let seen = 0;
  for (const { name, pause, keys, shows } of STEPS) {
    seconds += pause;
    events.push([seconds, "m", name]);
    pty.type(keys);
    if (keys === "q") await pty.ended();
    else await pty.until(shows, (rows) => settled(rows) && rows.join("\n").includes(shows));
    const text = pty.written().slice(seen);
    seen += text.length;
    const frames = text.split(/(?<=\u001b\[\?2026l)/);
    frames.forEach((frame, n) => events.push([seconds + n * FRAME, "o", frame]));
    seconds += (frames.length - 1) * FRAME;
  }
  const title = `arch-map explore ${WORKLOAD}`;
  const header = { version: 2, width: COLUMNS, height: ROWS, title, env: { TERM: "xterm-256color" } };
  const lines = events.map(([at, kind, text]) => [Number(at.toFixed(1)), kind, text]);
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** What is in sight at the end of every step of a recording, under the step's name. */
export async function framesOf(cast: string): Promise<Record<string, string>> {
  const [first = "", ...lines] = cast.trimEnd().split("\n");
  const { width, height } = JSON.parse(first) as { width: number; height: number };
  const terminal = new EmulatedTerminal(width, height);
  const frames: Record<string, string> = {};
  let name = "";
  for (const line of lines) {
    const [, kind, text] = JSON.parse(line) as Event;
    if (kind === "m") name = text;
    else await terminal.write(text);
    frames[name] = terminal.visible().join("\n").trimEnd();
  }
  return frames;
}
