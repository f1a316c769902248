import type { Decomposition, FollowingField, PlacedRelation } from "../../model/decomposition.ts";
import type { Source } from "../../model/attribute.ts";
import { listed, valueText } from "../text.ts";

/** What a context is called. */
export function contextTitle({ contexts }: Decomposition, id: string): string {
  return contexts.find((context) => context.id === id)?.title ?? id;
}

/** What a relation comes to, as "verb, whom"; seen from the side that starts it. */
export function verbOf({ communication, exchange, copy }: PlacedRelation): string {
  if (communication === "synchronous") return "calls";
  if (communication === "undecided") return "reaches";
  if (copy) return "keeps up to date";
  if (exchange === "event") return "publishes events to";
  if (exchange === "command") return "sends work to";
  return exchange === "question" ? "asks by message" : "sends messages to";
}

/** What two contexts do of which nothing says who starts. */
const OPEN: Record<PlacedRelation["communication"], string> = {
  synchronous: "call one another",
  asynchronous: "exchange messages",
  none: "exchange nothing",
  undecided: "exchange something",
};

/** A relation in one sentence, with the way it communicates. */
export function relationSentence(decomposition: Decomposition, relation: PlacedRelation): string {
  const { contexts, communication, from, to } = relation;
  const [first, second] = contexts.map((id) => contextTitle(decomposition, id));
  const both = `${first ?? ""} and ${second ?? ""}`;
  if (communication === "none") return `${both} exchange nothing at run time`;
  if (from === undefined || to === undefined)
    return `${both} ${OPEN[communication]}; nothing says who starts`;
  const names = [from, to].map((id) => contextTitle(decomposition, id));
  return `${names[0] ?? ""} ${verbOf(relation)} ${names[1] ?? ""}`;
}

/** The patterns of a relation and who is upstream. */
export function patternText(decomposition: Decomposition, relation: PlacedRelation): string {
  const { contexts, mutual, patterns, interaction } = relation;
  const side = mutual ? "mutual" : `upstream ${contextTitle(decomposition, contexts[0])}`;
  const named = patterns.length === 0 ? "no pattern stated" : patterns.join(", ");
  const worked = interaction === undefined ? "" : `; teams: ${interaction}`;
  return `${side}; ${named}${worked}`;
}

/** A requirement field with its value, as it could stand in the file. */
export function fieldLine({ field, value, strength }: FollowingField): string {
  const text = Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
  return strength === "must" ? `${field}: ${text}` : `${field}: { value: ${text}, strength: prefer }`;
}

/** The relations that a field follows from. */
export function pairsText(decomposition: Decomposition, { relations }: FollowingField): string {
  const pairs = relations.map((pair) => pair.map((id) => contextTitle(decomposition, id)).join(" / "));
  return listed(pairs);
}

/** The facts that a finding rests on, in words. */
export function factsText(
  facts: Record<string, Parameters<typeof valueText>[0]>,
  titles: FactTitles,
): string {
  return Object.entries(facts)
    .map(([name, value]) => `${titles[name] ?? name}: ${valueText(value)}`)
    .join("; ");
}

/** What facts are called, by their names. */
export type FactTitles = Readonly<Record<string, string>>;

/** What rests on a source or on a judgement of ours. */
interface Evidence {
  source?: Source | undefined;
  reason?: string | undefined;
}

/** Texts that rules rest on, each once, in the order of their first use. */
export function sourcesOf(evidence: readonly Evidence[]): Source[] {
  const all = new Map(
    evidence.flatMap(({ source }) => (source === undefined ? [] : [[key(source), source]])),
  );
  return [...all.values()];
}

function key({ url, section }: Source): string {
  return `${url} ${section}`;
}

/** "[2]" for a text, and what we judge where it goes further, or where there is none. */
export function reference({ source, reason }: Evidence, sources: readonly Source[]): string {
  const n = sources.findIndex((other) => source !== undefined && key(other) === key(source));
  const label = n < 0 ? "our judgement" : "note";
  const own = reason === undefined ? "" : `(${label}: ${reason.replace(/\.$/, "")})`;
  return [n < 0 ? "" : `[${String(n + 1)}]`, own].filter((part) => part !== "").join(" ");
}

/** A title that says more than the id it stands beside. */
export function saysMore(title: string, id: string): boolean {
  const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return bare(title) !== bare(id);
}

/** Everything of a decomposition that rests on something, in the order in which it is printed. */
export function evidenceOf({ contexts, relations, findings, fields }: Decomposition): Evidence[] {
  return [
    ...findings,
    ...contexts.flatMap(({ reasons }) => reasons),
    ...relations.flatMap(({ reasons }) => reasons),
    ...fields.flatMap(({ reasons }) => reasons),
  ];
}
