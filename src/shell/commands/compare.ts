import { compareOptions, type Selection } from "../../core/compare-options.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../../model/knowledge.ts";
import type { Comparison } from "../../model/comparison.ts";
import { comparisonCsv } from "../../render/comparison/csv.ts";
import { comparisonJson } from "../../render/comparison/json.ts";
import { comparisonMarkdown } from "../../render/comparison/markdown.ts";
import { comparisonText } from "../../render/comparison/terminal.ts";
import { statedWorkload } from "../answers.ts";
import { UserError } from "../errors.ts";
import { columnsOf } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { styleFor } from "../style.ts";

export interface CompareFlags {
  category?: string;
  modes?: boolean;
  onlyDifferences?: boolean;
  workload?: string;
  format: string;
  json?: boolean;
  knowledge?: string;
  color?: boolean;
}

/** What `--format` can be. */
export const COMPARE_FORMATS = ["table", "md", "csv", "json"] as const;

/** Puts options, modes of options, or all options of a category side by side. */
export async function compare(shell: Shell, names: readonly string[], flags: CompareFlags): Promise<void> {
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const render = formatOf(shell, flags);
  const { knowledge, selected } = await selectionOf(base, names, flags.category);
  const workload =
    flags.workload === undefined ? undefined : await statedWorkload(shell.io, base, flags.workload, []);
  const comparison = compareOptions(base, knowledge, selected, {
    version: shell.version,
    modes: flags.modes === true,
    onlyDifferences: flags.onlyDifferences === true,
    workload,
  });
  shell.io.stdout.write(render(comparison));
}

function formatOf({ io }: Shell, flags: CompareFlags): (comparison: Comparison) => string {
  const format = flags.json === true ? "json" : flags.format;
  switch (format) {
    case "table":
      return (comparison) =>
        comparisonText(comparison, { columns: columnsOf(io), style: styleFor(io, flags.color) });
    case "md":
      return comparisonMarkdown;
    case "csv":
      return comparisonCsv;
    case "json":
      return comparisonJson;
    default:
      throw new UserError(`--format: expected table, md, csv or json, found "${format}".`);
  }
}

async function selectionOf(base: KnowledgeBase, names: readonly string[], category: string | undefined) {
  if (names.length === 0) throw new UserError(`Name options to compare, or a category:${overview(base)}`);
  const found: Selected[][] = [];
  for (const name of names) found.push(await find(base, name));
  const shared = base.categories.filter((knowledge) =>
    found.every((places) => places.some((place) => place.knowledge === knowledge)),
  );
  const meant = shared.filter((knowledge) => category === undefined || knowledge.category.id === category);
  const [knowledge] = meant;
  if (knowledge === undefined || meant.length > 1) throw apart(found, shared, names);
  const selected = found.flatMap((places) => places.filter((place) => place.knowledge === knowledge));
  const unique = new Map(selected.map((one) => [`${one.option.id}/${one.mode ?? ""}`, one]));
  checkSlots([...unique.values()], knowledge);
  return { knowledge, selected: [...unique.values()] };
}

/** The named options are of several categories, or together of more than one. */
function apart(
  found: readonly Selected[][],
  shared: readonly CategoryKnowledge[],
  names: readonly string[],
): UserError {
  if (shared.length > 1) {
    const ways = shared.map(
      ({ category }) => `  arch-map compare ${names.join(" ")} --category ${category.id}`,
    );
    return new UserError(`These can be compared in several categories; say which:\n${ways.join("\n")}`);
  }
  const ids = found.map((places) =>
    [...new Set(places.map(({ knowledge }) => knowledge.category.id))].join(" or "),
  );
  const each = names.map((name, n) => `${name} (${ids[n] ?? ""})`);
  return new UserError(
    `Options compete only within a category; these have none in common: ${each.join(", ")}.`,
  );
}

/** Options that were named one by one have to have a slot in common, or there is nothing to choose between. */
function checkSlots(selected: readonly Selected[], { category }: CategoryKnowledge): void {
  const slots = category.slots.map(({ id }) => id);
  const common = slots.filter((slot) =>
    selected.every(({ option, whole }) => whole || (option.slots?.includes(slot) ?? true)),
  );
  if (common.length > 0) return;
  const each = selected.map(({ option }) => `${option.id} (${(option.slots ?? slots).join(", ")})`);
  throw new UserError(`Options compete only within a slot; these have none in common: ${each.join(", ")}.`);
}

function overview(base: KnowledgeBase): string {
  return base.categories
    .map(({ category, options }) => `\n  ${category.id}: ${options.map(({ id }) => id).join(", ")}`)
    .join("");
}

/** An option that a name stands for; `whole` when the name was that of its category or slot. */
interface Selected extends Selection {
  readonly knowledge: CategoryKnowledge;
  readonly whole: boolean;
}

/** All active options of a category or slot, one option, or one mode of it; in every category that has it. */
async function find(base: KnowledgeBase, name: string): Promise<Selected[]> {
  const [first = "", ...rest] = name.split("/");
  const own = base.categories.find(({ category }) => category.id === first);
  if (own === undefined) return findOptions(base, base.categories, name);
  const slot = own.category.slots.find(({ id }) => id === rest[0]);
  const optionHasName = own.options.some(({ id }) => id === rest[0]);
  if (rest.length > 0 && (slot === undefined || optionHasName))
    return findOptions(base, [own], rest.join("/"));
  return own.options
    .filter(({ status }) => status.kind === "active")
    .filter(({ slots }) => slot === undefined || (slots?.includes(slot.id) ?? true))
    .map((option) => ({ knowledge: own, option, whole: true }));
}

async function findOptions(
  base: KnowledgeBase,
  among: readonly CategoryKnowledge[],
  name: string,
): Promise<Selected[]> {
  const [id = "", mode] = name.split("/");
  const all = among.flatMap((knowledge) =>
    knowledge.options
      .filter((option) => option.id === id)
      .map((option) => ({ knowledge, option, mode, whole: false })),
  );
  if (all.length === 0) {
    const options = among.flatMap((one) => one.options.map((option) => option.id));
    throw await unknownName("option", id, [
      ...options,
      ...base.categories.map(({ category }) => category.id),
    ]);
  }
  const found = all.filter(({ option }) => mode === undefined || option.modes[mode] !== undefined);
  if (found.length > 0) return found;
  const modes = all.flatMap(({ option }) => Object.keys(option.modes));
  throw await unknownName(`mode of ${id}`, mode ?? "", modes);
}

async function unknownName(what: string, name: string, valid: readonly string[]): Promise<UserError> {
  const { nearestTip } = await import("../../knowledge/nearest.ts");
  return new UserError(`Unknown ${what} "${name}". ${nearestTip(name, valid)}`.trim());
}
