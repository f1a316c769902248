import type { CategoryKnowledge, CommonKnowledge, KnowledgeBase } from "../../model/knowledge.ts";
import { inTopologicalOrder } from "../fields.ts";
import { auditContradictions } from "./contradictions.ts";
import { auditDecompositionRule } from "./decomposition.ts";
import { auditExamples } from "./examples.ts";
import { auditMisconceptions, emptyExpectations } from "./misconceptions.ts";

/** Something that evaluating the base showed to be wrong: the lint, the part of the base, and where in its file. */
export interface Audited {
  lint: "derive-rules-are-ordered" | "examples-hold" | "rules-agree" | "misconceptions-hold";
  kind: "rule" | "criterion" | "misconception" | "category" | "decomposition";
  id: string;
  message: string;
  path: string[];
}

/** Every check that has to evaluate: do examples come out as written, and do the cells refute each misconception? */
export function auditBase(base: KnowledgeBase): Audited[] {
  const found = [
    ...base.categories.flatMap((knowledge) => auditCategory(knowledge, base.common)),
    ...auditRefutations(base),
    ...auditDecomposition(base),
  ];
  return [...new Map(found.map((one) => [`${one.kind}/${one.id} ${one.message}`, one])).values()];
}

function auditCategory(knowledge: CategoryKnowledge, common: CommonKnowledge): Audited[] {
  const cycle = cycleOf(knowledge);
  const { id } = knowledge.category;
  if (cycle !== undefined) {
    return [{ lint: "derive-rules-are-ordered", kind: "category", id, message: cycle, path: ["id"] }];
  }
  return [
    ...auditExamples(knowledge).map((problem) => ({
      lint: "examples-hold" as const,
      ...problem,
      path: ["examples"],
    })),
    ...auditContradictions(knowledge, common).map((problem) => ({
      lint: "rules-agree" as const,
      ...problem,
      path: ["id"],
    })),
  ];
}

/** Nothing can be evaluated while derive rules wait for each other. */
function cycleOf({ rules }: CategoryKnowledge): string | undefined {
  try {
    inTopologicalOrder(rules.filter((rule) => rule.kind === "derive"));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function auditDecomposition({ decomposition }: KnowledgeBase): Audited[] {
  return decomposition
    .flatMap((rule) => auditDecompositionRule(decomposition, rule))
    .map((problem) => ({ lint: "examples-hold", kind: "decomposition", ...problem, path: ["examples"] }));
}

function auditRefutations(base: KnowledgeBase): Audited[] {
  return [...auditMisconceptions(base), ...emptyExpectations(base)].map(({ id, index, message }) => ({
    lint: "misconceptions-hold",
    kind: "misconception",
    id,
    message,
    path: ["expect", String(index)],
  }));
}
