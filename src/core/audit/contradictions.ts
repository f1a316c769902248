import type { CategoryKnowledge, CommonKnowledge } from "../../model/knowledge.ts";
import type { DeriveRule, ExcludeRule } from "../../model/rule.ts";
import type { Fields } from "../../model/workload.ts";
import { completionSampler } from "../completions.ts";
import { evaluateCondition } from "../condition.ts";
import { fieldLookup } from "../fields.ts";
import { slotModel, variantLookup, type SlotModel } from "../slot-model.ts";
import { inSlot } from "../slots.ts";
import type { AuditProblem } from "./examples.ts";

/** Workloads over which derive rules are held against each other. */
const WORKLOADS = 200;
const SEED = 1;

/**
 * Rules of a category that leave none of its options, and derive rules that give one field two values at once. A rule that is
 * common to all may well leave nothing here: a small device in the field carries no mesh.
 */
export function auditContradictions(knowledge: CategoryKnowledge, common: CommonKnowledge): AuditProblem[] {
  const isOwn = ({ id }: AuditProblem) => !common.rules.some((rule) => rule.id === id);
  return [...removingEverything(knowledge).filter(isOwn), ...derivingApart(slotModel(knowledge))];
}

/** A need that no option of the slot meets is no help to anybody: the rule, or what is known, is wrong. */
function removingEverything(knowledge: CategoryKnowledge): AuditProblem[] {
  return knowledge.category.slots.flatMap((slot) => {
    const model = slotModel(inSlot(knowledge, slot).knowledge);
    if (model.variants.length === 0) return [];
    return model.excludeRules
      .filter((rule) =>
        rule.examples.fires.every(({ workload }) => !leavesAny(model, rule, stated(workload))),
      )
      .map(({ id }) => ({
        kind: "rule" as const,
        id,
        message: `Removes every option of the slot "${slot.id}" in each of its own examples.`,
      }));
  });
}

function leavesAny(model: SlotModel, rule: ExcludeRule, fields: Fields): boolean {
  return model.variants.some(
    (variant) => evaluateCondition(rule.require, variantLookup(model, variant, fields)) !== "violated",
  );
}

function derivingApart(model: SlotModel): AuditProblem[] {
  const next = completionSampler(model, {}, SEED);
  const problems = Array.from({ length: WORKLOADS }, next).flatMap((fields) => disagreements(model, fields));
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

function disagreements({ deriveRules, levels }: SlotModel, fields: Fields): AuditProblem[] {
  const lookup = fieldLookup(fields, levels);
  const met = deriveRules.filter(
    ({ when, derive }) => derive.value !== undefined && evaluateCondition(when, lookup) === "met",
  );
  return met.flatMap((rule) =>
    met.filter((other) => contradicts(rule, other)).map((other) => apart(rule, other)),
  );
}

function contradicts(a: DeriveRule, b: DeriveRule): boolean {
  return (
    a.id < b.id &&
    a.derive.field === b.derive.field &&
    JSON.stringify(a.derive.value) !== JSON.stringify(b.derive.value)
  );
}

function apart({ id, derive }: DeriveRule, other: DeriveRule): AuditProblem {
  const message = `Derives "${derive.field}" in a workload for which "${other.id}" derives something else.`;
  return { kind: "rule", id, message };
}

function stated(workload: ExcludeRule["examples"]["fires"][number]["workload"]): Fields {
  return Object.fromEntries(
    Object.entries(workload).map(([name, value]) => [name, { value, origin: "stated", strength: "must" }]),
  );
}
