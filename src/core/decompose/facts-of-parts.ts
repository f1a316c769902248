import type { Context, Team } from "../../model/context-map.ts";
import type { PlacedService } from "../../model/decomposition.ts";
import { otherEnd, ownersOf, responsible, starterOf, type Link, type Placed } from "./placed.ts";
import type { Facts } from "./rules.ts";

/** Facts of a team: what it owns and with whom it works. */
export function teamFacts(placed: Placed, team: Team): Facts {
  const owned = placed.contexts.filter((context) => ownersOf(context).includes(team.id));
  const efforts = owned.flatMap(({ effort }) => effort ?? []);
  return {
    type: team.type,
    people: team.people,
    contexts: owned.length,
    effort: efforts.length === 0 ? undefined : efforts.reduce((sum, effort) => sum + effort, 0),
    collaborators: collaborators(placed, team).size,
    providesAsService: placed.links.some((link) => provides(placed, link, team)),
  };
}

function collaborators(placed: Placed, { id }: Team): Set<string> {
  const together = placed.links.filter(({ relation }) => relation.interaction === "collaboration");
  const teams = together.map(({ ends }) => ends.map((end) => ownersOf(placed.context(end))));
  return new Set(
    teams
      .filter((sides) => sides.some((side) => side.includes(id)))
      .flat(2)
      .filter((other) => other !== id),
  );
}

function provides(placed: Placed, { relation, ends: [upstream, downstream], mutual }: Link, { id }: Team) {
  const owns = (context: string) => ownersOf(placed.context(context)).includes(id);
  return relation.interaction === "x-as-a-service" && !mutual && owns(upstream) && !owns(downstream);
}

/** Facts of a context. The number of its owners is known as soon as the map speaks of teams. */
export function contextFacts(placed: Placed, context: Context, services?: readonly PlacedService[]): Facts {
  const owners = ownersOf(context);
  const types = owners.flatMap((id) => placed.team(id)?.type ?? []);
  return {
    kind: context.kind ?? "own",
    subdomain: context.subdomain,
    owners: placed.teams.length === 0 ? undefined : owners.length,
    ownerTypes: types.length === 0 ? undefined : types,
    aggregates: context.aggregates?.length,
    services: services?.filter(({ contexts }) => contexts.includes(context.id)).length,
  };
}

/** Facts of a relation, but for its communication. */
export function relationFacts(placed: Placed, link: Link): Facts {
  const { relation, mutual } = link;
  const [first, second] = link.ends.map((id) => placed.context(id));
  const owners = [responsible(first), responsible(second)];
  return {
    patterns: relation.patterns,
    mutual,
    interaction: relation.interaction,
    exchange: relation.exchange,
    answer: relation.answer,
    mayLag: relation.mayLag,
    changed: relation.changes?.length,
    readers: readersOf(placed, link),
    sameOwner: owners.includes(undefined) ? undefined : owners[0] === owners[1],
    hours: hoursBetween(placed, first, second),
    ...(mutual ? {} : directedFacts(first, second)),
  };
}

function directedFacts(upstream: Context | undefined, downstream: Context | undefined): Facts {
  return {
    upstreamKind: upstream?.kind ?? "own",
    upstreamInterface: upstream?.interface,
    downstreamSubdomain: downstream?.subdomain,
  };
}

/** How many contexts the same one tells of events; nothing where this is no event. */
function readersOf({ links }: Placed, link: Link): number | undefined {
  const starter = starterOf(link);
  if (link.relation.exchange !== "event" || starter === undefined) return undefined;
  const alike = links.filter((one) => one.relation.exchange === "event" && starterOf(one) === starter);
  return new Set(alike.map((one) => otherEnd(one, starter))).size;
}

/** The largest distance between their teams, the shorter way round the earth. */
function hoursBetween(
  placed: Placed,
  first: Context | undefined,
  second: Context | undefined,
): number | undefined {
  const offsets = (context: Context | undefined) =>
    ownersOf(context).flatMap((id) => placed.team(id)?.utcOffset ?? []);
  const distances = offsets(first).flatMap((a) => offsets(second).map((b) => Math.abs(a - b)));
  return distances.length === 0 ? undefined : Math.max(...distances.map((d) => Math.min(d, 24 - d)));
}

/** Facts of a service. */
export function serviceFacts(placed: Placed, service: PlacedService): Facts {
  const stated = placed.map.services ?? [];
  const own = stated.find(({ id }) => id === service.id)?.aggregates;
  const elsewhere = stated
    .filter(({ id }) => id !== service.id)
    .flatMap(({ aggregates }) => aggregates ?? []);
  return {
    contexts: service.contexts.length,
    splitAggregates: own?.filter((aggregate) => elsewhere.includes(aggregate)).length,
  };
}
