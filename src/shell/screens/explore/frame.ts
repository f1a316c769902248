import type { Robustness } from "../../../core/robustness.ts";
import type { Style } from "../../../render/style.ts";
import type { Explorer } from "../../explore/places.ts";
import type { State, View } from "../../explore/state.ts";

/** The samples of one place: over all that is open, and with unanswered questions left out. */
export interface Sampled {
  readonly joint: Robustness;
  readonly asAnswered: Robustness;
}

/** The samples at hand; `stale` ones are of the answers before, and shown with a mark until the new ones are there. */
export interface Shares {
  readonly sampled: Sampled | undefined;
  readonly stale: boolean;
}

/** What every part of the screen is drawn from. */
export interface Frame {
  readonly explorer: Explorer;
  readonly state: State;
  readonly view: View;
  readonly shares: Shares;
  readonly style: Style;
  readonly samples: number;
}

/** Columns and rows to draw in. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}
