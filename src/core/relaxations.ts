import type { Relaxation } from "../model/decision.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";

/**
 * When nothing fits: every minimal set of constraints to drop so that something does. A variant fits as soon as all that
 * it violates is dropped, so the minimal sets are those violated sets that contain no other; exact and complete.
 */
export function relaxations(evaluator: Evaluator, evaluation: Evaluation): Relaxation[] {
  if (evaluation.ranking.length > 0) return [];
  const { variants } = evaluator.model;
  const sets = variants.map((variant, v) => ({
    option: variant.option.id,
    rules: evaluation.hard
      .filter((rule) => evaluator.truthOf(rule, evaluation.fields, v) === "violated")
      .map((rule) => rule.id),
  }));
  const minimal = sets.filter(({ rules }) => !sets.some((other) => isProperSubset(other.rules, rules)));
  const byRules = groupBy(minimal);
  return [...byRules.values()]
    .map(({ rules, options }) => ({
      rules: rules.map((id) => ({ id, title: evaluation.hard.find((rule) => rule.id === id)?.title ?? id })),
      options: [...options],
    }))
    .sort((a, b) => a.rules.length - b.rules.length);
}

interface Group {
  rules: string[];
  options: Set<string>;
}

function groupBy(sets: readonly { option: string; rules: string[] }[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { option, rules } of sets) {
    const key = rules.join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rules, options: new Set([option]) });
    else group.options.add(option);
  }
  return groups;
}

function isProperSubset(a: readonly string[], b: readonly string[]): boolean {
  return a.length < b.length && a.every((rule) => b.includes(rule));
}
