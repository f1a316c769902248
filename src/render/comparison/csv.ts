import type { ComparedCriterion, ComparedRow, ComparedValue, Comparison } from "../../model/comparison.ts";
import { valueText } from "../text.ts";

const HEAD =
  "criterion,attribute,option,modes,offerings,value,unit,basis,asOf,checkedOn,source,section,note".split(",");

/** One line for each recorded value, sources included (RFC 4180), so that a spreadsheet can turn it as it likes. */
export function comparisonCsv(comparison: Comparison): string {
  const lines = comparison.criteria.flatMap((criterion) =>
    criterion.rows.flatMap((row) =>
      row.cells.flatMap((cell, n) =>
        cell.map((value) => line(criterion, row, comparison.columns[n]?.id ?? "", value)),
      ),
    ),
  );
  return [HEAD, ...lines].map((fields) => `${fields.map(quoted).join(",")}\r\n`).join("");
}

function line(
  criterion: ComparedCriterion,
  row: ComparedRow,
  column: string,
  value: ComparedValue,
): string[] {
  const offerings = [...new Set(value.where.flatMap((where) => where.offerings))];
  return [
    criterion.criterion ?? "",
    row.attribute,
    column,
    value.where.map(({ mode }) => mode).join(" "),
    offerings.join(" "),
    plainText(value.value),
    row.unit ?? "",
    value.basis ?? "",
    value.asOf ?? "",
    value.checkedOn ?? "",
    value.source?.url ?? "",
    value.source?.section ?? "",
    value.note ?? "",
  ];
}

/** Numbers stay numbers; bounds are two numbers. */
function plainText(value: ComparedValue["value"]): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && !Array.isArray(value)) return `${String(value.min)}..${String(value.max)}`;
  return valueText(value);
}

/** Quoted where needed; what a spreadsheet would take for a formula begins with an apostrophe. */
function quoted(field: string): string {
  const safe = /^[=+@-]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
