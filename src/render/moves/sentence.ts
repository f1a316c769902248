import type { Because, Move, Moves, Removal } from "../../model/moves.ts";
import { decimals, listed } from "../text.ts";

/** More of one kind are counted, not named. */
const NAMED = 3;

/** What moved and why, in one line: who leads now, who fell out, who fits again, who passed whom. */
export function movesSentence(moves: Moves): string {
  const { removed, returned, moved } = moves;
  const passing = moved.filter(({ because, from, to }) => because !== undefined && to < from);
  const parts = [
    leadText(moves),
    ...shortened(removed, (one) => `${one.title} removed by ${quoted(one)}`, "removed"),
    ...shortened(returned, (one) => `${one.title} fits again, without ${quoted(one)}`, "fit again"),
    ...shortened(passing, moveText, "moved up"),
  ];
  const still = parts.length === 1 && moved.length === 0 ? ["no option moves"] : [];
  return `${[...parts, ...still].join("; ")}.`;
}

function leadText({ ledBy }: Moves): string {
  const [before, after] = [ledBy.before.titles, ledBy.after.titles];
  if (after.length === 0) return before.length === 0 ? "Nothing fits" : "Nothing fits any more";
  const [was, now] = [decimals(ledBy.before.score), decimals(ledBy.after.score)];
  const lead = `${named(after)} ${after.length > 1 ? "lead level" : "leads"}`;
  if (before.length === 0) return `${lead} now, with ${now} (nothing fitted)`;
  const same = before.length === after.length && before.every((title) => after.includes(title));
  if (!same) return `${lead} now, with ${now} (before: ${named(before)})`;
  return `${lead} still, with ${now}${was === now ? "" : ` (was ${was})`}`;
}

function named(titles: readonly string[]): string {
  const left = titles.length - NAMED;
  return listed(left > 0 ? [...titles.slice(0, NAMED), `${String(left)} more`] : titles);
}

function shortened<T>(all: readonly T[], text: (one: T) => string, more: string): string[] {
  const shown = all.length > NAMED ? all.slice(0, NAMED - 1) : all;
  const left = all.length - shown.length;
  return [...shown.map(text), ...(left > 0 ? [`${String(left)} more ${more}`] : [])];
}

function quoted({ rules }: Removal): string {
  const named = rules.slice(0, 2).map((title) => `"${title}"`);
  const left = rules.length - named.length;
  return listed(left > 0 ? [...named, `${String(left)} more`] : named);
}

function moveText({ title, from, to, because }: Move): string {
  return `${title} ${String(from)} -> ${String(to)}${because === undefined ? "" : `: ${becauseText(because)}`}`;
}

function becauseText({ kind, titles }: Because): string {
  const names = listed(titles.map((title) => `"${title}"`));
  const verb = titles.length > 1 ? "are" : "is";
  switch (kind) {
    case "judged":
      return `${names} ${verb} now judged`;
    case "dropped":
      return `${names} ${verb} no longer judged`;
    case "gained":
      return `gains on ${names}`;
    case "settled":
      return `what is known of ${names} decides differently now`;
  }
}
