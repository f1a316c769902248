import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import type { Reason } from "../../model/decomposition.ts";
import type { Scalar } from "../../model/value.ts";
import { evaluateCondition, fieldsRead } from "../condition.ts";

/** What is known of one part of a map; what is not stated is left out or undefined. */
export type Facts = Record<string, Scalar | undefined>;

/** Whether a rule holds of something with these facts; what is unknown is no reason. */
export function holds({ when }: DecompositionRule, facts: Facts): boolean {
  return evaluateCondition(when, factLookup(facts)) === "met";
}

function factLookup(facts: Facts) {
  return { field: (name: string) => facts[name], attribute: () => undefined, levels: () => [] };
}

/** The known facts that a rule reads. */
export function factsRead({ when }: DecompositionRule, facts: Facts): Record<string, Scalar> {
  const names = [...new Set(fieldsRead(when))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = facts[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** What a view prints of a rule that spoke. */
export function reasonOf({ id, title, because, source, reason }: DecompositionRule): Reason {
  return {
    rule: id,
    title,
    because,
    ...(source === undefined ? {} : { source }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The rules of one kind. */
export function ofKind<K extends DecompositionRule["kind"]>(rules: readonly DecompositionRule[], kind: K) {
  return rules.filter((rule): rule is Extract<DecompositionRule, { kind: K }> => rule.kind === kind);
}
