import { z } from "zod";
import { Context, ContextMap, Relation, Team } from "../model/context-map.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";

/** The keys of a workload file that describe who builds what, for a base: its answers are the names that some of them take. */
export function contextMapShape(base: KnowledgeBase) {
  const named = (fact: string, many: boolean) => namesFor(base, fact, many);
  const team = Team.extend({ languages: named("languages", true) });
  const context = Context.extend({
    languages: named("languages", true),
    callers: named("callers", true),
  });
  const relation = Relation.extend({ protocol: named("protocols", false) });
  return {
    teams: z.array(team).optional().meta({ description: "Who builds: one entry for each team." }),
    contexts: z
      .array(context)
      .min(1, "expected at least one context")
      .optional()
      .meta({ description: "Bounded contexts (DDD), each with its owner." }),
    relations: z
      .array(relation)
      .optional()
      .meta({ description: "How contexts depend on each other: a DDD context map." }),
    services: ContextMap.shape.services,
  };
}

/** A fact that a requirement field is taken from has the names of that field's question. */
function namesFor(base: KnowledgeBase, fact: string, many: boolean): z.ZodType {
  const field = base.decomposition.find((rule) => rule.kind === "derive" && rule.derive.fact === fact);
  const question = base.categories
    .flatMap(({ questions }) => questions)
    .find((one) => field?.kind === "derive" && one.field === field.derive.field);
  const name = question?.type.kind === "set" ? z.enum(Object.keys(question.type.of)) : z.string();
  return (many ? z.union([name, z.array(name)]) : name).optional();
}

/** The keys that each part of a map can have, for tips about unknown ones. */
export const CONTEXT_MAP_KEYS: Record<string, readonly string[]> = {
  teams: Object.keys(Team.shape),
  contexts: Object.keys(Context.shape),
  relations: Object.keys(Relation.shape),
  services: Object.keys(ContextMap.shape.services.unwrap().element.shape),
};
