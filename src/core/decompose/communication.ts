import type { Communication } from "../../model/context-map.ts";
import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import type { PlacedRelation } from "../../model/decomposition.ts";
import { relationFacts } from "./facts-of-parts.ts";
import { otherEnd, starterOf, type Link, type Placed } from "./placed.ts";
import { holds, ofKind, reasonOf, type Facts } from "./rules.ts";

/** A relation as it communicates, with its facts. */
export interface Communicating {
  link: Link;
  facts: Facts;
  placed: PlacedRelation;
}

/**
 * How each relation communicates: as stated, else as the rules about its needs agree. Rules that disagree, or none, leave it
 * undecided.
 */
export function communicating(placed: Placed, rules: readonly DecompositionRule[]): Communicating[] {
  return placed.links.map((link) => {
    const facts = relationFacts(placed, link);
    const spoken = ofKind(rules, "communication").filter((rule) => holds(rule, facts));
    const proposed = agreed(spoken.map(({ communication }) => communication));
    const communication = link.relation.communication ?? proposed;
    const reasons = spoken.map((rule) => ({ ...reasonOf(rule), communication: rule.communication }));
    return {
      link,
      facts: { ...facts, communication, proposed },
      placed: placedRelation(link, communication, reasons),
    };
  });
}

function agreed(ways: readonly Communication[]): Communication {
  const [first, ...others] = new Set(ways);
  return first === undefined || others.length > 0 ? "undecided" : first;
}

function placedRelation(
  link: Link,
  communication: Communication,
  reasons: PlacedRelation["reasons"],
): PlacedRelation {
  const { purpose, patterns, interaction, exchange, communication: stated } = link.relation;
  return {
    contexts: [...link.ends],
    mutual: link.mutual,
    ...(purpose === undefined ? {} : { purpose }),
    patterns: patterns ?? [],
    ...(interaction === undefined ? {} : { interaction }),
    ...(exchange === undefined ? {} : { exchange }),
    communication,
    origin: stated === undefined ? "decided" : "stated",
    ...direction(link, communication),
    reasons,
  };
}

/** Whether the reader keeps a copy: it asks for what may lag, and does not wait for it. */
function keepsCopy({ relation }: Link, way: Communication): boolean {
  return (
    way === "asynchronous" &&
    relation.exchange === "question" &&
    relation.mayLag === true &&
    relation.answer !== "later"
  );
}

/** Who calls or tells whom; nothing where there is no exchange, or nobody is said to start it. A copy is told by its source. */
function direction(link: Link, way: Communication): { from?: string; to?: string; copy: boolean } {
  const copy = keepsCopy(link, way);
  const starter = way === "none" ? undefined : starterOf(link, way);
  if (starter === undefined) return { copy };
  const ends = { from: starter, to: otherEnd(link, starter) };
  return copy ? { from: ends.to, to: ends.from, copy } : { ...ends, copy };
}
