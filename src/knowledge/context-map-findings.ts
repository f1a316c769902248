import type { ContextMap, Relation } from "../model/context-map.ts";
import type { Finding } from "../model/finding.ts";
import { nearestTip } from "./nearest.ts";
import type { YamlFile } from "./yaml-file.ts";

type Path = readonly PropertyKey[];
type Report = (path: Path, id: string, message: string, tip?: string) => Finding;

/** What a schema cannot see: names that stand for nothing, two parts of one name, relations without two ends. */
export function contextMapFindings(yaml: YamlFile, map: ContextMap): Finding[] {
  const report: Report = (path, id, message, tip = "") => ({
    id,
    level: "error",
    file: yaml.file,
    ...yaml.locate(path),
    message,
    tip,
  });
  const found = [
    ...(["teams", "contexts", "services"] as const).flatMap((kind) => doubled(report, kind, map)),
    ...references(map).flatMap((reference) => unknown(report, reference)),
    ...(map.relations ?? []).flatMap((relation, n) => misdrawn(report, relation, n)),
  ];
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

function doubled(report: Report, kind: "teams" | "contexts" | "services", map: ContextMap): Finding[] {
  const ids = (map[kind] ?? []).map(({ id }) => id);
  return ids.flatMap((id, n) =>
    ids.indexOf(id) === n ? [] : [report([kind, n, "id"], "double-name", `"${id}" stands twice in ${kind}.`)],
  );
}

/** A place that names something of the map. */
interface Reference {
  path: Path;
  what: "team" | "context" | "aggregate";
  name: string;
  valid: readonly string[];
}

function references(map: ContextMap): Reference[] {
  const contexts = map.contexts ?? [];
  const teams = (map.teams ?? []).map(({ id }) => id);
  const ids = contexts.map(({ id }) => id);
  const named = (what: Reference["what"], path: Path, names: Names, valid: readonly string[]) =>
    toList(names).map((name, n) => ({
      what,
      path: Array.isArray(names) ? [...path, n] : path,
      name,
      valid,
    }));
  const relationKeys = ["upstream", "downstream", "between", "starts", "changes"] as const;
  return [
    ...contexts.flatMap(({ owner }, n) => named("team", ["contexts", n, "owner"], owner, teams)),
    ...(map.relations ?? []).flatMap((relation, n) =>
      relationKeys.flatMap((key) => named("context", ["relations", n, key], relation[key], ids)),
    ),
    ...(map.services ?? []).flatMap((service, n) => [
      ...named("context", ["services", n, "contexts"], service.contexts, ids),
      ...named("aggregate", ["services", n, "aggregates"], service.aggregates, aggregatesIn(map, service)),
    ]),
  ];
}

type Names = string | readonly string[] | undefined;

function toList(names: Names): string[] {
  return names === undefined ? [] : [names].flat();
}

/** The aggregates that a service can hold: those of its contexts. */
function aggregatesIn(map: ContextMap, service: { contexts: string[] }): string[] {
  const own = (map.contexts ?? []).filter(({ id }) => service.contexts.includes(id));
  return own.flatMap(({ aggregates }) => aggregates ?? []);
}

function unknown(report: Report, { path, what, name, valid }: Reference): Finding[] {
  if (valid.includes(name)) return [];
  const place = what === "aggregate" ? "in the contexts of this service" : `under ${what}s`;
  const tip = valid.length === 0 ? `There is none ${place} yet.` : nearestTip(name, [...new Set(valid)]);
  return [report(path, `unknown-${what}`, `Unknown ${what} "${name}": it does not stand ${place}.`, tip)];
}

/** A relation has two different ends; what it names besides is one of them. */
function misdrawn(report: Report, relation: Relation, n: number): Finding[] {
  const { upstream, downstream, between } = relation;
  const directed = [upstream, downstream].filter((end) => end !== undefined);
  const ends = between ?? directed;
  const at = (key: string, message: string, tip = "") =>
    report(["relations", n, ...(key === "" ? [] : [key])], "relation-ends", message, tip);
  if (between !== undefined && directed.length > 0) {
    return [at("between", "Expected either between, or upstream and downstream, found both.")];
  }
  if (ends.length < 2) {
    const tip = "Give upstream and downstream, or between: [one, other] where they depend on each other.";
    return [at("", `Expected a relation to have two ends, found ${String(ends.length)}.`, tip)];
  }
  if (ends[0] === ends[1])
    return [at(between ? "between" : "downstream", `"${ends[0] ?? ""}" relates to itself.`)];
  return (["starts", "changes"] as const).flatMap((key) =>
    toList(relation[key])
      .filter((name) => !ends.includes(name))
      .map((name) =>
        at(
          key,
          `Expected ${key} to name an end of this relation, found "${name}".`,
          `Its ends are ${ends.join(" and ")}.`,
        ),
      ),
  );
}
