import type { CategoryKnowledge } from "../../src/model/knowledge.ts";
import type { Component, Option } from "../../src/model/option.ts";
import type { Pairing, Thing } from "../../src/model/pairing.ts";
import { attribute, criterion, fruit, number, option } from "./knowledge.ts";

/** A category of its own: fruit with another name, and operating as one more criterion. */
export function stall(
  id: string,
  options: Option[],
  extra: Partial<CategoryKnowledge> = {},
): CategoryKnowledge {
  const knowledge = fruit(options);
  return {
    ...knowledge,
    category: { ...knowledge.category, id, title: id },
    attributes: [...knowledge.attributes, attribute("hands", number)],
    criteria: [
      ...knowledge.criteria,
      criterion(
        "handwork",
        "price",
        {
          kind: "points",
          attribute: "hands",
          scale: "linear",
          points: [
            [0, 1],
            [10, 0],
          ],
        },
        { counts: "effort" },
      ),
    ],
    ...extra,
  };
}

export const component = (id: string, shareable = true): Component => ({
  id,
  title: id,
  summary: id,
  shareable,
  status: "active",
  operatedBy: ["team"],
});

export const pairing = (id: string, kind: Pairing["kind"], from: Thing, ...to: Thing[]): Pairing => ({
  id,
  kind,
  from,
  to,
  summary: `${id}.`,
  because: "A test.",
  reason: "Made up.",
});

/** An option worth more the sweeter and shinier it is; `hands` to operate it. */
export const good = (id: string, hands = 0, extra: Partial<Option> = {}) =>
  option(id, { sweetness: "high", shiny: true, weight: 1000, hands }, extra);
export const fair = (id: string, hands = 0, extra: Partial<Option> = {}) =>
  option(id, { sweetness: "middle", shiny: true, weight: 1000, hands }, extra);
