import type { ContextMap } from "../../model/context-map.ts";
import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import type { PlacedContext, PlacedService } from "../../model/decomposition.ts";
import { communicating, type Communicating } from "./communication.ts";
import { place, type Placed } from "./placed.ts";
import { holds } from "./rules.ts";
import { servicesOf } from "./services.ts";
import { subjectsOf, type Subject } from "./subjects.ts";

/** A context map with the services and communication that rules give it, and every part with its facts. */
export interface Analysis {
  placed: Placed;
  contexts: PlacedContext[];
  services: PlacedService[];
  relations: Communicating[];
  subjects: Subject[];
}

/** Proposes services, decides how relations communicate, and counts what rules can read. */
export function analyse(map: ContextMap, rules: readonly DecompositionRule[]): Analysis {
  const placed = place(map);
  const { services, contexts } = servicesOf(placed, rules);
  const relations = communicating(placed, rules);
  return { placed, contexts, services, relations, subjects: subjectsOf(placed, services, relations) };
}

/** The facts of each part of which a rule holds. */
export function partsOf({ subjects }: Analysis, rule: DecompositionRule): Subject[] {
  return subjects.filter(({ about, facts }) => about === rule.about && holds(rule, facts));
}

/** Whether a rule holds of anything in a map. */
export function speaks(analysis: Analysis, rule: DecompositionRule): boolean {
  return partsOf(analysis, rule).length > 0;
}
