import type { Category } from "../../model/category.ts";
import type { Finding } from "../../model/finding.ts";
import { nearestTip } from "../nearest.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";

/** A category does without common attributes that there are: an exception that excepts nothing hides a wrong name. */
export const exceptionsUsed: Check = {
  id: "exceptions-used",
  check: (base, entries) => {
    const names = base.common.attributes.map(({ id }) => id);
    return entries
      .filter(({ kind }) => kind === "category")
      .flatMap(({ value, yaml }) =>
        ((value as Category).without ?? []).flatMap((name, n): Finding[] => {
          if (names.includes(name)) return [];
          return [
            findingAt(yaml, ["without", String(n)], {
              id: "exceptions-used",
              message: `There is no common attribute "${name}" to do without.`,
              tip: nearestTip(name, names),
            }),
          ];
        }),
      );
  },
};
