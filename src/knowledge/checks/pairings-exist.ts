import type { Finding } from "../../model/finding.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Pairing, Thing } from "../../model/pairing.ts";
import type { Entry } from "../load.ts";
import { nearestTip } from "../nearest.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";

/** Both ends of a pairing exist: the options, and the modes of them that it speaks of. */
export const pairingsExist: Check = {
  id: "pairings-exist",
  check: (base, entries) =>
    entries
      .filter(({ kind }) => kind === "pairings")
      .flatMap((entry) => {
        const { from, to } = entry.value as Pairing;
        return [
          ...checkThing(base, entry, from, ["from"]),
          ...to.flatMap((thing, n) => checkThing(base, entry, thing, ["to", String(n)])),
        ];
      }),
};

function checkThing(base: KnowledgeBase, entry: Entry, thing: Thing, path: string[]): Finding[] {
  if (!("option" in thing)) return [];
  const options = base.categories.flatMap(({ category, options: all }) =>
    all.map((option) => [`${category.id}/${option.id}`, option] as const),
  );
  const names = options.map(([name]) => name);
  const modes = options.find(([name]) => name === thing.option)?.[1].modes;
  if (modes === undefined) return [finding(entry, [...path, "option"], "option", thing.option, names)];
  return (thing.modes ?? []).flatMap((mode, n) =>
    mode in modes ? [] : [finding(entry, [...path, "modes", String(n)], "mode", mode, Object.keys(modes))],
  );
}

function finding(
  entry: Entry,
  path: string[],
  word: string,
  name: string,
  names: readonly string[],
): Finding {
  return findingAt(entry.yaml, path, {
    id: "pairings-exist",
    message: `Unknown ${word} "${name}".`,
    tip: nearestTip(name, names),
  });
}
