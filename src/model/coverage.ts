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

/** How well a category is known, by option and by attribute. */
export interface Coverage {
  category: string;
  options: OptionCoverage[];
  attributes: CoverageRow[];
}
