import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import { FACTS, type Fact } from "../../model/facts.ts";
import type { Entry } from "../load.ts";

/** The facts that a decomposition rule can read; nothing for an entry of another kind. */
export function factsOfRule(entry: Entry): Record<string, Fact> | undefined {
  return entry.kind === "decomposition" ? FACTS[(entry.value as DecompositionRule).about] : undefined;
}
