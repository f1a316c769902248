import type { ExcludeRule } from "../model/rule.ts";
import type { Answers } from "./answers.ts";
import { MET, restsOnMusts, truthOf, UNDETERMINED, VIOLATED, type ConditionCode } from "./condition-code.ts";
import type { RuleTruths } from "./rule-truths.ts";
import type { SlotModel } from "./slot-model.ts";

/** An exclude rule with its condition prepared. */
export interface PreparedExclude {
  readonly rule: ExcludeRule;
  readonly when: ConditionCode;
  /** Indices of the fields that the required values come from. */
  readonly required: readonly number[];
  /** Whether the team can change one of the answers that state it. */
  readonly changeable: boolean;
}

/** What the hard conditions of a workload say of each variant. */
export interface Screening {
  hard: ExcludeRule[];
  soft: ExcludeRule[];
  /** What each hard condition says of the variants of each option. */
  asked: (readonly RuleTruths[])[];
  /** Number of hard conditions violated, of those among them that nobody can change, and undetermined; by variant. */
  violated: Uint8Array;
  given: Uint8Array;
  undetermined: Uint8Array;
}

/** Screens all variants against every rule that fires; nothing stops at the first violation. */
export function screen(
  { variants, excludes, levels }: SlotModel,
  answers: Answers,
  ask: (rule: ExcludeRule, answers: Answers) => readonly RuleTruths[],
): Screening {
  const size = variants.length;
  const screening: Screening = {
    hard: [],
    soft: [],
    asked: [],
    violated: new Uint8Array(size),
    given: new Uint8Array(size),
    undetermined: new Uint8Array(size),
  };
  for (const { rule, when, required, changeable } of excludes) {
    if (truthOf(when, answers, levels) !== MET) continue;
    const hard = restsOnMusts(when, answers, levels) && required.every((index) => limits(index, answers));
    if (!hard) screening.soft.push(rule);
    else {
      const asked = ask(rule, answers);
      screening.hard.push(rule);
      screening.asked.push(asked);
      for (const { first, truths } of asked) count(screening, first, truths, changeable);
    }
  }
  return screening;
}

function count(
  { violated, given, undetermined }: Screening,
  first: number,
  truths: Uint8Array,
  changeable: boolean,
): void {
  for (let i = 0; i < truths.length; i++) {
    const v = first + i;
    if (truths[i] === VIOLATED) {
      violated[v] = (violated[v] ?? 0) + 1;
      if (!changeable) given[v] = (given[v] ?? 0) + 1;
    } else if (truths[i] === UNDETERMINED) undetermined[v] = (undetermined[v] ?? 0) + 1;
  }
}

/** Whether a field that the required value comes from may limit; unanswered, it leaves the condition undetermined. */
function limits(index: number, { codes, screens }: Answers): boolean {
  return codes[index] === 0 || screens[index] === 1;
}
