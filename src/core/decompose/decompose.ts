import type { DecompositionRule } from "../../model/decomposition-rule.ts";
import type { Decomposition, DecompositionFinding, PlacedTeam } from "../../model/decomposition.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Workload } from "../../model/workload.ts";
import { analyse, partsOf, type Analysis } from "./analyse.ts";
import { followingFields } from "./following.ts";
import { ownersOf, type Placed } from "./placed.ts";
import { factsRead, ofKind, reasonOf } from "./rules.ts";
import type { Subject } from "./subjects.ts";

/** Where a part of the map is written. */
export type Locate = (path: readonly PropertyKey[]) => { file: string; line: number; column: number };

/** Checks who builds what, proposes services and their communication, and derives what follows. Pure. */
export function decompose(
  base: KnowledgeBase,
  workload: Workload,
  version: string,
  locate: Locate,
): Decomposition {
  const analysis = analyse(workload.contextMap ?? {}, base.decomposition);
  return {
    format: 1,
    version,
    fingerprint: base.fingerprint,
    name: workload.name,
    teams: teamsOf(analysis.placed),
    contexts: analysis.contexts,
    services: analysis.services,
    relations: analysis.relations.map(({ placed }) => placed),
    findings: findingsOf(base, analysis, locate),
    fields: followingFields(base, workload, analysis),
  };
}

function teamsOf({ teams, contexts }: Placed): PlacedTeam[] {
  return teams.map(({ id, title, type }) => ({
    id,
    title: title ?? id,
    ...(type === undefined ? {} : { type }),
    contexts: contexts.filter((context) => ownersOf(context).includes(id)).map((context) => context.id),
  }));
}

/** What rules find, errors first, each in the order of the file. */
function findingsOf(base: KnowledgeBase, analysis: Analysis, locate: Locate): DecompositionFinding[] {
  const found = ofKind(base.decomposition, "finding").flatMap((rule) =>
    partsOf(analysis, rule).map((part) => findingOf(rule, part, locate)),
  );
  const rank = ({ level }: DecompositionFinding) => (level === "error" ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

function findingOf(
  rule: Extract<DecompositionRule, { kind: "finding" }>,
  { about, ids, name, path, facts }: Subject,
  locate: Locate,
): DecompositionFinding {
  const { because, source, reason } = reasonOf(rule);
  return {
    id: rule.id,
    level: rule.level,
    ...locate(path),
    message: `${name}: ${rule.finding}`,
    tip: rule.tip,
    about,
    subject: [...ids],
    facts: factsRead(rule, facts),
    because,
    ...(source === undefined ? {} : { source }),
    ...(reason === undefined ? {} : { reason }),
  };
}
