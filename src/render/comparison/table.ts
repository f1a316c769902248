import { wrapAnsi } from "fast-wrap-ansi";
import { pad, width } from "../text.ts";

/** A row of a table: a label and one text for each column, or a heading over the whole width. */
export type TableRow = { heading: string } | { label: string; cells: readonly string[] };

const GAP = 2;
const INDENT = 2;
const WIDEST_LABEL = 24;
const COMFORTABLE = 16;

/** Which columns go on which page, and how wide each is. */
interface Sheet {
  columns: { index: number; width: number }[];
  label: number;
}

/**
 * Lays a table out in pages of columns: every page repeats the labels, and no column is narrower than its longest word, so
 * that nothing is cut. A single word wider than the page sticks out.
 */
export function tablePages(rows: readonly TableRow[], columns: number): string[] {
  return sheetsOf(rows, columns).map((sheet) => rows.map((row) => rowText(row, sheet, columns)).join("\n"));
}

function sheetsOf(rows: readonly TableRow[], columns: number): Sheet[] {
  const texts = rows.filter((row) => "cells" in row);
  const labels = texts.map((row) => row.label);
  const label = Math.max(
    longestWord(labels) + INDENT,
    Math.min(WIDEST_LABEL, columns / 4, Math.max(...labels.map(width))),
  );
  const count = Math.max(...texts.map((row) => row.cells.length));
  const needs = Array.from({ length: count }, (_, index) => {
    const cells = texts.map((row) => row.cells[index] ?? "");
    const longest = Math.max(...cells.map((cell) => Math.max(...cell.split("\n").map(width))));
    return Math.max(longestWord(cells), Math.min(longest, COMFORTABLE));
  });
  const room = columns - Math.floor(label);
  const pages: number[][] = [];
  for (const [index, need] of needs.entries()) {
    const page = pages.at(-1);
    const used = (page ?? []).reduce((sum, other) => sum + (needs[other] ?? 0) + GAP, 0);
    if (page !== undefined && used + need + GAP <= room) page.push(index);
    else pages.push([index]);
  }
  return pages.map((page) => ({ label: Math.floor(label), columns: spread(page, needs, room) }));
}

/** Shares the width that is left equally. */
function spread(page: readonly number[], needs: readonly number[], room: number): Sheet["columns"] {
  const used = page.reduce((sum, index) => sum + (needs[index] ?? 0) + GAP, 0);
  const extra = Math.max(0, Math.floor((room - used) / page.length));
  return page.map((index) => ({ index, width: (needs[index] ?? 0) + extra }));
}

function rowText(row: TableRow, sheet: Sheet, columns: number): string {
  if ("heading" in row) return row.heading === "" ? "" : wrapAnsi(row.heading, columns, { hard: false });
  const widths = [sheet.label, ...sheet.columns.map((column) => column.width)];
  const texts = [row.label, ...sheet.columns.map(({ index }) => row.cells[index] ?? "")];
  const lines = texts.map((text, n) => cellLines(text, widths[n] ?? 0));
  const height = Math.max(...lines.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    lines
      .map((cell, n) => pad(cell[line] ?? "", widths[n] ?? 0))
      .join(" ".repeat(GAP))
      .trimEnd(),
  ).join("\n");
}

/** Wraps at words; lines that begin with spaces stay indented. */
function cellLines(text: string, columns: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? "";
  const lines = wrapAnsi(text, columns - indent.length, { hard: false, trim: true }).split("\n");
  return lines.map((line) => (line === "" ? line : indent + line));
}

function longestWord(texts: readonly string[]): number {
  return Math.max(...texts.flatMap((text) => text.split(/\s+/).map(width)));
}
