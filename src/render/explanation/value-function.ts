import type { ValueFunction } from "../../model/criterion.ts";
import { decimals, quantity } from "../text.ts";
import { conditionText, type Titles } from "./condition.ts";

type Kind<K extends string> = Extract<ValueFunction, { kind: K }>;

/** A value function in words, one line for each step; inner functions are indented. 0 is the worst, 1 the best. */
export function valueFunctionLines(fn: ValueFunction, titles: Titles): string[] {
  if (typeof fn === "number") return [`always ${number(fn)}`];
  switch (fn.kind) {
    case "levels":
      return levelsLines(fn, titles);
    case "points":
      return [
        `${titles.attribute(fn.attribute)}, ${fn.scale === "log10" ? "by orders of magnitude" : "in a straight line"} between: ${fn.points.map(([x, y]) => `${quantity(x)} = ${number(y)}`).join(", ")}`,
      ];
    case "decades":
      return [decadesLine(fn, titles)];
    case "includes":
      return [`the share of ${titles.field(fn.field)} that ${titles.attribute(fn.attribute)} includes`];
    case "asked":
      return askedLines(fn, titles);
    case "mean":
      return [
        "the weighted mean of:",
        ...fn.parts.flatMap((part) => inner(part.value, titles, `${quantity(part.weight)} x `)),
      ];
    case "cases":
      return [
        ...fn.cases.flatMap((one) => [
          `when ${conditionText(one.when, titles)}:`,
          ...inner(one.value, titles),
        ]),
        "otherwise:",
        ...inner(fn.otherwise, titles),
      ];
  }
}

function levelsLines({ attribute, values, target }: Kind<"levels">, titles: Titles): string[] {
  const own = `${titles.attribute(attribute)}: ${pairs(values)}`;
  if (target === undefined) return [own];
  const headroom = target.headroom === 0 ? "" : `, plus ${number(target.headroom)} of headroom`;
  return [
    own,
    `divided by what is sufficient for ${titles.field(target.field)}: ${pairs(target.values)}; ${number(target.otherwise)} while unanswered${headroom}; never more than 1`,
  ];
}

function decadesLine({ attribute, target, better, decades }: Kind<"decades">, titles: Titles): string {
  const field = titles.field(target.field);
  const unanswered = `${quantity(target.otherwise)} while unanswered`;
  const reach = better === "more" ? "reaches" : "stays below";
  const factor =
    better === "more" ? `${quantity(target.headroom)} times` : `1/${quantity(target.headroom)} of`;
  return `1 where ${titles.attribute(attribute)} ${reach} ${factor} ${field} (${unanswered}), 0 from ${quantity(decades)} ${decades === 1 ? "decade" : "decades"} short of it, by orders of magnitude in between`;
}

function askedLines({ items }: Kind<"asked">, titles: Titles): string[] {
  return [
    "the share, of what is asked for, that is met (half where partly met):",
    ...items.flatMap(({ title, when, met, partly }) => [
      `  - ${title}: when ${conditionText(when, titles)}`,
      `    met if ${conditionText(met, titles)}`,
      ...(partly === undefined ? [] : [`    partly if ${conditionText(partly, titles)}`]),
    ]),
  ];
}

function inner(fn: ValueFunction, titles: Titles, first = ""): string[] {
  return valueFunctionLines(fn, titles).map((line, n) => `${n === 0 ? `  - ${first}` : "    "}${line}`);
}

function pairs(values: Record<string, number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${number(value)}`)
    .join(", ");
}

function number(value: number): string {
  return String(Number(decimals(value)));
}
