import { thingsNamed } from "../../core/explain-thing.ts";
import { glossaryOf, namesOf } from "../../core/explained-names.ts";
import type { Explained, ExplainedKind } from "../../model/explanation.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import { explanationText } from "../../render/explanation/terminal.ts";
import { UserError } from "../errors.ts";
import { columnsOf } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { starterIndex, startersOf } from "../starters.ts";
import { styleFor } from "../style.ts";

export const KINDS: readonly ExplainedKind[] = [
  "option",
  "attribute",
  "criterion",
  "rule",
  "question",
  "component",
  "pairing",
  "misconception",
  "decomposition",
];

export interface ExplainFlags {
  json?: boolean;
  knowledge?: string;
  color?: boolean;
}

/** Prints all that is known about one thing. */
export async function explain(shell: Shell, name: string, flags: ExplainFlags): Promise<void> {
  const { io } = shell;
  const base = await knowledgeFor(io, flags.knowledge);
  const thing = withStarters(await theOne(base, name));
  const text =
    flags.json === true
      ? `${JSON.stringify(thing, undefined, 2)}\n`
      : explanationText(thing, glossaryOf(base, thing, await factTitles(thing)), {
          columns: columnsOf(io),
          style: styleFor(io, flags.color),
        });
  io.stdout.write(text);
}

/** An option together with what can be scaffolded for it, in whichever of its categories. */
function withStarters(thing: Explained): Explained {
  if (thing.kind !== "option") return thing;
  const index = starterIndex();
  const starters = thing.category.split(", ").flatMap((id) => startersOf(index, id, thing.value.id));
  return starters.length === 0 ? thing : { ...thing, starters };
}

/** What the facts of a decomposition rule are called; other things read none. */
async function factTitles(thing: Explained): Promise<Record<string, string>> {
  if (thing.kind !== "decomposition") return {};
  const { FACTS } = await import("../../model/facts.ts");
  return Object.fromEntries(
    Object.entries(FACTS[thing.value.about]).map(([name, { title }]) => [name, title]),
  );
}

/** The thing that is meant. An option and its own component are no ambiguity: the option's page names the component. */
async function theOne(base: KnowledgeBase, name: string): Promise<Explained> {
  const kind = KINDS.find((known) => name.startsWith(`${known}/`));
  const id = kind === undefined ? name : name.slice(kind.length + 1);
  const found = thingsNamed(base, id, kind);
  const [option] = found.filter((thing) => thing.kind === "option");
  const meant =
    option === undefined
      ? found
      : found.filter((thing) => thing.kind !== "component" || thing.value.id !== option.value.component);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only;
  if (only === undefined) throw await nothingNamed(base, name, id, kind);
  const choices = meant.map((thing) => `  arch-map explain ${callOf(thing, id, meant)}`);
  throw new UserError(`"${name}" names several things; say which:\n${choices.join("\n")}`);
}

/** A name that means this thing alone among the others: by its kind, and by its category where the kind is not enough. */
function callOf(thing: Explained, id: string, others: readonly Explained[]): string {
  const alike = others.filter(({ kind }) => kind === thing.kind);
  const where = "category" in thing ? thing.category.split(", ")[0] : undefined;
  const own = alike.length > 1 && where !== undefined && !id.startsWith(`${where}/`);
  return own ? `${thing.kind}/${where}/${id}` : `${thing.kind}/${id}`;
}

async function nothingNamed(base: KnowledgeBase, name: string, id: string, kind: ExplainedKind | undefined) {
  const { nearestTip } = await import("../../knowledge/nearest.ts");
  const names = namesOf(base).filter((one) => kind === undefined || one.kind === kind);
  const [optionId = "", mode] = id.split("/");
  const option = base.categories.flatMap(({ options }) => options).find((one) => one.id === optionId);
  if (mode !== undefined && option !== undefined) {
    const tip = nearestTip(mode, Object.keys(option.modes));
    return new UserError(`Unknown mode "${mode}" of ${optionId}. ${tip}`.trim());
  }
  const tip = nearestTip(id, [...new Set(names.map((one) => one.id))]);
  const list = tip === "" ? `All ids: arch-map kb list ${kind ?? ""}`.trim() : tip;
  return new UserError(`Nothing is called "${name}". ${list}`);
}
