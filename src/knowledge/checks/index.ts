import type { Finding } from "../../model/finding.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Entry } from "../load.ts";
import { objectiveHasCriterion, positionIsUnique } from "./category-is-whole.ts";
import { comparisonFitsType } from "./comparison-fits-type.ts";
import { everythingIsRead } from "./everything-is-read.ts";
import { exceptionsUsed } from "./exceptions-used.ts";
import { fileNameIsId } from "./file-name-is-id.ts";
import { followsFit } from "./follows-fit.ts";
import { levelsCovered } from "./levels-covered.ts";
import { namesExist } from "./names-exist.ts";
import { optionKeyOrder } from "./option-key-order.ts";
import { pairingsExist } from "./pairings-exist.ts";
import { priorFitsType } from "./prior-fits-type.ts";
import { slotsExist } from "./slots-exist.ts";
import { valueFitsType } from "./value-fits-type.ts";

/** One lint: a small function over the loaded base and the entries with their positions. */
export interface Check {
  readonly id: string;
  check(base: KnowledgeBase, entries: readonly Entry[]): Finding[];
}

/** What every base must keep to, or advice from it would be wrong: checked whenever files are loaded. */
export const checks: readonly Check[] = [fileNameIsId, valueFitsType, namesExist];

/** What else a good base keeps to: checked by `kb lint`. */
export const lints: readonly Check[] = [
  comparisonFitsType,
  levelsCovered,
  priorFitsType,
  objectiveHasCriterion,
  positionIsUnique,
  everythingIsRead,
  optionKeyOrder,
  slotsExist,
  followsFit,
  pairingsExist,
  exceptionsUsed,
];
