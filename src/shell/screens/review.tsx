import { type Instance, Box, render, Text, useInput } from "ink";
import { useEffect, useRef, useState } from "react";
import type { Io } from "../io.ts";
import type { Style } from "../../render/style.ts";

/** One question and its answer; an empty answer is one not given yet. */
export interface ReviewRow {
  readonly title: string;
  readonly answer: string;
  /** "must" or "prefer", for an answer that limits or ranks; else empty. */
  readonly strength: string;
}

/** How the screen was left; an edited answer, a forgotten one and a switched strength are about one row. */
export type ReviewEnd =
  | { readonly kind: "advise" | "ask" | "quit" | "interrupt" }
  | { readonly kind: "edit" | "unknown" | "strength"; readonly row: number };

interface ReviewProps {
  readonly rows: readonly ReviewRow[];
  readonly start: number;
  readonly width: number;
  readonly height: number;
  readonly style: Style;
  /** Called once the keys are listened to. */
  readonly onShown?: () => void;
  readonly onEnd: (end: ReviewEnd) => void;
}

/** Lines around the list: title, blank line above the keys, keys. */
const FRAME = 4;

const KEYS = "↑↓ · enter edit · d don't know · s must/prefer · a advice · esc back · q quit";

/** All questions with their answers; the list scrolls with the cursor. */
export function Review({ rows, start, width, height, style, onShown, onEnd }: ReviewProps) {
  const [place, setPlace] = useState(Math.min(start, rows.length - 1));
  const latest = useRef(place); // several keys can arrive between two frames
  const visible = Math.max(1, Math.min(rows.length, height - FRAME));
  const move = (by: number) => {
    latest.current = Math.max(0, Math.min(rows.length - 1, latest.current + by));
    setPlace(latest.current);
  };
  useInput((input, key) => {
    if (key.upArrow || key.downArrow) move(key.upArrow ? -1 : 1);
    else if (key.pageUp || key.pageDown) move(key.pageUp ? -visible : visible);
    else {
      const end = endOf(input, key, latest.current);
      if (end !== undefined) onEnd(end);
    }
  });
  useEffect(() => onShown?.(), []);
  const top = Math.max(0, Math.min(place - Math.floor(visible / 2), rows.length - visible));
  const titles = Math.min(32, Math.max(...rows.map(({ title }) => title.length)));
  const answered = rows.filter(({ answer }) => answer !== "").length;
  return (
    <Box flexDirection="column" width={width}>
      <Text wrap="truncate">
        {style.title(`Your answers: ${answered} of ${rows.length}; row ${place + 1}`)}
      </Text>
      {rows.slice(top, top + visible).map((row, n) => (
        <Text key={row.title} wrap="truncate">
          {line(row, top + n === place, titles, style)}
        </Text>
      ))}
      <Text> </Text>
      <Text wrap="truncate">{style.quiet(KEYS)}</Text>
    </Box>
  );
}

function line(row: ReviewRow, current: boolean, titles: number, style: Style): string {
  const answer = row.answer === "" ? style.quiet("not asked yet") : row.answer;
  const text = `${current ? "❯" : " "} ${row.title.padEnd(titles)}  ${row.strength.padEnd(6)}  `;
  return (current ? style.accent(text) : text) + answer;
}

type InputKey = Parameters<Parameters<typeof useInput>[0]>[1];

function endOf(input: string, key: InputKey, row: number): ReviewEnd | undefined {
  if (key.ctrl) return input === "c" || input === "d" ? { kind: "interrupt" } : undefined;
  if (key.return || input === "\n") return { kind: "edit", row };
  if (key.escape || key.leftArrow) return { kind: "ask" };
  if (input === "d") return { kind: "unknown", row };
  if (input === "s") return { kind: "strength", row };
  if (input === "a") return { kind: "advise" };
  return input === "q" ? { kind: "quit" } : undefined;
}

/** Shows the review on stderr until it is left; nothing of it stays on the screen. */
export async function showReview(
  io: Io,
  rows: readonly ReviewRow[],
  start: number,
  style: Style,
): Promise<ReviewEnd> {
  const { stderr, stdin } = io as { stderr: NodeJS.WriteStream; stdin: NodeJS.ReadStream };
  const size = { width: stderr.columns, height: stderr.rows };
  const options = { stdin, stdout: stderr, exitOnCtrlC: false, patchConsole: false };
  // A prompt before this one has paused stdin in the midst of a read, which listening alone does not take up again.
  const onShown = () => void stdin.resume();
  stdin.setRawMode(true); // before the first frame, so that no key is echoed into it
  const { end, app } = await new Promise<{ end: ReviewEnd; app: Instance }>((left) => {
    const onEnd = (given: ReviewEnd) => left({ end: given, app });
    const app = render(
      <Review rows={rows} start={start} {...size} style={style} onShown={onShown} onEnd={onEnd} />,
      options,
    );
  });
  const gone = app.waitUntilExit();
  // The last frame stays on the screen, so it has to be an empty one.
  app.rerender(null);
  app.unmount();
  await gone;
  return end;
}
