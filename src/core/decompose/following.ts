import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import type { FollowingField } from "../../model/decomposition.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { Scalar } from "../../model/value.ts";
import type { Workload } from "../../model/workload.ts";
import type { Analysis } from "./analyse.ts";
import { betweenServices } from "./map-facts.ts";
import { holds, ofKind, reasonOf, type Facts } from "./rules.ts";

type DeriveRule = Extract<DecompositionRule, { kind: "derive" }>;
type Following = Omit<FollowingField, "flow" | "relations" | "status">;

/**
 * The requirement fields that follow from a map: of the whole of it, and of its asynchronous relations. Relations that need
 * the same share a flow. What the workload states stays, and where it states flows of its own, none is added.
 */
export function followingFields(
  base: KnowledgeBase,
  workload: Workload,
  analysis: Analysis,
): FollowingField[] {
  const rules = ofKind(base.decomposition, "derive");
  const whole = analysis.subjects.find(({ about }) => about === "map");
  const ofMap = fieldsFrom(base, rulesAbout(rules, "map"), whole?.facts ?? {});
  return [
    ...ofMap.map((field) => ({ ...field, status: statusOf(workload, field.field), relations: [] })),
    ...flowFields(base, workload, analysis, rulesAbout(rules, "relation")),
  ];
}

function rulesAbout(rules: readonly DeriveRule[], about: DeriveRule["about"]): DeriveRule[] {
  return rules.filter((rule) => rule.about === about);
}

/** One field for each name that rules derive; names of a set add up, other values must agree. */
function fieldsFrom(base: KnowledgeBase, rules: readonly DeriveRule[], facts: Facts): Following[] {
  const spoken = rules.filter((rule) => holds(rule, facts));
  return [...new Set(spoken.map(({ derive }) => derive.field))].flatMap((field) => {
    const question = questionOf(base, field);
    const own = spoken.filter(({ derive }) => derive.field === field);
    const value = joined(own.flatMap(({ derive }) => valueOf(derive, facts) ?? []));
    const [first] = own;
    if (question === undefined || first === undefined || value === undefined) return [];
    const written = question.type.kind === "set" ? [value].flat().map(String) : value;
    const { strength } = first.derive;
    return [{ field, title: question.title, value: written, strength, reasons: own.map(reasonOf) }];
  });
}

function valueOf({ value, fact }: DeriveRule["derive"], facts: Facts): Scalar[] | undefined {
  const found = fact === undefined ? value : facts[fact];
  return found === undefined ? undefined : [found];
}

function joined(values: readonly Scalar[]): Scalar | undefined {
  const [first] = values;
  if (values.some((value) => Array.isArray(value))) {
    return [...new Set(values.flatMap((value) => [value].flat()).map(String))].sort();
  }
  return values.every((value) => value === first) ? first : undefined;
}

function questionOf(base: KnowledgeBase, field: string): Question | undefined {
  return base.categories.flatMap(({ questions }) => questions).find((question) => question.field === field);
}

function statusOf({ fields, flows }: Workload, field: string): FollowingField["status"] {
  const stated = [fields, ...flows.map((flow) => flow.fields)].some((some) => some[field] !== undefined);
  return stated ? "kept" : "derived";
}

/** What one asynchronous relation needs of the flow that carries it. */
interface Needs {
  contexts: [string, string];
  fields: Following[];
}

function flowFields(
  base: KnowledgeBase,
  workload: Workload,
  { services, relations }: Analysis,
  rules: readonly DeriveRule[],
): FollowingField[] {
  const needs = betweenServices(services, relations).map(({ facts, placed }) => ({
    contexts: placed.contexts,
    fields: fieldsFrom(base, rules, facts),
  }));
  const known = needs.filter(({ fields }) => fields.length > 0);
  const open = ({ field }: Following) => statusOf(workload, field) === "derived";
  const kept = flowsOf(known.map((need) => only(need, (field) => !open(field))));
  const added = isOneFlow(workload) ? flowsOf(known.map((need) => only(need, open))) : [];
  const named = added.length > 1 ? flowIds(added) : [];
  return [
    ...added.flatMap((flow, n) => inFlow(flow, "derived", named[n])),
    ...kept.flatMap((flow) => inFlow(flow, "kept", undefined)),
  ];
}

function only(need: Needs, wanted: (field: Following) => boolean): Needs {
  return { ...need, fields: need.fields.filter(wanted) };
}

/** A file that names no flow has one of all. */
function isOneFlow({ flows }: Workload): boolean {
  return flows.length === 1 && flows[0]?.id === "main";
}

/** Relations that need the same, together. */
function flowsOf(needs: readonly Needs[]): Needs[][] {
  const key = ({ fields }: Needs) => JSON.stringify(fields.map(({ field, value }) => [field, value]));
  const some = needs.filter(({ fields }) => fields.length > 0);
  return [...new Set(some.map(key))].map((one) => some.filter((need) => key(need) === one));
}

/** A flow is called by what sets it apart from the others. */
function flowIds(flows: readonly Needs[][]): string[] {
  const values = flows.map(([first]) => (first?.fields ?? []).map(({ value }) => [value].flat().join("-")));
  return values.map((own, n) => {
    const apart = own.filter((value) => values.some((other, m) => m !== n && !other.includes(value)));
    return apart.length === 0 ? "others" : apart.join("-").toLowerCase();
  });
}

function inFlow(
  flow: readonly Needs[],
  status: FollowingField["status"],
  id: string | undefined,
): FollowingField[] {
  const relations = flow.map(({ contexts }) => contexts);
  const place = { status, relations, ...(id === undefined ? {} : { flow: id }) };
  return (flow[0]?.fields ?? []).map((field) => ({ ...field, ...place }));
}
