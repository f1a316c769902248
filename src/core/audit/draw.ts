import type { Cell, Cells } from "../../model/attribute.ts";
import type { DrawnCell } from "../../model/coverage.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import { randomStream } from "../random.ts";

/**
 * Draws cells of the given bases at random without replacement, to be read again at their sources. Every recorded cell has the
 * same chance; the same seed draws the same cells of the same base. Method: Fisher and Yates, in Durstenfeld's version (1964).
 */
export function drawCells(
  base: KnowledgeBase,
  { seed, count, basis }: { seed: number; count: number; basis: readonly Cell["basis"][] },
): DrawnCell[] {
  const cells = base.categories
    .flatMap(({ category, options }) => options.flatMap((option) => cellsOf(category.id, option)))
    .filter(({ cell }) => cell.follows === undefined && basis.includes(cell.basis));
  const random = randomStream(seed, "draw");
  for (let i = cells.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [cells[i], cells[j]] = [cells[j] as DrawnCell, cells[i] as DrawnCell];
  }
  return cells.slice(0, count);
}

function cellsOf(category: string, option: Option): DrawnCell[] {
  const at = (place: string, cells: Cells = {}): DrawnCell[] =>
    Object.entries(cells).map(([attribute, cell]) => ({
      option: `${category}/${option.id}`,
      place,
      attribute,
      cell,
    }));
  return [
    ...at("", option.attributes),
    ...Object.entries(option.modes).flatMap(([mode, { attributes }]) => at(mode, attributes)),
    ...Object.entries(option.offerings).flatMap(([offering, { attributes, modes }]) => [
      ...at(`on ${offering}`, attributes),
      ...Object.entries(modes).flatMap(([mode, own]) => at(`${mode} on ${offering}`, own.attributes)),
    ]),
  ];
}
