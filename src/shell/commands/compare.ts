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
  modes?: boolean;
  onlyDifferences?: boolean;
  workload?: string;
  format: string;
  json?: boolean;
  knowledge?: string;
  color?: boolean;
}

/** What `--format` can be. */
export const FORMATS = ["table", "md", "csv", "json"] as const;

/** Puts options, modes of options, or all options of a category side by side. */
export async function compare(shell: Shell, names: readonly string[], flags: CompareFlags): Promise<void> {
  const base = await knowledgeFor(shell.io, flags.knowledge);
  const render = formatOf(shell, flags);
  const { knowledge, selected } = await selectionOf(base, names);
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

interface Found {
  knowledge: CategoryKnowledge;
  selection: Selection;
}

async function selectionOf(base: KnowledgeBase, names: readonly string[]) {
  if (names.length === 0) throw new UserError(`Name options to compare, or a category: ${overview(base)}`);
  const found: Found[] = [];
  for (const name of names) found.push(...(await find(base, name)));
  const categories = [...new Map(found.map(({ knowledge }) => [knowledge.category.id, knowledge])).values()];
  const [knowledge] = categories;
  if (knowledge === undefined || categories.length > 1) {
    const ids = categories.map(({ category }) => category.id).join(" and ");
    throw new UserError(`Options compete only within a category; these are of ${ids}.`);
  }
  const unique = new Map(
    found.map(({ selection }) => [`${selection.option.id}/${selection.mode ?? ""}`, selection]),
  );
  return { knowledge, selected: [...unique.values()] };
}

function overview(base: KnowledgeBase): string {
  return base.categories
    .map(({ category, options }) => `${category.id} (${options.map(({ id }) => id).join(", ")})`)
    .join("; ");
}

/** All active options of a category, one option, or one mode of it. */
async function find(base: KnowledgeBase, name: string): Promise<Found[]> {
  const category = base.categories.find((knowledge) => knowledge.category.id === name);
  if (category !== undefined) {
    const active = category.options.filter(({ status }) => status.kind === "active");
    return active.map((option) => ({ knowledge: category, selection: { option } }));
  }
  const [id = "", mode] = name.split("/");
  const knowledge = base.categories.find(({ options }) => options.some((option) => option.id === id));
  const option = knowledge?.options.find((candidate) => candidate.id === id);
  if (knowledge === undefined || option === undefined) {
    const valid = base.categories.flatMap((one) => [
      one.category.id,
      ...one.options.map((candidate) => candidate.id),
    ]);
    throw await unknownName("option", id, valid);
  }
  if (mode !== undefined && option.modes[mode] === undefined) {
    throw await unknownName(`mode of ${id}`, mode, Object.keys(option.modes));
  }
  return [{ knowledge, selection: { option, mode } }];
}

async function unknownName(what: string, name: string, valid: readonly string[]): Promise<UserError> {
  const { nearestTip } = await import("../../knowledge/nearest.ts");
  return new UserError(`Unknown ${what} "${name}". ${nearestTip(name, valid)}`.trim());
}
