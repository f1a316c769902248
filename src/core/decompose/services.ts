import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import type { PlacedContext, PlacedService } from "../../model/decomposition.ts";
import { contextFacts } from "./facts-of-parts.ts";
import { ownersOf, type Placed } from "./placed.ts";
import { holds, ofKind, reasonOf } from "./rules.ts";

/** The services that are stated, and one for each further context that rules agree should be one. */
export function servicesOf(
  placed: Placed,
  rules: readonly DecompositionRule[],
): { services: PlacedService[]; contexts: PlacedContext[] } {
  const stated = (placed.map.services ?? []).map((service) => ({
    id: service.id,
    title: service.title ?? service.id,
    contexts: [...new Set(service.contexts)],
    owners: ownersOfAll(placed, service.contexts),
    origin: "stated" as const,
  }));
  const covered = new Set(stated.flatMap(({ contexts }) => contexts));
  const judged = placed.contexts.map((context) => ({ context, ...judge(placed, context, rules) }));
  const proposed = judged
    .filter(({ context, service }) => service && !covered.has(context.id))
    .map(({ context }) => proposal(placed, context, stated));
  const services = [...stated, ...proposed];
  return {
    services,
    contexts: judged.map(({ context, reasons }) => ({
      id: context.id,
      title: context.title ?? context.id,
      kind: context.kind ?? "own",
      owners: ownersOf(context),
      services: services.filter(({ contexts }) => contexts.includes(context.id)).map(({ id }) => id),
      reasons: covered.has(context.id) ? [] : reasons,
    })),
  };
}

type Context = Placed["contexts"][number];

/** Rules that speak of a context must agree; where none speaks, there is no reason for a service. */
function judge(placed: Placed, context: Context, rules: readonly DecompositionRule[]) {
  const facts = contextFacts(placed, context);
  const spoken = ofKind(rules, "service").filter((rule) => holds(rule, facts));
  const service = spoken.length > 0 && spoken.every((rule) => rule.service);
  return { service, reasons: spoken.map(reasonOf) };
}

function proposal(placed: Placed, context: Context, stated: readonly PlacedService[]): PlacedService {
  const taken = stated.some(({ id }) => id === context.id);
  return {
    id: taken ? `${context.id}-service` : context.id,
    title: context.title ?? context.id,
    contexts: [context.id],
    owners: ownersOf(context),
    origin: "proposed",
  };
}

function ownersOfAll(placed: Placed, contexts: readonly string[]): string[] {
  return [...new Set(contexts.flatMap((id) => ownersOf(placed.context(id))))];
}
