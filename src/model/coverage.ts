import type { Cell } from "./attribute.ts";

/** How well something is known. */
export interface CoverageRow {
  id: string;
  /** Recorded cells by their basis; a cell that several variants share counts once. */
  documented: number;
  measured: number;
  judgement: number;
  /** Share of unknown cells, over all variants and attributes; 0 to 1. */
  unknown: number;
  /** The day the oldest of the cells was read; absent without cells. */
  oldest?: string;
}

export interface OptionCoverage extends CoverageRow {
  variants: { mode: string; offering: string; unknown: number }[];
}

/** An option as its slot has it. */
export interface SlotOption {
  id: string;
  title: string;
  status: "active" | "superseded" | "archived" | "elsewhere";
  /** Why no workload puts it first, or what became of it. */
  note?: string;
}

/** How well a category is known: as a whole, by slot, by option, by criterion and by attribute. */
export interface Coverage {
  category: string;
  total: CoverageRow;
  slots: { id: string; question: string; options: SlotOption[] }[];
  options: OptionCoverage[];
  /** Over the attributes that each criterion reads. */
  criteria: CoverageRow[];
  attributes: CoverageRow[];
}

/** One recorded cell, drawn to be read again at its source. */
export interface DrawnCell {
  /** `category/option`, and where in it the cell stands: mode, offering or both. */
  option: string;
  place: string;
  attribute: string;
  cell: Cell;
}
