import type { Comparison } from "../../model/comparison.ts";

/** The comparison as it is, for programs; its schema is published. */
export function comparisonJson(comparison: Comparison): string {
  return `${JSON.stringify(comparison, undefined, 2)}\n`;
}
