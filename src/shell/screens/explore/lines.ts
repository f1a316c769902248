import { width, wrapped } from "../../../render/text.ts";

/** A text in at most so many lines; what does not fit ends in "…". */
export function clipped(text: string, columns: number, lines: number): string[] {
  const all = wrapped("", text, columns).split("\n");
  if (all.length <= lines) return all;
  const kept = all.slice(0, lines);
  const last = Array.from(kept.at(-1) ?? "");
  while (width(last.join("")) > columns - 2) last.pop();
  return [...kept.slice(0, -1), `${last.join("").trimEnd()} …`];
}

/** The first row to show of a list, so that the cursor is in sight. */
export function topOf(count: number, cursor: number, visible: number): number {
  return Math.max(0, Math.min(cursor - Math.floor(visible / 2), count - visible));
}
