import { Box } from "ink";
import { decimals, width } from "../../../render/text.ts";
import { rowIn } from "../../explore/state.ts";
import { answerCell } from "../../explore/texts.ts";
import { Cell, cursorMark, Heading } from "./cells.tsx";
import type { Frame, Size } from "./frame.ts";
import { topOf } from "./lines.ts";

/** The objectives in the order that holds, each with its rank and weight. */
export function OrderPane({ frame, size }: { readonly frame: Frame; readonly size: Size }) {
  const { state, view, style } = frame;
  const selected = state.pane === "order" ? rowIn(state, view, "order") : -1;
  const note = view.place.evaluation.order.origin === "stated" ? "your order" : "default order";
  const visible = Math.max(1, size.rows - 1);
  const top = topOf(view.objectives.length, Math.max(0, selected), visible);
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      <Heading title="Priorities" note={note} focused={state.pane === "order"} style={style} />
      {view.objectives.slice(top, top + visible).map(({ objective, rank, weight }, n) => {
        const chosen = top + n === selected;
        const shared = view.objectives.filter((other) => other.rank === rank).length > 1;
        const place = rank === undefined ? " - " : `${String(rank).padStart(2)}${shared ? "=" : " "}`;
        return (
          <Box key={objective.id} height={1}>
            <Cell text={cursorMark(chosen, style)} width={2} />
            <Cell text={place} width={4} />
            <Cell text={chosen ? style.accent(objective.title) : objective.title} width={size.columns - 13} />
            <Cell text={weight === undefined ? style.quiet("     -") : ` ${decimals(weight)}`} width={7} />
          </Box>
        );
      })}
    </Box>
  );
}

/** The questions with what is known of each; unanswered ones below, in the same list. */
export function AnswersPane({ frame, size }: { readonly frame: Frame; readonly size: Size }) {
  const { state, view, style } = frame;
  const selected = state.pane === "answers" ? rowIn(state, view, "answers") : -1;
  const visible = Math.max(1, size.rows - 1);
  const top = topOf(view.answers.length, rowIn(state, view, "answers"), visible);
  const answered = view.answers.filter(({ field }) => field?.origin === "stated").length;
  const longest = Math.max(...view.answers.map(({ question }) => width(question.title)));
  const titles = Math.min(longest, Math.floor((size.columns - 3) * 0.55));
  const note = `${answered} of ${view.answers.length} stated`;
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      <Heading title="Answers" note={note} focused={state.pane === "answers"} style={style} />
      {view.answers.slice(top, top + visible).map((row, n) => {
        const chosen = top + n === selected;
        const text = answerCell(row, chosen);
        const shown = row.field?.origin === "stated" ? text : style.quiet(text);
        return (
          <Box key={row.question.field} height={1}>
            <Cell text={cursorMark(chosen, style)} width={2} />
            <Cell text={chosen ? style.accent(row.question.title) : row.question.title} width={titles} />
            <Cell text="" width={1} />
            <Cell text={chosen ? style.title(text) : shown} width={size.columns - titles - 3} />
          </Box>
        );
      })}
    </Box>
  );
}
