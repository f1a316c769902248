import type { Coverage, CoverageRow } from "../../model/coverage.ts";
import type { Page } from "../style.ts";
import { pad, percent, width } from "../text.ts";

/** How well a category is known, by option and by attribute. */
export function coverageText(coverages: readonly Coverage[], page: Page): string {
  return `${coverages.flatMap((coverage) => blocksOf(coverage, page)).join("\n\n")}\n`;
}

function blocksOf({ category, options, attributes }: Coverage, page: Page): string[] {
  return [
    table(
      `${category}: options`,
      options,
      options.map(({ variants }) => spreadText(variants)),
      page,
    ),
    table(`${category}: attributes`, attributes, [], page),
  ];
}

const HEAD = ["documented", "measured", "judgement", "unknown", "oldest read"];

function table(
  title: string,
  rows: readonly CoverageRow[],
  notes: readonly string[],
  { style }: Page,
): string {
  const cells = rows.map((row) => [
    String(row.documented),
    String(row.measured),
    String(row.judgement),
    percent(row.unknown),
    row.oldest ?? "-",
  ]);
  const first = Math.max(...rows.map(({ id }) => width(id)), width(title));
  const line = (label: string, texts: readonly string[], note = "") =>
    `${pad(label, first)}  ${texts.map((text, n) => text.padStart(HEAD[n]?.length ?? 0)).join("  ")}  ${note}`.trimEnd();
  return [
    style.title(line(title, HEAD)),
    ...rows.map(({ id }, n) => line(id, cells[n] ?? [], style.quiet(notes[n] ?? ""))),
  ].join("\n");
}

/** The least and the best known variant, where they differ. */
function spreadText(variants: readonly { unknown: number }[]): string {
  const shares = variants.map(({ unknown }) => unknown);
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  return shares.length === 0 || least === most ? "" : `${percent(least)} to ${percent(most)} by variant`;
}
