import type { Finding } from "../../model/finding.ts";
import type { Option } from "../../model/option.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Entry } from "../load.ts";
import { nearestTip } from "../nearest.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";
import { referencesIn } from "./references.ts";

/** Whatever names slots names some of its category; an option says which it fills where there are several. */
export const slotsExist: Check = {
  id: "slots-exist",
  check: (base, entries) =>
    entries
      .filter(({ kind, category }) => kind !== "category" && category !== undefined)
      .flatMap((entry) => {
        const slots = slotsOf(base, entry.category);
        return [...unknownSlots(entry, slots), ...unsaidSlots(entry, slots), ...exceptedSlots(entry, slots)];
      }),
};

function slotsOf(base: KnowledgeBase, id: string | undefined): string[] {
  const knowledge = base.categories.find(({ category }) => category.id === id);
  return knowledge?.category.slots.map((slot) => slot.id) ?? [];
}

function unknownSlots(entry: Entry, slots: readonly string[]): Finding[] {
  return referencesIn(entry.yaml.data, ["slots"])
    .filter(({ name }) => !slots.includes(name))
    .map(({ name, path }) => finding(entry, path, `Unknown slot "${name}".`, nearestTip(name, slots)));
}

function unsaidSlots(entry: Entry, slots: readonly string[]): Finding[] {
  if (entry.kind !== "options" || slots.length < 2 || (entry.value as Option).slots !== undefined) return [];
  const tip = `Add slots: [...], some of: ${slots.join(", ")}.`;
  return [finding(entry, ["id"], "The category has several slots, and this option names none.", tip)];
}

/** A reason for never coming first is given for a slot that the option fills. */
function exceptedSlots(entry: Entry, slots: readonly string[]): Finding[] {
  if (entry.kind !== "options") return [];
  const { neverFirst = {}, slots: own = slots } = entry.value as Option;
  return Object.keys(neverFirst)
    .filter((slot) => !own.includes(slot))
    .map((slot) =>
      finding(entry, ["neverFirst", slot], `It does not fill a slot "${slot}".`, nearestTip(slot, own)),
    );
}

function finding(entry: Entry, path: string[], message: string, tip: string): Finding {
  return findingAt(entry.yaml, path, { id: "slots-exist", message, tip });
}
