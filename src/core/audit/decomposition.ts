import type { ContextMap } from "../../model/context-map.ts";
import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import { analyse, speaks } from "../decompose/analyse.ts";

/** The examples of one decomposition rule that come out wrong, all other rules being as they are. */
export function auditDecompositionRule(
  rules: readonly DecompositionRule[],
  rule: DecompositionRule,
): { id: string; message: string }[] {
  const all = rules.map((other) => (other.id === rule.id ? rule : other));
  const wrong = (maps: readonly ContextMap[], expected: boolean) =>
    maps.flatMap((map, n) => {
      if (speaks(analyse(map, all), rule) === expected) return [];
      const message = `Example ${String(n + 1)} under ${expected ? "fires" : "silent"} does not.`;
      return [{ id: rule.id, message }];
    });
  return [...wrong(rule.examples.fires, true), ...wrong(rule.examples.silent, false)];
}
