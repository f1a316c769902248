import type { Cell } from "../model/attribute.ts";
import type { Citation } from "../model/decision.ts";

/** What a view says of a cell besides its value: the note, its basis, and where and when it was read. */
export function readingOf(cell: Cell): Omit<Citation, "attribute" | "title" | "value" | "unit"> {
  return {
    note: cell.note,
    basis: cell.basis,
    ...(cell.basis === "judgement" ? { reason: cell.reason } : {}),
    ...(cell.source === undefined ? {} : { source: cell.source }),
    asOf: cell.asOf,
    checkedOn: cell.checkedOn,
  };
}
