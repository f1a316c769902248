import type { Explained, Glossary } from "../../model/explanation.ts";
import type { Scalar } from "../../model/value.ts";
import type { Page } from "../style.ts";
import { quantity, valueText, wrapped } from "../text.ts";
import { conditionText, type Titles } from "./condition.ts";
import { head, labelled, section } from "./parts.ts";
import { valueFunctionLines } from "./value-function.ts";

type ExplainedCriterion = Extract<Explained, { kind: "criterion" }>;

/** A criterion: its value function in words, where it counts, why, and its worked examples. */
export function criterionText(
  thing: ExplainedCriterion,
  glossary: Glossary,
  titles: Titles,
  page: Page,
): string[] {
  const { value: criterion, category } = thing;
  const objective = glossary.objectives[criterion.objective] ?? criterion.objective;
  const active = criterion.when === undefined ? "always" : `when ${conditionText(criterion.when, titles)}`;
  const examples = criterion.examples.map(({ workload, option, value }) => {
    const result =
      typeof value === "number" ? quantity(value) : `${quantity(value.low)} to ${quantity(value.high)}`;
    return wrapped(
      "  - ",
      `${assignments(workload, "no answers")}; ${assignments(option, "nothing known")}: ${result}`,
      page.columns,
    );
  });
  return [
    head(criterion.title, `criterion, ${category}`, criterion.summary, page),
    [
      labelled("Objective", `${objective} [${criterion.objective}]`, page),
      labelled(
        "Share of it",
        `${quantity(criterion.share)}, relative to the objective's other active criteria`,
        page,
      ),
      labelled("Active", active, page),
      labelled("Because", criterion.because, page),
    ].join("\n"),
    ...section("Value, from 0 (worst) to 1 (best, or sufficient)", valueLines(criterion, titles, page), page),
    ...section("Examples", examples, page),
  ];
}

function valueLines({ value }: ExplainedCriterion["value"], titles: Titles, page: Page): string[] {
  return valueFunctionLines(value, titles).map((line) => {
    const indent = /^ *(- )?/.exec(line)?.[0] ?? "";
    return wrapped(`  ${indent}`, line.slice(indent.length), page.columns);
  });
}

/** `peakRate = 100, ordering = per-key`, as a made-up workload or option of an example. */
export function assignments(values: Record<string, Scalar>, none: string): string {
  const parts = Object.entries(values).map(([name, value]) => `${name} = ${valueText(value)}`);
  return parts.length === 0 ? none : parts.join(", ");
}
