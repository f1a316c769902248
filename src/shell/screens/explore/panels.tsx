import { Box } from "ink";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { titleAt } from "../../../core/moves.ts";
import { percent, quantity } from "../../../render/text.ts";
import { namesOf } from "../../explore/panels.ts";
import type { Panel } from "../../explore/state.ts";
import { Cell, cursorMark, Line } from "./cells.tsx";
import type { Frame, Size } from "./frame.ts";
import { clipped, topOf } from "./lines.ts";

interface PanelProps {
  readonly frame: Frame;
  readonly size: Size;
}

const HELP: readonly (readonly [keys: string, does: string])[] = [
  ["tab", "goes to the next pane; the title is one where several are decided"],
  ["↑ ↓", "select a row; page up and page down go ten rows"],
  ["← →", "change the selected answer to its neighbour; a list of names opens"],
  ["u", "takes the answer back; among the priorities, the order"],
  ["m", "makes a wish of a must, and a must of a wish"],
  ["[ ]", "move the selected priority up or down; so do shift + ↑ ↓"],
  ["t", "ties the selected priority with the one above; [ or ] leaves the tie"],
  ["z", "takes the last change back"],
  ["1 - 9", "go to another decision, where several are; at the title ← → do"],
  ["a", "shows how often each option takes each rank"],
  ["s", "saves the workload"],
  ["q", "quits and prints the command that gives the same advice"],
];

/** All keys. */
export function Help({ frame: { style }, size }: PanelProps) {
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      <Line text={style.title("  Keys")} />
      {HELP.map(([keys, does]) => (
        <Box key={keys} height={1}>
          <Cell text={`  ${style.accent(keys)}`} width={10} />
          <Cell text={does} width={size.columns - 10} />
        </Box>
      ))}
      <Line text="" />
      <Line text={style.quiet("  ~ of the answers before · = level · ? a must is open · ✗ removed")} />
    </Box>
  );
}

/** How often each option takes each rank. */
export function SharesPanel({ frame, size }: PanelProps) {
  const { view, shares, style } = frame;
  const { evaluator, evaluation } = view.place;
  const { joint, asAnswered } = shares.sampled ?? {};
  const ranked = evaluation.ranking;
  const ranks = Math.max(1, Math.min(ranked.length, Math.floor((size.columns - 2 - 18 - 9 - 9) / 6)));
  const share = (value: number | undefined) =>
    (value === undefined ? "…" : `${shares.stale ? "~" : ""}${percent(value)}`).padStart(6);
  const paint = shares.stale ? style.quiet : (text: string) => text;
  const numbers = Array.from({ length: ranks }, (_, rank) => String(rank + 1).padStart(6)).join("");
  const note = `Share of ${quantity(joint?.samples ?? frame.samples)} samples in which an option takes each rank. "if not": rank 1 if no unanswered question matters.`;
  const intro = clipped(note, size.columns - 4, 2);
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      {intro.map((text) => (
        <Line key={text} text={`  ${text}`} />
      ))}
      <Line text={style.title(`  ${"rank".padEnd(18)}${numbers}   below   if not`)} />
      {ranked.slice(0, Math.max(1, size.rows - 1 - intro.length)).map((option) => {
        const row = joint?.acceptability[option];
        const shown = Array.from({ length: ranks }, (_, rank) => row?.[rank]);
        const below =
          row === undefined ? undefined : 1 - shown.reduce<number>((sum, one) => sum + (one ?? 0), 0);
        const cells = [
          shown.map(share).join(""),
          "  ",
          share(below),
          "   ",
          share(asAnswered?.acceptability[option]?.[0]),
        ];
        return (
          <Box key={option} height={1}>
            <Cell text="" width={2} />
            <Cell text={titleAt(evaluator, option)} width={17} />
            <Cell text="" width={1} />
            <Cell text={paint(cells.join(""))} width={size.columns - 20} />
          </Box>
        );
      })}
    </Box>
  );
}

/** The names of a listed answer, switched on and off. */
export function NamesPanel({
  frame,
  size,
  panel,
}: PanelProps & { readonly panel: Extract<Panel, { kind: "names" }> }) {
  const { explorer, view, style } = frame;
  const row = view.answers.find(({ question }) => question.field === panel.field);
  if (row === undefined) return null;
  const names = namesOf(explorer, row);
  const given = [row.field?.value ?? []].flat(2).map(String);
  const intro = clipped(row.question.prompt, size.columns - 4, 2);
  const visible = Math.max(1, size.rows - intro.length);
  const at = Math.min(panel.row, names.length - 1);
  const top = topOf(names.length, at, visible);
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      {intro.map((text) => (
        <Line key={text} text={style.title(`  ${text}`)} />
      ))}
      {names.slice(top, top + visible).map(({ id, name, note }, n) => {
        const chosen = top + n === at;
        const box = given.includes(id) ? "[x]" : "[ ]";
        const text = `${cursorMark(chosen, style)}${box} ${chosen ? style.accent(name) : name}`;
        return <Line key={id} text={note === undefined ? text : `${text}  ${style.quiet(note)}`} />;
      })}
    </Box>
  );
}

/** Asks for the file to save to. */
export function SavePanel({
  frame,
  size,
  panel,
  cwd,
}: PanelProps & { readonly panel: Extract<Panel, { kind: "save" }>; readonly cwd: string }) {
  const { style } = frame;
  const file = panel.file.trim();
  const exists = file !== "" && existsSync(resolve(cwd, file));
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      <Line text={style.title("  Save the workload as")} />
      <Line text={`  > ${panel.file}▏`} />
      <Line text="" />
      <Line text={exists ? style.warn("  It exists and is replaced, with its comments.") : ""} />
    </Box>
  );
}
