import type { ExcludeRule } from "../model/rule.ts";
import type { Answers } from "./answers.ts";
import { addBits, hasBit, noBits, type Bits } from "./bits.ts";
import { MET, restsOnMusts, truthOf, type ConditionCode } from "./condition-code.ts";
import type { ByOption } from "./memo.ts";
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

/** A hard condition, and what it says of the variants of each option. */
export interface HardRule {
  readonly exclude: PreparedExclude;
  readonly truths: ByOption<RuleTruths>;
}

/** What the hard conditions of a workload say of all variants. */
export interface Screening {
  readonly hard: readonly HardRule[];
  readonly soft: readonly ExcludeRule[];
  /** Variants that violate a hard condition, and variants for which one is undetermined. */
  readonly violated: Bits;
  readonly undetermined: Bits;
}

/** Screens all variants against every rule that fires; nothing stops at the first violation. */
export function screen(
  { variants, excludes, levels }: SlotModel,
  answers: Answers,
  ask: (rule: ExcludeRule, answers: Answers) => ByOption<RuleTruths>,
): Screening {
  const violated = noBits(variants.length);
  const undetermined = noBits(variants.length);
  const hard: HardRule[] = [];
  const soft: ExcludeRule[] = [];
  for (const exclude of excludes) {
    const { rule, when, required } = exclude;
    if (truthOf(when, answers, levels) !== MET) continue;
    if (!restsOnMusts(when, answers, levels) || !required.every((index) => limits(index, answers))) {
      soft.push(rule);
      continue;
    }
    const truths = ask(rule, answers);
    hard.push({ exclude, truths });
    for (const result of truths.results) {
      addBits(violated, result.violated);
      addBits(undetermined, result.undetermined);
    }
  }
  return { hard, soft, violated, undetermined };
}

/** Whether a field that the required value comes from may limit; unanswered, it leaves the condition undetermined. */
function limits(index: number, { codes, screens }: Answers): boolean {
  return codes[index] === 0 || screens[index] === true;
}

/** The hard conditions that are undetermined for a variant of an option. */
export function openRules(
  { hard, undetermined }: Pick<Screening, "hard" | "undetermined">,
  option: number,
  variant: number,
): RuleTruths[] {
  if (!hasBit(undetermined, variant)) return [];
  return hard.map(({ truths }) => truths.of(option)).filter((truths) => hasBit(truths.undetermined, variant));
}

/** Of an option that is removed: the variant that violates the fewest musts, and of them the fewest that nobody can change. */
export function nearestMiss(
  { hard }: Pick<Screening, "hard">,
  option: number,
  group: readonly number[],
): number {
  let nearest = group[0] ?? -1;
  let least = Infinity;
  for (const variant of group) {
    const rules = hard.filter(({ truths }) => hasBit(truths.of(option).violated, variant));
    const given = rules.filter(({ exclude }) => !exclude.changeable).length;
    const distance = rules.length + given / (hard.length + 1);
    if (distance < least) [nearest, least] = [variant, distance];
  }
  return nearest;
}
