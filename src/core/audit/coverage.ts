import type { Cell } from "../../model/attribute.ts";
import type { Coverage, CoverageRow, OptionCoverage, SlotOption } from "../../model/coverage.ts";
import type { CategoryKnowledge } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import { attributesReadOf } from "../readers.ts";
import { GIVEN_ATTRIBUTES } from "../slot-model.ts";
import { attributesOfFunction } from "../value-function.ts";
import { variantsOf, type Variant } from "../variants.ts";

/** Counts what is documented, measured, judged and unknown of the active options. */
export function coverageOf(knowledge: CategoryKnowledge): Coverage {
  const { category, options, attributes, criteria } = knowledge;
  const ids = attributes.map(({ id }) => id);
  const active = options.filter(({ status }) => status.kind === "active");
  const row = (id: string, among: readonly string[]) =>
    known(
      id,
      active.flatMap((option) => cellsOf(option, among)),
      unknownShare(knowledge, active, among),
    );
  return {
    category: category.id,
    total: row("all", ids),
    slots: category.slots.map(({ id, question }) => ({
      id,
      question,
      options: options
        .filter(({ slots }) => slots?.includes(id) ?? true)
        .map((option) => slotOption(option, id)),
    })),
    options: active.map((option) => optionCoverage(knowledge, option, ids)),
    criteria: criteria.map(({ id, value }) => row(id, judgedBy(value))),
    attributes: ids.map((id) => row(id, [id])),
  };
}

/** The recorded attributes that a value function reads; what every variant has without a cell is no recording. */
function judgedBy(value: CategoryKnowledge["criteria"][number]["value"]): string[] {
  return [...new Set(attributesOfFunction(value))].filter((id) => !GIVEN_ATTRIBUTES.includes(id));
}

function slotOption({ id, title, status, neverFirst }: Option, slot: string): SlotOption {
  const note = neverFirst?.[slot] ?? noteOn(status);
  return { id, title, status: status.kind, ...(note === undefined ? {} : { note }) };
}

function noteOn(status: Option["status"]): string | undefined {
  if (status.kind === "active") return undefined;
  if (status.kind === "elsewhere") return `${status.because} See ${status.see}.`;
  const instead = status.supersededBy === undefined ? "" : `, superseded by ${status.supersededBy}`;
  return `since ${status.since}${instead}`;
}

function optionCoverage(
  knowledge: CategoryKnowledge,
  option: Option,
  ids: readonly string[],
): OptionCoverage {
  const variants = variantsOf(option).map(({ mode, offering, cells }) => ({
    mode,
    offering,
    unknown: shareOf(missing(knowledge, { option, mode, cells }, ids)),
  }));
  return { ...known(option.id, cellsOf(option, ids), unknownShare(knowledge, [option], ids)), variants };
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

function unknownShare(
  knowledge: CategoryKnowledge,
  options: readonly Option[],
  ids: readonly string[],
): number {
  return shareOf(options.flatMap(variantsOf).flatMap((variant) => missing(knowledge, variant, ids)));
}

/** Of the attributes that are read in the slots it can fill, whether each is missing. */
function missing(
  knowledge: CategoryKnowledge,
  { option, mode, cells }: Pick<Variant, "option" | "mode" | "cells">,
  ids: readonly string[],
): boolean[] {
  const read = attributesReadOf(knowledge, option, mode);
  return ids.filter((id) => read.has(id)).map((id) => cells[id] === undefined);
}

function shareOf(truths: readonly boolean[]): number {
  return truths.length === 0 ? 0 : truths.filter(Boolean).length / truths.length;
}
