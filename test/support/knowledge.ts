import type { Attribute, Cell } from "../../src/model/attribute.ts";
import type { Criterion, ValueFunction } from "../../src/model/criterion.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Option } from "../../src/model/option.ts";
import type { Question } from "../../src/model/question.ts";
import type { ExcludeRule } from "../../src/model/rule.ts";
import type { Value, ValueType } from "../../src/model/value.ts";
import type { Fields, FieldValue, Workload } from "../../src/model/workload.ts";

/** Builders for small made-up knowledge: fruit stalls instead of brokers, so that no test leans on real facts. */

export function cell(value: Value): Cell {
  return { value, note: "made up", basis: "judgement", reason: "a test", asOf: "1", checkedOn: "2026-01-01" };
}

export function attribute(id: string, type: ValueType): Attribute {
  return { id, title: id, description: id, type, volatility: { months: 12, because: "a test" } };
}

export const number: ValueType = { kind: "number", unit: "kg", scale: "decade", min: 1, max: 10_000 };
export const levels: ValueType = { kind: "levels", levels: ["low", "middle", "high"] };
export const yesNo: ValueType = { kind: "boolean" };

/** An option with one mode and one offering; attributes left out are unknown. */
export function option(id: string, attributes: Record<string, Value>, extra: Partial<Option> = {}): Option {
  const cells = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, cell(value)]));
  return {
    id,
    title: id,
    summary: id,
    version: "1",
    status: { kind: "active" },
    attributes: cells,
    modes: { plain: { title: "plain", summary: "", attributes: {} } },
    offerings: { stall: { title: "stall", summary: "", attributes: {}, modes: { plain: {} } } },
    ...extra,
  };
}

export function criterion(
  id: string,
  objective: string,
  value: ValueFunction,
  extra: Partial<Criterion> = {},
): Criterion {
  return {
    id,
    title: id,
    summary: id,
    objective,
    share: 1,
    position: 1,
    value,
    because: "a test",
    examples: [],
    ...extra,
  };
}

export function question(field: string, extra: Partial<Question> = {}): Question {
  return {
    id: field.toLowerCase(),
    field,
    title: field,
    prompt: `${field}?`,
    scope: "workload",
    type: { kind: "levels", levels: { low: "low", middle: "middle", high: "high" } },
    strength: "must",
    changeable: true,
    position: 1,
    examples: [],
    ...extra,
  };
}

/** A must: the attribute is at least what the field says. */
export function atLeast(attributeId: string, field: string): ExcludeRule {
  return {
    id: `${attributeId}-as-asked`,
    kind: "exclude",
    title: `${attributeId} as asked`,
    because: "a test",
    reason: "a test",
    when: { field, operator: "known" },
    require: { attribute: attributeId, operator: "atLeast", valueFrom: field },
    examples: { fires: [], silent: [] },
  };
}

const NOTHING_SHARED = { attributes: [], criteria: [], rules: [], questions: [] };

const objective = (id: string) => ({ id, title: id, from: "worst", to: "best" });

/** Three attributes, three objectives, one question and one must over them. */
export function fruit(options: Option[], extra: Partial<CategoryKnowledge> = {}): CategoryKnowledge {
  return {
    category: {
      id: "fruit",
      title: "Fruit",
      summary: "",
      slots: [{ id: "bowl", question: "Which fruit?", perFlow: false }],
      objectives: ["taste", "looks", "price"].map(objective),
      orderBecause: "a test",
    },
    attributes: [attribute("sweetness", levels), attribute("weight", number), attribute("shiny", yesNo)],
    options,
    criteria: [
      criterion("sweet", "taste", {
        kind: "levels",
        attribute: "sweetness",
        values: { low: 0, middle: 0.5, high: 1 },
      }),
      criterion("shine", "looks", { kind: "levels", attribute: "shiny", values: { true: 1, false: 0 } }),
      criterion("heavy", "price", {
        kind: "points",
        attribute: "weight",
        scale: "log10",
        points: [
          [1, 0],
          [10_000, 1],
        ],
      }),
    ],
    rules: [atLeast("sweetness", "sweetNeeded")],
    questions: [
      question("sweetNeeded"),
      question("order", { type: { kind: "order" }, role: "order", strength: "prefer" }),
    ],
    ...extra,
  };
}

export function base(...categories: CategoryKnowledge[]): KnowledgeBase {
  return {
    common: NOTHING_SHARED,
    categories,
    components: [],
    pairings: [],
    misconceptions: [],
    decomposition: [],
    fingerprint: "test",
    origins: {},
  };
}

export function stated(values: Record<string, FieldValue>, strength: "must" | "prefer" = "must"): Fields {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, origin: "stated", strength }]),
  );
}

export function workload(values: Record<string, FieldValue>): Workload {
  return { name: "Test", fields: stated(values), flows: [{ id: "main", fields: {} }] };
}
