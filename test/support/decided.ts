import { decide } from "../../src/core/decide.ts";
import type { Decision, Outcome } from "../../src/model/decision.ts";
import type { Option } from "../../src/model/option.ts";
import type { FieldValue } from "../../src/model/workload.ts";
import { base, fruit, workload } from "./knowledge.ts";

/** Few samples: what these tests look at does not hang on their number. */
export const SETTINGS = { version: "0", seed: 1, samples: 2000, completions: 10, command: "" };

/** Decides over made-up fruit. */
export function decided(options: Option[], values: Record<string, FieldValue> = {}, seed = 1): Decision {
  return decide(base(fruit(options)), workload(values), { ...SETTINGS, seed });
}

/** The one outcome of such a decision. */
export function outcomeOf(options: Option[], values: Record<string, FieldValue> = {}): Outcome {
  const [outcome] = decided(options, values).outcomes;
  if (outcome === undefined) throw new Error("no outcome");
  return outcome;
}
