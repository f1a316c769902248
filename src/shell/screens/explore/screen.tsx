import { Box } from "ink";
import type { Panel, Pane } from "../../explore/state.ts";
import { detailText, saidText } from "../../explore/texts.ts";
import { AnswersPane, OrderPane } from "./answers.tsx";
import { Line } from "./cells.tsx";
import type { Frame, Size } from "./frame.ts";
import { clipped } from "./lines.ts";
import { Help, NamesPanel, SavePanel, SharesPanel } from "./panels.tsx";
import { Ranking } from "./ranking.tsx";

/** Less than this cannot be read. */
const LEAST: Size = { columns: 60, rows: 18 };

/** The whole screen: title, panes or what lies over them, what is selected, what the last key did, keys. */
export function Screen({
  frame,
  size,
  cwd,
}: {
  readonly frame: Frame;
  readonly size: Size;
  readonly cwd: string;
}) {
  const { columns, rows } = size;
  if (columns < LEAST.columns || rows < LEAST.rows) {
    const least = `${LEAST.columns} x ${LEAST.rows}`;
    return <Line text={`Needs ${least}, has ${columns} x ${rows}. q quits`} />;
  }
  const { state, view, style, explorer } = frame;
  const room = columns - 1;
  const [details, said] = rows >= 40 ? [4, 3] : rows >= 30 ? [3, 3] : [2, 3];
  const body = rows - 1 - 1 - 1 - details - said - 1;
  const detail = clipped(detailText(explorer, state, view), room, details);
  const text = clipped(saidText(state.said), room, said);
  return (
    <Box flexDirection="column" width={columns} height={rows - 1} overflow="hidden">
      <Title frame={frame} columns={columns} />
      <Body frame={frame} size={{ columns, rows: body }} cwd={cwd} />
      <Line text={style.quiet("─".repeat(columns))} />
      <Lines lines={detail} count={details} paint={style.quiet} />
      <Lines lines={text} count={said} paint={style.accent} />
      <Line text={style.quiet(keysFor(state.panel, state.pane))} />
    </Box>
  );
}

function Body({ frame, size, cwd }: { readonly frame: Frame; readonly size: Size; readonly cwd: string }) {
  const { panel } = frame.state;
  switch (panel?.kind) {
    case "help":
      return <Help frame={frame} size={size} />;
    case "shares":
      return <SharesPanel frame={frame} size={size} />;
    case "names":
      return <NamesPanel frame={frame} size={size} panel={panel} />;
    case "save":
      return <SavePanel frame={frame} size={size} panel={panel} cwd={cwd} />;
    case undefined:
      return <Panes frame={frame} size={size} />;
  }
}

function Panes({ frame, size: { columns, rows } }: { readonly frame: Frame; readonly size: Size }) {
  const left = Math.floor(columns * 0.58);
  const right = columns - left - 2;
  const order = Math.min(frame.view.objectives.length + 1, Math.floor(rows / 2) + 1);
  return (
    <Box height={rows} overflow="hidden">
      <Ranking frame={frame} size={{ columns: left, rows }} />
      <Box width={2} flexShrink={0} />
      <Box flexDirection="column" width={right}>
        <OrderPane frame={frame} size={{ columns: right, rows: order }} />
        <AnswersPane frame={frame} size={{ columns: right, rows: rows - order }} />
      </Box>
    </Box>
  );
}

function Title({
  frame: { state, view, style },
  columns,
}: {
  readonly frame: Frame;
  readonly columns: number;
}) {
  const { places, place } = view;
  const which = places.length === 1 ? "" : `  ‹ ${places.indexOf(place) + 1} of ${places.length} ›`;
  const unsaved = state.workload === state.saved ? "" : "  changed, not saved";
  const focus = state.pane === "title" ? style.accent("▸ ") : "";
  const name = `${state.workload.name}: ${place.title}`;
  const room = columns - which.length - unsaved.length - 3;
  const [shown = ""] = clipped(name, room, 1);
  return <Line text={`${focus}${style.title(shown)}${style.accent(which)}${style.warn(unsaved)}`} />;
}

function Lines({
  lines,
  count,
  paint,
}: {
  readonly lines: readonly string[];
  readonly count: number;
  readonly paint: (text: string) => string;
}) {
  const all = Array.from({ length: count }, (_, n) => lines[n] ?? "");
  return (
    <Box flexDirection="column" height={count} flexShrink={0}>
      {all.map((text, n) => (
        <Line key={n} text={paint(text)} />
      ))}
    </Box>
  );
}

const PANE_KEYS: Readonly<Record<Pane, string>> = {
  title: "←→ other decision",
  ranking: "↑↓ select · a shares by rank",
  order: "↑↓ select · [ ] move · t tie · u default",
  answers: "↑↓ select · ←→ change · u unanswer",
};

function keysFor(panel: Panel | undefined, pane: Pane): string {
  switch (panel?.kind) {
    case "names":
      return "↑↓ select · space switch · a letter jumps · enter done";
    case "save":
      return "enter saves · esc back";
    case "help":
    case "shares":
      return "esc back";
    case undefined:
      return `tab pane · ${PANE_KEYS[pane]} · s save · ? help · q quit`;
  }
}
