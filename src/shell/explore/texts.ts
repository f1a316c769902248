import { titleAt } from "../../core/moves.ts";
import { violationsOf } from "../../core/explain.ts";
import { THRESHOLDS } from "../../core/decide.ts";
import type { Robustness } from "../../core/robustness.ts";
import type { Moves } from "../../model/moves.ts";
import { violationSentences } from "../../render/decision/sentences.ts";
import { movesSentence } from "../../render/moves/sentence.ts";
import { decimals, percent, quantity, valueText } from "../../render/text.ts";
import { isListed, neighbour, type AnswerRow } from "./answers.ts";
import type { ObjectiveRow } from "./order.ts";
import type { Explorer, Place } from "./places.ts";
import { namesOf } from "./panels.ts";
import { rowIn, type Said, type State, type View } from "./state.ts";

/** What is known about the selected row, in a sentence or a few. */
export function detailText(explorer: Explorer, state: State, view: View): string {
  switch (state.pane) {
    case "title":
      return view.places.map(({ title }, n) => `${n + 1} ${title}`).join(" · ");
    case "ranking":
      return optionText(view.place, view.options[rowIn(state, view, "ranking")] ?? -1);
    case "order":
      return objectiveText(view, view.objectives[rowIn(state, view, "order")]);
    case "answers":
      return answerDetail(explorer, view.answers[rowIn(state, view, "answers")]);
  }
}

/** What makes up the score of an option, or every must that its nearest variant violates. */
function optionText({ evaluator, evaluation }: Place, option: number): string {
  const standing = evaluation.standings[option];
  const variant = evaluator.model.variants[standing?.variant ?? -1];
  if (standing === undefined || variant === undefined) return "";
  const { title, modes, offerings } = variant.option;
  const how = `${title}, ${modes[variant.mode]?.title ?? ""}, ${offerings[variant.offering]?.title ?? ""}`;
  const violations = violationsOf(evaluator, evaluation.fields, standing.variant, evaluation.hard);
  const wanted = standing.status === "excluded" ? "violated" : "undetermined";
  const sentences = violations.filter(({ status }) => status === wanted).flatMap(violationSentences);
  if (standing.status === "excluded") return `Removed. Nearest is ${how}. ${sentences.join(". ")}.`;
  const parts = evaluation.criteria.flatMap(({ title: criterion }, c) => {
    const { low, high } = evaluation.values[c] ?? {};
    const value = ((low?.[standing.variant] ?? 0) + (high?.[standing.variant] ?? 0)) / 2;
    const part = value * (evaluation.weights[c] ?? 0);
    return part < 0.0005 ? [] : [`${criterion} ${decimals(part)}`];
  });
  const open = sentences.length === 0 ? "" : ` Not known: ${sentences.join(". ")}.`;
  return `${how}: ${decimals(standing.score)} = ${parts.join(" + ")}.${open}`;
}

function objectiveText({ place }: View, row: ObjectiveRow | undefined): string {
  if (row === undefined) return "";
  const { title, from, to } = row.objective;
  const order = place.evaluation.order.origin === "stated" ? "Your order." : "The default order.";
  const weight =
    row.weight === undefined ? "No criterion of it is judged here." : `Weight ${decimals(row.weight)}.`;
  const rank = row.rank === undefined ? " Not in the order: it ranks below those that are." : "";
  return `${title}, from "${from}" to "${to}". ${weight} ${order}${rank}`;
}

const ORIGINS = {
  stated: "stated",
  derived: "follows from other answers",
  defaulted: "the default",
} as const;

function answerDetail(explorer: Explorer, row: AnswerRow | undefined): string {
  if (row === undefined) return "";
  const { question, field } = row;
  if (field === undefined) return `${question.prompt} Not answered.`;
  const names = [field.value].flat(2).map(String);
  const words = namesOf(explorer, row).filter(
    ({ id }) => names.includes(id) || names.includes(BOOLEANS[id] ?? id),
  );
  const unit = question.type.kind === "number" ? question.type.unit : undefined;
  const means = words.length > 0 ? words.map(({ name }) => name).join(", ") : valueText(field.value, unit);
  return `${question.prompt} ${means} (${field.strength}, ${ORIGINS[field.origin]}).`;
}

const BOOLEANS: Readonly<Record<string, string>> = { yes: "true", no: "false" };

/** An answer in a few cells; the selected one with the ways it can go. */
export function answerCell(row: AnswerRow, selected: boolean): string {
  const { question, field } = row;
  const text = answerText(row);
  if (!selected) return text;
  if (isListed(question)) return `⏎ ${text}`;
  const less = neighbour(question, field?.value, -1) === undefined ? "" : "‹ ";
  const more = neighbour(question, field?.value, 1) === undefined ? "" : " ›";
  return `${less}${text}${more}`;
}

/** The answer, and where it does not come from the user or does not limit as the question usually does, a word on that. */
function answerText({ question, field }: AnswerRow): string {
  if (field === undefined) return "unanswered";
  const unit = question.type.kind === "number" ? question.type.unit : undefined;
  const own = field.strength === question.strength ? undefined : field.strength;
  const mark = { stated: own, derived: "follows", defaulted: "default" }[field.origin];
  const text = valueText(field.value, unit);
  return mark === undefined ? text : `${text} (${mark})`;
}

/** What the last key did and what that moved. */
export function saidText({ text, moves }: Said): string {
  return moves === undefined ? text : `${text} ${movesSentence(moves)}`;
}

/** How an option moved by the last change: "▲2", "▼1", "new", or nothing. */
export function moveMark(moves: Moves | undefined, option: number): string {
  if (moves?.returned.some((one) => one.option === option)) return "new";
  const move = moves?.moved.find((one) => one.option === option);
  if (move === undefined) return moves?.removed.some((one) => one.option === option) ? "out" : "";
  return move.to < move.from ? `▲${move.from - move.to}` : `▼${move.to - move.from}`;
}

/** How sure the lead is: the rival that the leader beats least often, and what a winner needs. */
export function leadText({ evaluator, evaluation }: Place, joint: Robustness): string {
  const [leader, ...rivals] = evaluation.ranking;
  if (leader === undefined) return "Nothing fits: no option is left to sample.";
  if (rivals.length === 0) return `${titleAt(evaluator, leader)} is the only option that fits.`;
  const share = (rival: number) => joint.wins(leader, rival).share;
  const hardest = rivals.reduce((a, b) => (share(b) < share(a) ? b : a));
  const needed = `a winner needs ${percent(THRESHOLDS.winner)}`;
  const among = `${percent(share(hardest))} of ${quantity(joint.samples)} samples (${needed})`;
  return `In ${among} ${titleAt(evaluator, leader)} beats ${titleAt(evaluator, hardest)}.`;
}
