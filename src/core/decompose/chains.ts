import type { Communicating } from "./communication.ts";
import { cycles, longestPaths, type Edge, type Path } from "./paths.ts";
import { responsible, type Placed } from "./placed.ts";
import type { Subject } from "./subjects.ts";

/** Chains of synchronous calls, the one with the most changes of team from each start, and cycles of calls and dependence. */
export function chainSubjects(placed: Placed, relations: readonly Communicating[]): Subject[] {
  const calls = callsOf(relations);
  const crossings = (path: Path) => path.filter((edge) => crosses(placed, edge)).length;
  const chain = (of: "calls" | "dependence", cycle: boolean) => (path: Path) =>
    chainSubject(placed, relations, path, { of, cycle });
  return [
    ...longestPaths(calls, (path) => [crossings(path), path.length]).map(chain("calls", false)),
    ...cycles(calls).map(chain("calls", true)),
    ...cycles(dependenceOf(relations)).map(chain("dependence", true)),
  ];
}

function callsOf(relations: readonly Communicating[]): Edge[] {
  return relations.flatMap(({ link: { index }, placed: { communication, from, to } }) =>
    communication === "synchronous" && from !== undefined && to !== undefined ? [{ from, to, index }] : [],
  );
}

function dependenceOf(relations: readonly Communicating[]): Edge[] {
  return relations
    .filter(({ link }) => !link.mutual)
    .map(({ link: { ends, index } }) => ({ from: ends[0], to: ends[1], index }));
}

function crosses(placed: Placed, { from, to }: Edge): boolean {
  const [a, b] = [responsible(placed.context(from)), responsible(placed.context(to))];
  return a !== undefined && b !== undefined && a !== b;
}

function chainSubject(
  placed: Placed,
  relations: readonly Communicating[],
  path: Path,
  kind: { of: "calls" | "dependence"; cycle: boolean },
): Subject {
  const ids = [path[0]?.from ?? "", ...path.map(({ to }) => to)];
  const teams = new Set(ids.map((id) => responsible(placed.context(id))).filter((id) => id !== undefined));
  const partnership = relations.some(
    ({ link }) =>
      (link.relation.patterns ?? []).includes("partnership") && link.ends.every((end) => ids.includes(end)),
  );
  const what = kind.cycle ? "Cycle" : "Chain";
  return {
    about: "chain",
    ids,
    name: `${what} of ${kind.of} ${ids.join(" -> ")}`,
    path: ["relations", path[0]?.index ?? 0],
    facts: {
      ...kind,
      links: path.length,
      teams: teams.size,
      crossings: path.filter((edge) => crosses(placed, edge)).length,
      partnership,
    },
  };
}
