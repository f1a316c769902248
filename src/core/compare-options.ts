import type {
  Assessment,
  ComparedColumn,
  ComparedCriterion,
  ComparedRow,
  Comparison,
} from "../model/comparison.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../model/knowledge.ts";
import type { Option } from "../model/option.ts";
import type { Workload } from "../model/workload.ts";
import { assess } from "./assess-columns.ts";
import { columnOf, comparedRow, onlyMode, type Column } from "./compared-values.ts";
import { attributesOfFunction } from "./slot-model.ts";

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
  const all = criteriaRows(knowledge, columns);
  const criteria = options.onlyDifferences ? all.map(differing).filter(({ rows }) => rows.length > 0) : all;
  const { workload } = options;
  return {
    format: 1,
    version: options.version,
    fingerprint: base.fingerprint,
    category: { id: knowledge.category.id, title: knowledge.category.title },
    columns: columns.map((column) => describe(column, base.origins)),
    criteria,
    sameRows: rowCount(all) - rowCount(criteria),
    ...(workload === undefined ? {} : { workload: workload.name }),
    assessments: workload === undefined ? [] : assessments(knowledge, columns, workload),
  };
}

function columnsOf({ option, mode }: Selection, split: boolean): Column[] {
  const modes = mode === undefined ? Object.keys(option.modes) : [mode];
  if (mode === undefined && !split) return [columnOf(option.id, option)];
  return modes.map((id) => columnOf(`${option.id}/${id}`, onlyMode(option, id)));
}

function describe({ id, option }: Column, origins: KnowledgeBase["origins"]): ComparedColumn {
  const titled = (entries: Record<string, { title: string }>) =>
    Object.entries(entries).map(([key, { title }]) => ({ id: key, title }));
  const modes = titled(option.modes);
  const origin = origins[`option/${option.id}`];
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

/** Criteria in their order, each with the attributes it reads, then what only rules read. */
function criteriaRows(knowledge: CategoryKnowledge, columns: readonly Column[]): ComparedCriterion[] {
  const rows = new Map(
    knowledge.attributes.map((attribute) => [attribute.id, comparedRow(attribute, columns)]),
  );
  const criteria = knowledge.criteria.map(({ id, title, summary, value }) => {
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

function assessments(
  knowledge: CategoryKnowledge,
  columns: readonly Column[],
  workload: Workload,
): Assessment[] {
  const perFlow = knowledge.category.slots.some((slot) => slot.perFlow);
  return (perFlow ? workload.flows : [undefined]).map((flow) => assess(knowledge, columns, workload, flow));
}
