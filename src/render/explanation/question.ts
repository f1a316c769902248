import type { Explained } from "../../model/explanation.ts";
import type { FieldType, Question } from "../../model/question.ts";
import type { Page } from "../style.ts";
import { percent, quantity, valueText, wrapped } from "../text.ts";
import { conditionText, type Titles } from "./condition.ts";
import { head, labelled, section } from "./parts.ts";

type ExplainedQuestion = Extract<Explained, { kind: "question" }>;

/** A question: what it asks, what can be answered, what is expected while nobody does, and who reads the answer. */
export function questionText(
  { value, category, readBy }: ExplainedQuestion,
  titles: Titles,
  page: Page,
): string[] {
  const { when, help, strength, changeable, scope } = value;
  const limits =
    strength === "must"
      ? "a must unless the workload file says prefer"
      : "a preference unless the file says must";
  return [
    head(value.title, `question, ${category}`, value.prompt, page),
    [
      ...(help === undefined ? [] : [labelled("Help", help, page)]),
      labelled(
        "Field",
        `${value.field}, ${scope === "flow" ? "for each flow" : "for the whole workload"}`,
        page,
      ),
      labelled("As a flag", `--set ${value.field}=<answer>; unknown is an answer`, page),
      labelled("Strength", limits, page),
      labelled("Changeable", changeable ? "yes, it is a wish" : "no, it is a given", page),
      labelled("Asked", when === undefined ? "always" : `when ${conditionText(when, titles)}`, page),
      labelled(
        "Read by",
        [...(value.role === undefined ? [] : [`the model, as ${value.role}`]), ...readBy].join(", "),
        page,
      ),
    ].join("\n"),
    ...section("Answers", answerLines(value.type, page), page),
    ...priorSection(value, page),
    ...section(
      "Examples",
      value.examples.map(({ answer, means }) =>
        wrapped("  - ", `${valueText(answer)}: ${means}`, page.columns),
      ),
      page,
    ),
  ];
}

function answerLines(type: FieldType, page: Page): string[] {
  const line = (text: string) => wrapped("  ", text, page.columns);
  const named = (names: Record<string, string>) =>
    byNumber(names).map(([name, text]) => labelled(name, text, page, 22));
  switch (type.kind) {
    case "boolean":
      return [line("yes (true) or no (false)")];
    case "levels":
      return named(type.levels);
    case "enum":
      return named(type.values);
    case "set":
      return [line("any of:"), ...named(type.of)];
    case "number": {
      const range = `a number from ${quantity(type.min)} to ${quantity(type.max)} ${type.unit}; in the interview:`;
      return [line(range), ...named(type.choices)];
    }
    case "components":
      return [
        line(
          `${type.many ? "ids" : "the id"} of what is operated (arch-map kb list component), or other:<name>`,
        ),
      ];
    case "slots":
      return [line("categories, or slots as category/slot (arch-map kb list slot)")];
    case "order":
      return [line("objectives from the most to the least important; an inner list is a tie")];
  }
}

function priorSection({ prior, default: fallback }: Question, page: Page): string[] {
  const shares = byNumber(prior?.shares ?? {}).map(([answer, share]) =>
    labelled(answer, percent(share), page, 22),
  );
  const because = prior === undefined ? [] : [wrapped("  ", prior.because, page.columns)];
  const taken =
    fallback === undefined
      ? []
      : [
          wrapped(
            "  ",
            `${valueText(fallback.value)}: ${fallback.because} It never removes an option.`,
            page.columns,
          ),
        ];
  return [
    ...section("While nobody answers, it is expected to be", [...shares, ...because], page),
    ...section("Default", taken, page),
  ];
}

/** Numbers from low to high; other names keep their order. As keys, whole numbers would come before the fractions. */
function byNumber<T>(entries: Record<string, T>): [string, T][] {
  const all = Object.entries(entries);
  return all.every(([key]) => !Number.isNaN(Number(key)))
    ? all.sort(([a], [b]) => Number(a) - Number(b))
    : all;
}
