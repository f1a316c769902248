import type { Assessment, ComparedCriterion, ComparedRow, Comparison } from "../../model/comparison.ts";
import type { Page } from "../style.ts";
import { decimals, listed, wrapped } from "../text.ts";
import { cellGroups } from "./cells.ts";
import { placeOf, standingRows, weightText } from "./standings.ts";
import { tablePages, type TableRow } from "./table.ts";

/** The comparison for a terminal: pages of columns, the criteria as headings, unknown cells said to be unknown. */
export function comparisonText(comparison: Comparison, page: Page): string {
  const rows = [
    ...headRows(comparison, page),
    ...comparison.assessments.flatMap((assessment) => [{ heading: "" }, ...standingRows(assessment, page)]),
    ...comparison.criteria.flatMap((criterion) => criterionRows(criterion, comparison.assessments, page)),
  ];
  const title = `${comparison.category.title}: ${listed(comparison.columns.map(({ title }) => title))}`;
  const blocks = [
    wrapped("", page.style.title(title), page.columns),
    ...tablePages(rows, page.columns),
    footer(comparison, page),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function headRows({ columns }: Comparison, { style }: Page): TableRow[] {
  const row = (label: string, cells: string[]): TableRow => ({ label, cells });
  return [
    row(
      "",
      columns.map(({ title }) => style.title(title)),
    ),
    row(
      "Id",
      columns.map(({ id }) => style.accent(id)),
    ),
    row(
      "Version",
      columns.map(({ version, origin }) => (origin === undefined ? version : `${version}, from ${origin}`)),
    ),
    row(
      "Modes",
      columns.map(({ modes }) => modes.map(({ id }) => id).join(", ")),
    ),
    row(
      "Offerings",
      columns.map(({ offerings }) => offerings.map(({ id }) => id).join(", ")),
    ),
  ];
}

function criterionRows(
  criterion: ComparedCriterion,
  assessments: readonly Assessment[],
  page: Page,
): TableRow[] {
  const weights = assessments.map((assessment) => weightText(assessment, criterion.criterion));
  const heading = [page.style.title(criterion.title), ...weights.map((text) => page.style.warn(text))].join(
    "  ",
  );
  const parts = assessments.flatMap((assessment) => contributionRow(assessment, criterion.criterion, page));
  return [{ heading: "" }, { heading }, ...parts, ...criterion.rows.map((row) => attributeRow(row, page))];
}

function contributionRow(assessment: Assessment, id: string | undefined, { style }: Page): TableRow[] {
  const { criteria, standings } = assessment;
  if (!criteria.some(({ criterion }) => criterion === id)) return [];
  const cells = standings.map(({ contributions }) => {
    const part = contributions.find(({ criterion }) => criterion === id);
    return part === undefined ? "-" : style.accent(`+${decimals(part.contribution)}`);
  });
  const place = placeOf(assessment);
  return [{ label: place === "" ? "  contributes" : `  contributes to ${place}`, cells }];
}

function attributeRow({ title, cells }: ComparedRow, { style }: Page): TableRow {
  const texts = cells.map((cell) =>
    cellGroups(cell)
      .map(({ text, where }) => {
        const shown = text === "unknown" ? style.warn(text) : text;
        return where === "" ? shown : `${shown} ${style.quiet(`(${where})`)}`;
      })
      .join("\n"),
  );
  return { label: `  ${title}`, cells: texts };
}

function footer(comparison: Comparison, { columns, style }: Page): string {
  const hidden =
    comparison.sameRows === 0
      ? []
      : [`${String(comparison.sameRows)} attributes that are the same everywhere are left out.`];
  const lines = [
    ...hidden,
    "Modes never mix: a value that does not hold for a whole column names the modes and offerings it holds for; --modes gives each mode a column.",
    `Every value carries its source and the day it was read: arch-map explain ${comparison.columns[0]?.id ?? "<id>"} prints them, --format md and json list them.`,
    `arch-map ${comparison.version}, knowledge ${comparison.fingerprint}.`,
  ];
  return style.quiet(lines.map((line) => wrapped("", line, columns)).join("\n"));
}
