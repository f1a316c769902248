import type { About } from "../../model/decomposition-rule.ts";
import type { PlacedService } from "../../model/decomposition.ts";
import { chainSubjects } from "./chains.ts";
import type { Communicating } from "./communication.ts";
import { contextFacts, serviceFacts, teamFacts } from "./facts-of-parts.ts";
import { mapFacts } from "./map-facts.ts";
import type { Placed } from "./placed.ts";
import type { Facts } from "./rules.ts";

/** A part of a map that rules can speak of: how it is called, where it is written, what is known of it. */
export interface Subject {
  about: About;
  ids: readonly string[];
  name: string;
  path: readonly PropertyKey[];
  facts: Facts;
}

/** Every part of a map, in the order of the file. */
export function subjectsOf(
  placed: Placed,
  services: readonly PlacedService[],
  relations: readonly Communicating[],
): Subject[] {
  return [
    ...placed.teams.map((team, n) => subject("team", team.id, ["teams", n], teamFacts(placed, team))),
    ...placed.contexts.map((context, n) =>
      subject("context", context.id, ["contexts", n], contextFacts(placed, context, services)),
    ),
    ...relations.map(relationSubject),
    ...services.map((service, n) =>
      subject("service", service.id, servicePath(placed, service, n), serviceFacts(placed, service)),
    ),
    ...chainSubjects(placed, relations),
    { about: "map", ids: [], name: "The map", path: [], facts: mapFacts(placed, services, relations) },
  ];
}

function subject(about: About, id: string, path: PropertyKey[], facts: Facts): Subject {
  return { about, ids: [id], name: `${about[0]?.toUpperCase() ?? ""}${about.slice(1)} "${id}"`, path, facts };
}

function relationSubject({ link, facts }: Communicating): Subject {
  const [first, second] = link.ends;
  const name = link.mutual
    ? `Relation between "${first}" and "${second}"`
    : `Relation of upstream "${first}" and downstream "${second}"`;
  return { about: "relation", ids: link.ends, name, path: ["relations", link.index], facts };
}

/** A stated service is written under services, a proposed one follows from its context. */
function servicePath({ contexts }: Placed, service: PlacedService, n: number): PropertyKey[] {
  if (service.origin === "stated") return ["services", n];
  return ["contexts", contexts.findIndex(({ id }) => id === service.contexts[0])];
}
