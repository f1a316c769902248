import type { Communication, Context, ContextMap, Relation, Team } from "../../model/context-map.ts";

/** A relation with its two ends: upstream and downstream, or as written where it is mutual. */
export interface Link {
  relation: Relation;
  index: number;
  ends: readonly [string, string];
  mutual: boolean;
}

/** The context map with its parts at hand. */
export interface Placed {
  map: ContextMap;
  teams: readonly Team[];
  contexts: readonly Context[];
  links: readonly Link[];
  context(id: string): Context | undefined;
  team(id: string): Team | undefined;
}

/** Looks at a context map whose references are known to exist. */
export function place(map: ContextMap): Placed {
  const [teams, contexts] = [map.teams ?? [], map.contexts ?? []];
  const contextById = new Map(contexts.map((context) => [context.id, context]));
  const teamById = new Map(teams.map((team) => [team.id, team]));
  return {
    map,
    teams,
    contexts,
    links: (map.relations ?? []).flatMap((relation, index) => linkOf(relation, index)),
    context: (id) => contextById.get(id),
    team: (id) => teamById.get(id),
  };
}

function linkOf(relation: Relation, index: number): Link[] {
  const { upstream, downstream, between } = relation;
  const mutual = between !== undefined;
  const [first, second] = mutual ? between : [upstream, downstream];
  return first === undefined || second === undefined
    ? []
    : [{ relation, index, ends: [first, second], mutual }];
}

/** A name or several, as a list. */
export function listOf(names: string | readonly string[] | undefined): string[] {
  return names === undefined ? [] : [names].flat();
}

/** The teams that a context names as its owners. */
export function ownersOf(context: Context | undefined): string[] {
  return [...new Set(listOf(context?.owner))];
}

/** Who is responsible, as one word: nothing where nobody is named; a system of somebody else is a team of its own. */
export function responsible(context: Context | undefined): string | undefined {
  if (context?.kind === "external") return `external ${context.id}`;
  const owners = ownersOf(context);
  return owners.length === 0 ? undefined : owners.sort().join(" and ");
}

/** The context that starts an exchange: as stated, else the upstream tells and the downstream asks. */
export function starterOf({ relation, ends, mutual }: Link, way?: Communication): string | undefined {
  if (relation.starts !== undefined || mutual) return relation.starts;
  const tells = relation.exchange === "event" || (relation.exchange === undefined && way === "asynchronous");
  return tells ? ends[0] : ends[1];
}

/** The other end of a link. */
export function otherEnd({ ends }: Link, id: string): string {
  return ends[0] === id ? ends[1] : ends[0];
}
