import type { FoundStack, NoStack, Stack, StackChange, StackSensitivity } from "../../model/stack.ts";
import type { Page } from "../style.ts";
import { decimals, listed, wrapped } from "../text.ts";

/** The stack for a terminal: what is chosen, what it adds up to, what holds it together, and what comes next. */
export function stackText(stack: Stack, page: Page): string {
  return (stack.kind === "found" ? foundText(stack, page) : noneText(stack, page)).join("\n\n");
}

function foundText(stack: FoundStack, page: Page): string[] {
  return [
    [page.style.title("The stack, chosen jointly"), ...choices(stack, page)].join("\n"),
    totalText(stack, page),
    ...block("Operated", components(stack), page),
    ...block("Goes together", pairings(stack), page),
    ...block(
      "Next best",
      stack.next.map(({ difference, changes }) => `-${decimals(difference, 4)}: ${changed(changes)}`),
      page,
    ),
    ...block("Weights", sensitivity(stack.sensitivity), page),
  ];
}

function block(title: string, lines: readonly string[], { columns, style }: Page): string[] {
  if (lines.length === 0) return [];
  return [[style.title(title), ...lines.map((line) => wrapped("  - ", line, columns))].join("\n")];
}

function choices({ choices: all, open }: FoundStack, { columns, style }: Page): string[] {
  return [
    ...all.map(({ title, option, mode, offering, alone }) => {
      const price =
        alone === undefined
          ? ""
          : alone.price === undefined
            ? ` (alone: ${alone.option.title}, with which no stack fits)`
            : ` (alone: ${alone.option.title}, here ${decimals(alone.price, 4)} worse)`;
      return wrapped(
        "  ",
        `${title}: ${style.good(option.title)}; ${mode}; ${offering}${style.quiet(price)}`,
        columns,
      );
    }),
    ...open.map((title) => wrapped("  ", `${title}: ${style.bad("nothing fits")}`, columns)),
  ];
}

function totalText(stack: FoundStack, { columns }: Page): string {
  const { total, fit, pairs, effort, budget, proved, undetermined } = stack;
  const sentences = [
    `Total ${decimals(total, 4)} = ${decimals(fit, 4)} fit ${pairs < 0 ? "-" : "+"} ${decimals(Math.abs(pairs), 4)} for what goes together - ${decimals(effort, 4)} to operate it, each component once.`,
    proved
      ? `No other stack is better (proved, ${String(stack.nodes)} nodes).`
      : `Not proved to be the best: the search ended after ${String(stack.nodes)} nodes.`,
    ...(budget === undefined
      ? []
      : [
          `${budget.title}, new: ${String(budget.used ?? 0)} of ${String(budget.atMost)} accepted (${budget.answer}).`,
        ]),
    ...(undetermined ? ["It rests on options of which it is not known whether they meet every must."] : []),
  ];
  return wrapped("", sentences.join(" "), columns);
}

function components({ components: all }: FoundStack): string[] {
  return all
    .filter(({ effort, runs }) => !runs || effort > 0)
    .map(({ title, usedBy, runs, added, effort, spared }) => {
      const state = runs ? "runs already" : added ? "added, since it is required" : "new";
      const shared = spared >= 0.00005 ? `, shared, which spares ${decimals(spared, 4)}` : "";
      return `${title}: ${state}, for ${listed(usedBy)}; -${decimals(effort, 4)}${shared}`;
    });
}

/** What options say of each other, each pairing once. */
function pairings({ pairings: all }: FoundStack): string[] {
  const ids = [...new Set(all.map(({ id }) => id))];
  return ids.map((id) => {
    const same = all.filter((one) => one.id === id);
    const value = same.reduce((sum, one) => sum + one.value, 0);
    const worth = value === 0 ? "required" : `${value < 0 ? "-" : "+"}${decimals(Math.abs(value), 4)}`;
    const pairs = [...new Set(same.map(({ between: [a, b] }) => `${a} and ${b}`))];
    return `${worth} ${same[0]?.summary ?? ""} (${pairs.join("; ")})`;
  });
}

function changed(changes: readonly StackChange[]): string {
  return changes.map(({ place, option }) => `${place}: ${option.title}`).join("; ");
}

function sensitivity(all: readonly StackSensitivity[]): string[] {
  const how = ({ title, factor }: StackSensitivity) => `${title} ${factor > 1 ? "doubled" : "halved"}`;
  const moving = all.filter(({ changes }) => changes.length > 0);
  const still = all.length - moving.length;
  return [
    ...moving.map((one) => `${how(one)}: ${changed(one.changes)}`),
    ...(still === 0
      ? []
      : [
          `${String(still)} of ${String(all.length)} doublings and halvings of one weight leave the stack as it is.`,
        ]),
  ];
}

function noneText({ pairings: all, budget, open }: NoStack, page: Page): string[] {
  const limit =
    budget === undefined
      ? []
      : [
          `${budget.title}: at most ${String(budget.atMost)} new (${budget.answer})${budget.used === undefined ? "" : `; the best stack without this limit takes ${String(budget.used)}`}.`,
        ];
  return [
    page.style.title("The stack, chosen jointly"),
    wrapped("", page.style.bad("No stack fits. Without any one of these there would be one:"), page.columns),
    ...block("In the way", [...all.map(({ summary }) => summary), ...limit], page),
    ...open.map((title) => wrapped("  ", `${title}: nothing fits`, page.columns)),
  ];
}
