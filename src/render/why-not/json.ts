import type { WhyNot } from "../../model/why-not.ts";

/** The answer as JSON; its schema is published. */
export function whyNotJson(answer: WhyNot): string {
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}
