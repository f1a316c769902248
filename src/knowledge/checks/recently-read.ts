import type { Attribute } from "../../model/attribute.ts";
import type { Finding } from "../../model/finding.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import type { Entry } from "../load.ts";
import { findingAt } from "./finding-at.ts";
import { cellsOf } from "./value-fits-type.ts";

/**
 * Cells that were read longer ago than their attribute stays true, and cells read in the future. Asked for with a day, so
 * that the same files give the same findings on every other day.
 *
 * @param today as YYYY-MM-DD
 */
export function recentlyRead(base: KnowledgeBase, entries: readonly Entry[], today: string): Finding[] {
  return entries
    .filter(({ kind }) => kind === "options")
    .flatMap((entry) => {
      const attributes =
        base.categories.find(({ category }) => category.id === entry.category)?.attributes ?? [];
      return cellsOf(entry.value as Option).flatMap(({ path, attribute, cell }) => {
        const declared = attributes.find(({ id }) => id === attribute);
        const message = declared === undefined ? undefined : objection(declared, cell.checkedOn, today);
        if (message === undefined) return [];
        const said = { id: "recently-read", level: "warning" as const, message };
        return [findingAt(entry.yaml, [...path, "checkedOn"], said)];
      });
    });
}

function objection({ id, volatility }: Attribute, checkedOn: string, today: string): string | undefined {
  if (checkedOn > today) return `"${id}" was read on ${checkedOn}, after ${today}.`;
  const due = monthsLater(checkedOn, volatility.months);
  return due < today ? `"${id}" was read on ${checkedOn}; it had to be read again by ${due}.` : undefined;
}

/** The same day of the month so many months later, as text; days that a month lacks compare as they should. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const count = year * 12 + (month - 1) + months;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(Math.floor(count / 12))}-${two((count % 12) + 1)}-${day.slice(8)}`;
}
