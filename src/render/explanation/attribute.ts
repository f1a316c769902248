import type { ComparedValue } from "../../model/comparison.ts";
import type { Explained } from "../../model/explanation.ts";
import type { ValueType } from "../../model/value.ts";
import type { Page } from "../style.ts";
import { listed, quantity, wrapped } from "../text.ts";
import { cellGroups } from "../comparison/cells.ts";
import { evidence, head, labelled, section } from "./parts.ts";

type ExplainedAttribute = Extract<Explained, { kind: "attribute" }>;

/** An attribute: what it means, who reads it, and what every option has. */
export function attributeText(
  { value, category, row, columns, readBy }: ExplainedAttribute,
  page: Page,
): string[] {
  const meanings = Object.entries(value.meanings ?? {}).map(([name, text]) => labelled(name, text, page, 22));
  const reviewed = `every ${String(value.volatility.months)} months: ${value.volatility.because}`;
  return [
    head(value.title, `attribute, ${category}`, value.description, page),
    [
      labelled("Type", typeText(value.type), page),
      labelled("Read again", reviewed, page),
      labelled("Read by", readBy.length === 0 ? "nothing" : readBy.join(", "), page),
    ].join("\n"),
    ...section("Meanings", meanings, page),
    ...columns.flatMap((column, n) =>
      section(column.title, cellLines(row.cells[n] ?? [], row.unit, page), page),
    ),
  ];
}

function cellLines(cell: readonly ComparedValue[], unit: string | undefined, page: Page): string[] {
  return cellGroups(cell).flatMap(({ text, where, values }) => [
    wrapped("  ", `${page.style.accent(text)}${where === "" ? "" : ` (${where})`}`, page.columns),
    ...values.filter(({ basis }) => basis !== undefined).flatMap((value) => evidence(value, unit, page)),
  ]);
}

/** What a value can be, in words. */
export function typeText(type: ValueType): string {
  switch (type.kind) {
    case "boolean":
      return "yes or no";
    case "levels":
      return `a level, from the least: ${type.levels.join(", ")}`;
    case "enum":
      return `one of ${listed(type.values, "or")}`;
    case "set":
      return `any of ${listed(type.of)}${type.open === true ? ", and others" : ""}`;
    case "number":
      return `a number from ${quantity(type.min)} to ${quantity(type.max)} ${type.unit}, ${type.scale === "decade" ? "by orders of magnitude" : "by difference"}`;
  }
}
