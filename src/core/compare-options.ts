import type {
  Assessment,
  ComparedColumn,
  ComparedCriterion,
  ComparedRow,
  Comparison,
} from "../model/comparison.ts";
import { withFollowingFields } from "./decompose/with-following-fields.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../model/knowledge.ts";
import type { Option } from "../model/option.ts";
import type { Slot } from "../model/category.ts";
import type { Fields, Flow, Workload } from "../model/workload.ts";
import { assess } from "./assess-columns.ts";
import { columnOf, comparedRow, onlyMode, type Column } from "./compared-values.ts";
import { fieldsOf } from "./fields.ts";
import { attributesOfFunction } from "./value-function.ts";
import { fieldsInCategory, inSlot } from "./slots.ts";

/** An option of a category, or one mode of it. */
export interface Selection {
  readonly option: Option;
  readonly mode?: string | undefined;
}

export interface CompareOptions {
  version: string;
  /** One column for each mode instead of one for each option. */
  modes: boolean;
  /** Leave out what all columns have in common. */
  onlyDifferences: boolean;
  /** Marks what decides for it. */
  workload?: Workload | undefined;
}

/** Puts options of one category side by side; pure. Unknown cells say so. */
export function compareOptions(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  selected: readonly Selection[],
  options: CompareOptions,
): Comparison {
  const columns = selected.flatMap((selection) => columnsOf(selection, options.modes));
  const all = criteriaRows(knowledge, columns, slotsOf(knowledge, selected));
  const criteria = options.onlyDifferences ? all.map(differing).filter(({ rows }) => rows.length > 0) : all;
  const workload = options.workload && withFollowingFields(base, options.workload);
  return {
    format: 1,
    version: options.version,
    fingerprint: base.fingerprint,
    category: { id: knowledge.category.id, title: knowledge.category.title },
    columns: columns.map((column) => describe(column, base.origins, knowledge)),
    criteria,
    sameRows: rowCount(all) - rowCount(criteria),
    ...(workload === undefined ? {} : { workload: workload.name }),
    assessments: workload === undefined ? [] : assessments(base, knowledge, columns, workload),
  };
}

function columnsOf({ option, mode }: Selection, split: boolean): Column[] {
  const modes = mode === undefined ? Object.keys(option.modes) : [mode];
  if (mode === undefined && !split) return [columnOf(option.id, option)];
  return modes.map((id) => columnOf(`${option.id}/${id}`, onlyMode(option, id)));
}

/** What a column is called, and what it comprises. */
export function describe(
  { id, option }: Column,
  origins: KnowledgeBase["origins"],
  { category }: CategoryKnowledge,
): ComparedColumn {
  const titled = (entries: Record<string, { title: string }>) =>
    Object.entries(entries).map(([key, { title }]) => ({ id: key, title }));
  const modes = titled(option.modes);
  const origin = origins[`option/${category.id}/${option.id}`];
  return {
    id,
    title: id === option.id ? option.title : `${option.title}, ${modes[0]?.title ?? id}`,
    option: option.id,
    version: option.version,
    modes,
    offerings: titled(option.offerings),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** The slots that at least one of the options can fill. */
function slotsOf({ category }: CategoryKnowledge, selected: readonly Selection[]): Slot[] {
  return category.slots.filter(({ id }) => selected.some(({ option }) => option.slots?.includes(id) ?? true));
}

/** The slots' criteria in their order, each with the attributes it reads, then what only rules read. */
function criteriaRows(
  knowledge: CategoryKnowledge,
  columns: readonly Column[],
  slots: readonly Slot[],
): ComparedCriterion[] {
  const rows = new Map(
    knowledge.attributes.map((attribute) => [attribute.id, comparedRow(attribute, columns)]),
  );
  const judging = knowledge.criteria.filter(
    (criterion) => criterion.slots === undefined || slots.some(({ id }) => criterion.slots?.includes(id)),
  );
  const criteria = judging.map(({ id, title, summary, value }) => {
    const attributes = new Set(attributesOfFunction(value));
    return { criterion: id, title, summary, rows: [...attributes].flatMap((name) => rows.get(name) ?? []) };
  });
  const shown = new Set(criteria.flatMap((criterion) => criterion.rows));
  const rest = [...rows.values()].filter((row) => !shown.has(row));
  const other = { title: "Beside the criteria", summary: "Attributes that only rules read.", rows: rest };
  return [...criteria, other].filter((criterion) => criterion.rows.length > 0);
}

function differing(criterion: ComparedCriterion): ComparedCriterion {
  return { ...criterion, rows: criterion.rows.filter((row) => differs(row)) };
}

/** Whether any two variants of the columns have different values; unknown differs from every known value. */
function differs({ cells }: ComparedRow): boolean {
  return new Set(cells.flatMap((cell) => cell.map(({ value }) => canonical(value)))).size > 1;
}

function canonical(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...(value as string[])].sort() : value);
}

function rowCount(criteria: readonly ComparedCriterion[]): number {
  return new Set(criteria.flatMap(({ rows }) => rows.map(({ attribute }) => attribute))).size;
}

/** How the columns do in each slot that all of them can fill. */
function assessments(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  columns: readonly Column[],
  workload: Workload,
): Assessment[] {
  const { slots } = knowledge.category;
  const fills = (slot: Slot) => columns.every(({ option }) => option.slots?.includes(slot.id) ?? true);
  return slots.filter(fills).flatMap((slot) => {
    const part = inSlot(knowledge, slot);
    const flows = slot.perFlow ? workload.flows : [undefined];
    return flows.map((flow) => ({
      ...(slots.length === 1 ? {} : { slot: slot.id }),
      ...(flow === undefined ? {} : { flow: flow.id }),
      ...assess(part, columns, statedIn(base, knowledge, workload, flow)),
    }));
  });
}

function statedIn(
  base: KnowledgeBase,
  knowledge: CategoryKnowledge,
  workload: Workload,
  flow: Flow | undefined,
): Fields {
  const fields = flow === undefined ? workload.fields : fieldsOf(workload, flow);
  return fieldsInCategory(base, knowledge, fields);
}
