import type { ExcludeRule } from "../model/rule.ts";
import type { Fields } from "../model/workload.ts";
import type { Truth } from "./compare.ts";
import { evaluateCondition, fieldsRead } from "./condition.ts";
import { fieldLookup, mayScreen, restsOnMusts } from "./fields.ts";
import type { SlotModel } from "./slot-model.ts";

/** What the hard conditions of a workload say of each variant. */
export interface Screening {
  hard: ExcludeRule[];
  soft: ExcludeRule[];
  /** Number of hard conditions violated, of those among them that nobody can change, and undetermined; by variant. */
  violated: Uint8Array;
  given: Uint8Array;
  undetermined: Uint8Array;
}

/** Screens all variants against every rule that fires; nothing stops at the first violation. */
export function screen(
  model: SlotModel,
  fields: Fields,
  truths: (rule: ExcludeRule, fields: Fields) => readonly Truth[],
): Screening {
  const lookup = fieldLookup(fields, model.levels);
  const fired = model.excludeRules.filter((rule) => evaluateCondition(rule.when, lookup) === "met");
  const hard = fired.filter(
    (rule) =>
      restsOnMusts(rule.when, fields, lookup) &&
      fieldsRead(rule.require).every((name) => limits(name, fields)),
  );
  const violated = new Uint8Array(model.variants.length);
  const given = new Uint8Array(model.variants.length);
  const undetermined = new Uint8Array(model.variants.length);
  for (const rule of hard) {
    const changeable = fieldsRead(rule.when).some((name) => model.questions.get(name)?.changeable === true);
    truths(rule, fields).forEach((truth, v) => {
      if (truth === "violated") violated[v] = (violated[v] ?? 0) + 1;
      if (truth === "violated" && !changeable) given[v] = (given[v] ?? 0) + 1;
      if (truth === "undetermined") undetermined[v] = (undetermined[v] ?? 0) + 1;
    });
  }
  return { hard, soft: fired.filter((rule) => !hard.includes(rule)), violated, given, undetermined };
}

/** Whether a field that the required value comes from may limit; unanswered, it leaves the condition undetermined. */
function limits(name: string, fields: Fields): boolean {
  return fields[name] === undefined || mayScreen(fields[name]);
}
