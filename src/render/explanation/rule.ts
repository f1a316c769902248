import type { Explained } from "../../model/explanation.ts";
import type { Rule } from "../../model/rule.ts";
import type { Page } from "../style.ts";
import { valueText, wrapped } from "../text.ts";
import { conditionText, type Titles } from "./condition.ts";
import { assignments } from "./criterion.ts";
import { head, labelled, section, sourceLines } from "./parts.ts";

type ExplainedRule = Extract<Explained, { kind: "rule" }>;

/** A rule: when it speaks, what it does, why, where that stands, and its examples. */
export function ruleText({ value: rule, category }: ExplainedRule, titles: Titles, page: Page): string[] {
  const evidence = [
    labelled("Because", rule.because, page),
    ...(rule.reason === undefined ? [] : [labelled("Our judgement", rule.reason, page)]),
    ...(rule.checkedOn === undefined ? [] : [labelled("Read on", rule.checkedOn, page)]),
    ...(rule.source === undefined ? [] : [sourceLines(rule.source, page.style, page.columns)]),
  ];
  const lines = (examples: Rule["examples"]["fires"], word: string) =>
    examples.map(({ workload, option }) => {
      const other = option === undefined ? "" : `; an option with ${assignments(option, "nothing known")}`;
      return wrapped("  - ", `${word}: ${assignments(workload, "no answers")}${other}`, page.columns);
    });
  return [
    head(rule.title, `${rule.kind} rule, ${category}`, "", page).trimEnd(),
    [
      labelled("When", conditionText(rule.when, titles), page),
      ...effect(rule, titles, page),
      ...evidence,
    ].join("\n"),
    ...section(
      "Examples",
      [...lines(rule.examples.fires, "fires"), ...lines(rule.examples.silent, "silent")],
      page,
    ),
  ];
}

function effect(rule: Rule, titles: Titles, page: Page): string[] {
  switch (rule.kind) {
    case "exclude":
      return [
        labelled("Requires", conditionText(rule.require, titles), page),
        labelled(
          "Effect",
          "a must that was stated removes what does not meet it; a preference only marks it",
          page,
        ),
      ];
    case "caution":
      return [
        labelled("Warns", rule.caution, page),
        ...(rule.pointer === undefined ? [] : [labelled("Look at", rule.pointer, page)]),
        labelled("Effect", "a caution changes no score", page),
      ];
    case "derive": {
      const { field, value, product, strength } = rule.derive;
      const computed =
        product === undefined ? valueText(value) : product.map((name) => titles.field(name)).join(" x ");
      return [
        labelled(
          "Derives",
          `${titles.field(field)} = ${computed} (${strength}); a stated answer stays`,
          page,
        ),
      ];
    }
  }
}
