import type { Cell } from "../../model/attribute.ts";
import type { Coverage, CoverageRow, OptionCoverage, SlotOption } from "../../model/coverage.ts";
import type { CategoryKnowledge } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import { attributesOfFunction, GIVEN_ATTRIBUTES } from "../slot-model.ts";
import { variantsOf } from "../variants.ts";

/** Counts what is documented, measured, judged and unknown of the active options. */
export function coverageOf({ category, options, attributes, criteria }: CategoryKnowledge): Coverage {
  const ids = attributes.map(({ id }) => id);
  const active = options.filter(({ status }) => status.kind === "active");
  const row = (id: string, among: readonly string[]) =>
    known(
      id,
      active.flatMap((option) => cellsOf(option, among)),
      unknownShare(active, among),
    );
  return {
    category: category.id,
    total: row("all", ids),
    slots: category.slots.map(({ id, question }) => ({
      id,
      question,
      options: options.filter(({ slots }) => slots?.includes(id) ?? true).map(slotOption),
    })),
    options: active.map((option) => optionCoverage(option, ids)),
    criteria: criteria.map(({ id, value }) => row(id, judgedBy(value))),
    attributes: ids.map((id) => row(id, [id])),
  };
}

/** The recorded attributes that a value function reads; what every variant has without a cell is no recording. */
function judgedBy(value: CategoryKnowledge["criteria"][number]["value"]): string[] {
  return [...new Set(attributesOfFunction(value))].filter((id) => !GIVEN_ATTRIBUTES.includes(id));
}

function slotOption({ id, title, status, neverFirst }: Option): SlotOption {
  const note = neverFirst ?? noteOn(status);
  return { id, title, status: status.kind, ...(note === undefined ? {} : { note }) };
}

function noteOn(status: Option["status"]): string | undefined {
  if (status.kind === "active") return undefined;
  if (status.kind === "elsewhere") return `${status.because} See ${status.see}.`;
  const instead = status.supersededBy === undefined ? "" : `, superseded by ${status.supersededBy}`;
  return `since ${status.since}${instead}`;
}

function optionCoverage(option: Option, ids: readonly string[]): OptionCoverage {
  const variants = variantsOf(option).map(({ mode, offering, cells }) => ({
    mode,
    offering,
    unknown: ids.filter((id) => cells[id] === undefined).length / Math.max(1, ids.length),
  }));
  return { ...known(option.id, cellsOf(option, ids), unknownShare([option], ids)), variants };
}

function known(id: string, cells: readonly Cell[], unknown: number): CoverageRow {
  const count = (basis: Cell["basis"]) => cells.filter((cell) => cell.basis === basis).length;
  const oldest = cells.map(({ checkedOn }) => checkedOn).sort()[0];
  return {
    id,
    documented: count("documented"),
    measured: count("measured"),
    judgement: count("judgement"),
    unknown,
    ...(oldest === undefined ? {} : { oldest }),
  };
}

/** The distinct cells that the variants of an option resolve to, without those that only follow from another. */
function cellsOf(option: Option, ids: readonly string[]): Cell[] {
  const cells = variantsOf(option).flatMap((variant) => ids.flatMap((id) => variant.cells[id] ?? []));
  return [...new Set(cells)].filter(({ follows }) => follows === undefined);
}

function unknownShare(options: readonly Option[], ids: readonly string[]): number {
  const places = options.flatMap(variantsOf).flatMap(({ cells }) => ids.map((id) => cells[id] === undefined));
  return places.length === 0 ? 0 : places.filter(Boolean).length / places.length;
}
