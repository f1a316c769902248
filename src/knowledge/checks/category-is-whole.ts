import type { Category } from "../../model/category.ts";
import type { Finding } from "../../model/finding.ts";
import type { Entry } from "../load.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";

/** An objective without a criterion can be ranked and changes nothing. */
export const objectiveHasCriterion: Check = {
  id: "objective-has-criterion",
  check: (base, entries) =>
    entries
      .filter(({ kind }) => kind === "category")
      .flatMap((entry) => {
        const criteria =
          base.categories.find(({ category }) => category.id === entry.value.id)?.criteria ?? [];
        return (entry.value as Category).objectives.flatMap(({ id }, n): Finding[] =>
          criteria.some(({ objective }) => objective === id)
            ? []
            : [
                findingAt(entry.yaml, ["objectives", String(n), "id"], {
                  id: "objective-has-criterion",
                  message: `Objective "${id}" has no criterion.`,
                }),
              ],
        );
      }),
};

/** Two questions, or two criteria, at one position would be ordered by their ids, by chance. */
export const positionIsUnique: Check = {
  id: "position-is-unique",
  check: (base, entries) =>
    base.categories.flatMap(({ category }) =>
      (["questions", "criteria"] as const).flatMap((kind) => duplicates(category.id, kind, entries)),
    ),
};

function duplicates(category: string, kind: Entry["kind"], entries: readonly Entry[]): Finding[] {
  const seen = new Map<number, string>();
  return entries
    .filter((entry) => entry.kind === kind && (entry.category === undefined || entry.category === category))
    .flatMap(({ value, yaml }): Finding[] => {
      const { position } = value as { id: string; position: number };
      const other = seen.get(position);
      seen.set(position, other ?? value.id);
      if (other === undefined) return [];
      return [
        findingAt(yaml, ["position"], {
          id: "position-is-unique",
          message: `Position ${position} is taken by "${other}".`,
        }),
      ];
    });
}
