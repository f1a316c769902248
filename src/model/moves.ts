/** What a changed answer or order did to the ranking of one slot, and why. Options are indices of the evaluator. */
export interface Moves {
  /** Options that fitted and no longer do, and options that fit again. */
  readonly removed: readonly Removal[];
  readonly returned: readonly Removal[];
  /** Options of both rankings with another place, the best new place first. */
  readonly moved: readonly Move[];
  readonly ledBy: { readonly before: Lead; readonly after: Lead };
}

/** Titles of the options that lead, several when they are level, none when nothing fits; and their score, 0 to 1. */
export interface Lead {
  readonly titles: readonly string[];
  readonly score: number;
}

export interface Removal {
  readonly option: number;
  readonly title: string;
  /** Titles of the musts that remove it, or that did. */
  readonly rules: readonly string[];
}

export interface Move {
  readonly option: number;
  readonly title: string;
  /** Places from 1; options that are level share one. */
  readonly from: number;
  readonly to: number;
  /** Why it passed others that still fit; absent when others only came or went. */
  readonly because?: Because;
}

/**
 * `judged` and `dropped`: a criterion that is active now, or no longer. `gained`: one on which it is now ahead by more.
 * `settled`: musts of which it is now known that it meets them, or no longer known that those it passed do.
 */
export interface Because {
  readonly kind: "judged" | "dropped" | "gained" | "settled";
  readonly titles: readonly string[];
}
