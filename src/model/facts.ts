import { Communication, Context, Interaction, Pattern, Relation, TeamType } from "./context-map.ts";
import type { About } from "./decomposition-rule.ts";
import type { ValueType } from "./value.ts";

/** Something that is known of a part of a context map: stated, or counted from what is stated. */
export interface Fact {
  title: string;
  type: ValueType;
}

const count = (title: string): Fact => ({ title, type: number("", 0, 10_000) });
const yesNo = (title: string): Fact => ({ title, type: { kind: "boolean" } });
const one = (title: string, values: string[]): Fact => ({ title, type: { kind: "enum", values } });
const some = (title: string, of: string[]): Fact => ({ title, type: { kind: "set", of } });
const names = (title: string): Fact => ({ title, type: { kind: "set", of: ["-"], open: true } });
const number = (unit: string, min: number, max: number): ValueType => ({
  kind: "number",
  unit,
  scale: "linear",
  min,
  max,
});

const TYPES = TeamType.options;
const KINDS = Context.shape.kind.unwrap().options;
const WAYS = Communication.options;

/** The closed set of facts that decomposition rules read, by what they are of. What is not stated is unknown. */
export const FACTS: Record<About, Record<string, Fact>> = {
  team: {
    type: one("type", TYPES),
    people: { title: "people", type: number("people", 1, 10_000) },
    contexts: count("contexts owned"),
    effort: { title: "people that its contexts keep busy", type: number("people", 0, 10_000) },
    collaborators: count("teams in collaboration"),
    providesAsService: yesNo("provides something as a service"),
  },
  context: {
    kind: one("kind", KINDS),
    subdomain: one("subdomain", Context.shape.subdomain.unwrap().options),
    owners: count("owners"),
    ownerTypes: some("types of its owners", TYPES),
    aggregates: count("aggregates"),
    services: count("services that implement it"),
  },
  relation: {
    patterns: some("patterns", Pattern.options),
    mutual: yesNo("mutual"),
    interaction: one("interaction of the teams", Interaction.options),
    exchange: one("exchange", Relation.shape.exchange.unwrap().options),
    answer: one("answer needed", Relation.shape.answer.unwrap().options),
    mayLag: yesNo("may lag"),
    changed: count("contexts changed"),
    readers: count("contexts that it tells of events"),
    sameOwner: yesNo("same owner"),
    hours: { title: "hours between the teams", type: number("hours", 0, 12) },
    upstreamKind: one("kind of the upstream", KINDS),
    upstreamInterface: one("interface of the upstream", Context.shape.interface.unwrap().options),
    downstreamSubdomain: one("subdomain of the downstream", Context.shape.subdomain.unwrap().options),
    communication: one("communication", WAYS),
    proposed: one("communication that its needs ask for", WAYS),
  },
  service: {
    contexts: count("contexts"),
    splitAggregates: count("aggregates that another service holds as well"),
  },
  chain: {
    of: one("kind of links", ["calls", "dependence"]),
    cycle: yesNo("cycle"),
    links: count("links"),
    teams: count("teams"),
    crossings: count("links from team to team"),
    partnership: yesNo("with a partnership"),
  },
  map: {
    services: count("services"),
    people: { title: "people", type: number("people", 0, 100_000) },
    synchronous: count("synchronous relations between services"),
    languages: names("languages"),
    protocols: names("protocols of synchronous calls"),
    callers: names("callers from outside"),
  },
};
