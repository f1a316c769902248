import { Box } from "ink";
import { placeOf, titleAt } from "../../../core/moves.ts";
import { bar, decimals, percent, quantity, width } from "../../../render/text.ts";
import { unmetRules } from "../../../core/flips/reasons.ts";
import { rowIn } from "../../explore/state.ts";
import { leadText, moveMark } from "../../explore/texts.ts";
import { Cell, cursorMark, Heading, Line } from "./cells.tsx";
import type { Frame, Size } from "./frame.ts";
import { clipped, topOf } from "./lines.ts";

/** Cells of a row beside name and bar: cursor, place, score, share, move, and the gaps between. */
const FIXED = 2 + 4 + 1 + 1 + 5 + 1 + 6 + 1 + 3;

/** The options: those that fit with score, bar and share of first ranks, then those removed with why. */
export function Ranking({ frame, size }: { readonly frame: Frame; readonly size: Size }) {
  const { state, view, shares, style } = frame;
  const { ranking, standings } = view.place.evaluation;
  const selected = state.pane === "ranking" ? rowIn(state, view, "ranking") : -1;
  const lead = leadLines(frame, size);
  const visible = Math.max(1, Math.min(view.options.length, size.rows - 1 - lead.length));
  const top = topOf(view.options.length, Math.max(0, selected), visible);
  const note = `${ranking.length} of ${standings.length} fit; score, % first`;
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      <Heading title="Ranking" note={note} focused={state.pane === "ranking"} style={style} />
      {view.options.slice(top, top + visible).map((option, n) => {
        const row = { frame, option, selected: top + n === selected, columns: size.columns };
        return n + top < ranking.length ? (
          <RankedRow key={option} {...row} />
        ) : (
          <RemovedRow key={option} {...row} />
        );
      })}
      <Box flexGrow={1} />
      {lead.map((text) => (
        <Line key={text} text={shares.stale ? style.quiet(text) : text} />
      ))}
    </Box>
  );
}

interface RowProps {
  readonly frame: Frame;
  readonly option: number;
  readonly selected: boolean;
  readonly columns: number;
}

function RankedRow({ frame, option, selected, columns }: RowProps) {
  const { state, view, style } = frame;
  const { evaluator, evaluation } = view.place;
  const score = evaluation.standings[option]?.score ?? 0;
  const place = placeOf(evaluation, option);
  const level = evaluation.ranking.filter((other) => placeOf(evaluation, other) === place).length > 1;
  const open = evaluation.standings[option]?.status === "undetermined" ? "?" : " ";
  const { names, bars } = widths(frame, columns);
  const mark = moveMark(state.said.moves, option);
  return (
    <Box height={1}>
      <Cell text={cursorMark(selected, style)} width={2} />
      <Cell text={`${String(place).padStart(2)}${level ? "=" : " "}${open}`} width={4} />
      <Cell
        text={selected ? style.accent(titleAt(evaluator, option)) : titleAt(evaluator, option)}
        width={names}
      />
      <Cell text="" width={1} />
      <Cell text={style.accent(bar(score, bars))} width={bars + 1} />
      <Cell text={style.title(decimals(score))} width={6} />
      <Cell text={shareText(frame, option)} width={7} />
      <Cell text={mark.startsWith("▼") ? style.warn(mark) : style.good(mark)} width={3} />
    </Box>
  );
}

/** The share of first ranks; of the answers before with "~", and "…" where there are no samples yet. */
function shareText({ shares, style }: Frame, option: number): string {
  const share = shares.sampled?.joint.acceptability[option]?.[0];
  const text = share === undefined ? "…" : `${shares.stale ? "~" : ""}${percent(share)}`;
  return (shares.stale ? style.quiet : (plain: string) => plain)(text.padStart(6));
}

function RemovedRow({ frame, option, selected, columns }: RowProps) {
  const { state, view, style } = frame;
  const { evaluator, evaluation } = view.place;
  const rules = unmetRules(evaluator, evaluation, option);
  const more = rules.length > 1 ? ` (+${rules.length - 1})` : "";
  const { names } = widths(frame, columns);
  const mark = moveMark(state.said.moves, option);
  return (
    <Box height={1}>
      <Cell text={cursorMark(selected, style)} width={2} />
      <Cell text={style.bad("  ✗ ")} width={4} />
      <Cell text={style.quiet(titleAt(evaluator, option))} width={names} />
      <Cell text="" width={1} />
      <Cell text={style.quiet(`${rules[0] ?? ""}${more}`)} width={columns - 2 - 4 - names - 1 - 4} />
      <Cell text="" width={1} />
      <Cell text={style.bad(mark)} width={3} />
    </Box>
  );
}

/** The names get what they need, the bars the rest, up to 24 cells. */
function widths({ view }: Frame, columns: number): { names: number; bars: number } {
  const longest = Math.max(...view.options.map((option) => width(titleAt(view.place.evaluator, option))));
  const names = Math.max(8, Math.min(longest, columns - FIXED - 5));
  return { names, bars: Math.max(5, Math.min(24, columns - FIXED - names)) };
}

function leadLines({ view, shares, samples }: Frame, { columns }: Size): string[] {
  const room = columns - 4;
  if (shares.sampled === undefined) {
    return [`  Sampling ${quantity(samples)} times …`];
  }
  const text = shares.stale
    ? "~ is of the answers before; sampling again …"
    : leadText(view.place, shares.sampled.joint);
  const lines = clipped(text, room, 2);
  return [...lines, ...Array.from({ length: 2 - lines.length }, () => "")].map((line) => `  ${line}`);
}
