import type { Cell } from "../../model/attribute.ts";
import type { Coverage, CoverageRow, OptionCoverage } from "../../model/coverage.ts";
import type { CategoryKnowledge } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import { variantsOf } from "../variants.ts";

/** Counts what is documented, measured, judged and unknown, by option and by attribute. */
export function coverageOf({ category, options, attributes }: CategoryKnowledge): Coverage {
  const ids = attributes.map(({ id }) => id);
  return {
    category: category.id,
    options: options.map((option) => optionCoverage(option, ids)),
    attributes: ids.map((id) =>
      known(
        id,
        options.flatMap((option) => cellsOf(option, [id])),
        unknownShare(options, [id]),
      ),
    ),
  };
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

/** The distinct cells that the variants of an option resolve to. */
function cellsOf(option: Option, ids: readonly string[]): Cell[] {
  return [...new Set(variantsOf(option).flatMap(({ cells }) => ids.flatMap((id) => cells[id] ?? [])))];
}

function unknownShare(options: readonly Option[], ids: readonly string[]): number {
  const places = options.flatMap(variantsOf).flatMap(({ cells }) => ids.map((id) => cells[id] === undefined));
  return places.length === 0 ? 0 : places.filter(Boolean).length / places.length;
}
