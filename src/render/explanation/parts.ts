import type { Cell, Source } from "../../model/attribute.ts";
import type { Page } from "../style.ts";
import { pad, valueText, wrapped } from "../text.ts";

/** The first block: what it is called, what it is, and one sentence about it. */
export function head(title: string, kind: string, summary: string, { columns, style }: Page): string {
  return [
    wrapped("", `${style.title(title)} ${style.quiet(`(${kind})`)}`, columns),
    wrapped("", summary, columns),
  ].join("\n");
}

/** A titled block of lines; nothing when there are none. */
export function section(title: string, lines: readonly string[], { style }: Page): string[] {
  return lines.length === 0 ? [] : [[style.title(title), ...lines].join("\n")];
}

/** `label  text`, wrapped under the text. */
export function labelled(label: string, text: string, { columns }: Page, labels = 14): string {
  return wrapped(`  ${pad(label, labels)}`, text, columns);
}

/** One recorded value with everything that it rests on. */
export interface Recorded {
  note?: string | undefined;
  basis?: Cell["basis"] | undefined;
  asOf?: string | undefined;
  checkedOn?: string | undefined;
  source?: Source | undefined;
  reason?: string | undefined;
  setting?: string | undefined;
  version?: string | undefined;
  byLanguage?: Cell["byLanguage"];
}

/** Note, basis, reason, source and dates of a recorded value, one line each. */
export function evidence(
  cell: Recorded,
  unit: string | undefined,
  { columns, style }: Page,
  indent = "    ",
): string[] {
  const line = (text: string) => wrapped(indent, text, columns);
  const byLanguage = Object.entries(cell.byLanguage ?? {}).map(
    ([language, value]) => `${language}: ${valueText(value, unit)}`,
  );
  const dates = `as of ${cell.asOf ?? "?"}, read ${cell.checkedOn ?? "?"}`;
  return [
    ...(cell.note === undefined ? [] : [line(cell.note)]),
    ...(cell.version === undefined ? [] : [line(`Holds for version ${cell.version}.`)]),
    ...(byLanguage.length === 0 ? [] : [line(`By client language: ${byLanguage.join("; ")}.`)]),
    ...(cell.setting === undefined ? [] : [line(`Measured with: ${cell.setting}`)]),
    ...(cell.reason === undefined ? [] : [line(`Judged because: ${cell.reason}`)]),
    style.quiet(line(`${cell.basis ?? "unknown"}, ${dates}`)),
    ...(cell.source === undefined ? [] : [sourceLines(cell.source, style, columns, indent)]),
  ];
}

/** The heading on the page, then its address, which is never broken so that it can be opened. */
export function sourceLines(source: Source, style: Page["style"], columns: number, indent = "    "): string {
  return style.quiet(`${wrapped(`${indent}source: `, source.section, columns)}\n${indent}${source.url}`);
}
