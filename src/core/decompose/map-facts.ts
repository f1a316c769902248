import type { Context } from "../../model/context-map.ts";
import type { PlacedService } from "../../model/decomposition.ts";
import type { Communicating } from "./communication.ts";
import { listOf, ownersOf, type Placed } from "./placed.ts";
import type { Facts } from "./rules.ts";

/** Relations whose ends are different services; what is inside one service, or outside of all, crosses none of ours. */
export function betweenServices(
  services: readonly PlacedService[],
  relations: readonly Communicating[],
): Communicating[] {
  const homes = (context: string) =>
    services.filter(({ contexts }) => contexts.includes(context)).map(({ id }) => id);
  return relations.filter(({ link: { ends } }) => {
    const [first, second] = [homes(ends[0]), homes(ends[1])];
    return first.length > 0 && second.length > 0 && first.join() !== second.join();
  });
}

/** Facts of the whole map. */
export function mapFacts(
  placed: Placed,
  services: readonly PlacedService[],
  relations: readonly Communicating[],
): Facts {
  const crossing = betweenServices(services, relations);
  const way = (name: string) => crossing.filter(({ facts }) => facts["communication"] === name);
  const people = placed.teams.map((team) => team.people);
  const built = placed.contexts.filter(({ id }) => services.some(({ contexts }) => contexts.includes(id)));
  return {
    services: services.length,
    people: people.length === 0 || people.includes(undefined) ? undefined : sum(people),
    synchronous: way("synchronous").length,
    languages: union(built.map((context) => languagesOf(placed, context))),
    protocols: union(way("synchronous").map(({ link }) => link.relation.protocol)),
    callers: union(built.map(({ callers }) => callers)),
  };
}

/** The languages that a context states, else those of its teams. */
function languagesOf(placed: Placed, context: Context): string[] | undefined {
  if (context.languages !== undefined) return listOf(context.languages);
  const known = ownersOf(context).flatMap((id) => placed.team(id)?.languages ?? []);
  return known.length === 0 ? undefined : known;
}

/** All the names that are stated; nothing where none are, for that says nothing. */
function union(names: readonly (string | readonly string[] | undefined)[]): string[] | undefined {
  const stated = names.filter((one) => one !== undefined);
  return stated.length === 0 ? undefined : [...new Set(stated.flatMap(listOf))].sort();
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}
