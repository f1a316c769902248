import type { ContextMap } from "../../model/context-map.ts";
import type { Explained, Glossary } from "../../model/explanation.ts";
import type { Page } from "../style.ts";
import { listed, valueText, wrapped } from "../text.ts";
import { conditionText } from "./condition.ts";
import { head, labelled, section, sourceLines } from "./parts.ts";

type ExplainedRule = Extract<Explained, { kind: "decomposition" }>;

/** A decomposition rule: of what it speaks and when, what follows, why, where that stands, and its examples. */
export function decompositionRuleText(
  { value: rule }: ExplainedRule,
  glossary: Glossary,
  page: Page,
): string[] {
  const titles = { field: (name: string) => glossary.facts[name] ?? name, attribute: (id: string) => id };
  const evidence = [
    labelled("Because", rule.because, page),
    ...(rule.reason === undefined ? [] : [labelled("Our judgement", rule.reason, page)]),
    ...(rule.checkedOn === undefined ? [] : [labelled("Read on", rule.checkedOn, page)]),
    ...(rule.source === undefined ? [] : [sourceLines(rule.source, page.style, page.columns)]),
  ];
  const examples = (maps: readonly ContextMap[], word: string) =>
    maps.map((map) => wrapped("  - ", `${word}: ${mapText(map)}`, page.columns));
  return [
    head(rule.title, `decomposition rule about a ${rule.about}`, "", page).trimEnd(),
    [
      labelled("When", conditionText(rule.when, titles), page),
      ...effect(rule, glossary, page),
      ...evidence,
    ].join("\n"),
    ...section(
      "Examples",
      [...examples(rule.examples.fires, "fires"), ...examples(rule.examples.silent, "silent")],
      page,
    ),
  ];
}

function effect(rule: ExplainedRule["value"], glossary: Glossary, page: Page): string[] {
  switch (rule.kind) {
    case "finding":
      return [labelled("Finds", `${rule.level}: ${rule.finding}`, page), labelled("Tip", rule.tip, page)];
    case "communication":
      return [labelled("Decides", `${rule.communication} communication`, page)];
    case "service":
      return [labelled("Decides", rule.service ? "a service of its own" : "no service", page)];
    case "derive": {
      const { field, value, fact, strength } = rule.derive;
      const from = fact === undefined ? valueText(value) : `the ${glossary.facts[fact] ?? fact} of the map`;
      const what = `${glossary.fields[field] ?? field} = ${from} (${strength}); a stated answer stays`;
      return [labelled("Derives", what, page)];
    }
  }
}

/** A small map in words. */
function mapText({ teams, contexts, relations, services }: ContextMap): string {
  const part = (name: string, things: readonly object[] | undefined) =>
    things === undefined ? [] : [`${name} ${listed(things.map(thingText), "and")}`];
  return [
    ...part("teams", teams),
    ...part("contexts", contexts),
    ...part("relations", relations),
    ...part("services", services),
  ].join("; ");
}

/** A part of it: its id, or its ends, and whatever else it states. */
function thingText(thing: object): string {
  const stated = new Map(Object.entries(thing));
  const ends = (keys: readonly string[], sign: string) =>
    keys.map((key) => valueOf(stated.get(key))).join(sign);
  const name = stated.has("id")
    ? valueOf(stated.get("id"))
    : stated.has("between")
      ? valueOf(stated.get("between"), " <-> ")
      : ends(["upstream", "downstream"], " -> ");
  const told = [...stated]
    .filter(([key]) => !["id", "between", "upstream", "downstream"].includes(key))
    .map(([key, value]) => `${key} ${valueOf(value)}`);
  return told.length === 0 ? name : `${name} (${told.join(", ")})`;
}

function valueOf(value: unknown, sign = " + "): string {
  return Array.isArray(value) ? value.map(String).join(sign) : String(value);
}
