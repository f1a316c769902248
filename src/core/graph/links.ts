import type { GraphLink } from "../../model/graph.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import type { Pairing, Thing } from "../../model/pairing.ts";

/** A line before the graph that it belongs to gives it a number. */
export type Link = Omit<GraphLink, "number" | "holds">;

/** An option under the name that it has outside its category. */
export interface NamedOption {
  readonly id: string;
  readonly category: string;
  readonly option: Option;
}

export function namedOptions(base: KnowledgeBase): NamedOption[] {
  return base.categories.flatMap(({ category, options }) =>
    options.map((option) => ({ id: `${category.id}/${option.id}`, category: category.id, option })),
  );
}

export function componentId(component: string): string {
  return `component:${component}`;
}

/** The id of one end of a pairing in the graph. What a workload states is named by its pairing, which alone says it. */
export function thingId(thing: Thing, pairing: Pairing): string {
  if ("option" in thing) return thing.option;
  return "component" in thing ? componentId(thing.component) : `statement:${pairing.id}`;
}

/** Every line of the whole map: pairings, components that several options rest on, and what became of options. */
export function linksOf(base: KnowledgeBase): Link[] {
  const options = namedOptions(base);
  const ids = new Set(options.map(({ id }) => id));
  const exists = (id: string) => id.includes(":") || ids.has(id);
  return [
    ...base.pairings.flatMap((pairing) => pairingLinks(pairing, options)),
    ...restingLinks(base, options),
    ...options.flatMap(statusLinks),
  ].filter(({ from, to }) => exists(from) && exists(to));
}

function pairingLinks(pairing: Pairing, options: readonly NamedOption[]): Link[] {
  const { id, kind, from, to, summary, because, versions, source, checkedOn, reason } = pairing;
  return to.map((thing) => ({
    pairing: id,
    kind,
    from: thingId(from, pairing),
    to: thingId(thing, pairing),
    fromModes: modesOf(from, options),
    toModes: modesOf(thing, options),
    summary,
    because,
    versions,
    source,
    checkedOn,
    reason,
  }));
}

/** The titles of the modes that a pairing speaks of. */
function modesOf(thing: Thing, options: readonly NamedOption[]): string[] | undefined {
  if (!("option" in thing)) return undefined;
  const modes = options.find(({ id }) => id === thing.option)?.option.modes;
  return thing.modes?.map((mode) => modes?.[mode]?.title ?? mode);
}

/** A component is worth a line where several options share it: it is operated once. */
function restingLinks(base: KnowledgeBase, options: readonly NamedOption[]): Link[] {
  return base.components.flatMap(({ id, title, shareable }) => {
    const resting = options.filter(
      ({ option }) => option.component === id && option.status.kind === "active",
    );
    if (resting.length < 2) return [];
    const summary = shareable
      ? `Whatever rests on ${title} shares it: it is operated once.`
      : `Whatever rests on ${title} needs one for itself.`;
    return resting.map((one) => ({
      kind: "rests-on" as const,
      from: one.id,
      to: componentId(id),
      summary,
    }));
  });
}

function statusLinks({ id, category, option: { title, status } }: NamedOption): Link[] {
  if (status.kind === "active") return [];
  if (status.kind === "elsewhere") {
    const { because, see, source } = status;
    return [{ kind: "belongs-to", from: id, to: see, summary: because, source }];
  }
  if (status.supersededBy === undefined) return [];
  return [
    {
      kind: "superseded-by",
      from: id,
      to: `${category}/${status.supersededBy}`,
      summary: `${title} is ${status.kind} since ${status.since}.`,
      source: status.source,
    },
  ];
}
