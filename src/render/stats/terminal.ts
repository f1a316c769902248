import type { Coverage, CoverageRow, DrawnCell } from "../../model/coverage.ts";
import type { Page } from "../style.ts";
import { pad, percent, valueText, width, wrapped } from "../text.ts";

/** How well categories are known: all at a glance, then each by slot, option, criterion and attribute. */
export function coverageText(coverages: readonly Coverage[], page: Page): string {
  const totals = coverages.map(({ category, total }) => ({ ...total, id: category }));
  const overview = table("category", totals, [], page);
  return `${[overview, ...coverages.flatMap((coverage) => blocksOf(coverage, page))].join("\n\n")}\n`;
}

function blocksOf({ category, slots, options, criteria, attributes }: Coverage, page: Page): string[] {
  const spread = options.map(({ variants }) => spreadText(variants));
  return [
    ...slots.map((slot) => slotText(category, slot, page)),
    table(`${category}: options`, options, spread, page),
    table(`${category}: criteria`, criteria, [], page),
    table(`${category}: attributes`, attributes, [], page),
  ];
}

/** The options of a slot, and of those that never win or take no part, why. */
function slotText(
  category: string,
  { id, question, options }: Coverage["slots"][number],
  page: Page,
): string {
  const active = options.filter(({ status }) => status === "active");
  const names = `${String(active.length)} options: ${active.map((option) => option.id).join(", ")}`;
  const notes = options.flatMap((option) => {
    if (option.note === undefined) return [];
    const what = option.status === "active" ? "rightly never first" : option.status;
    return [wrapped("  ", `${option.id}: ${what}: ${option.note}`, page.columns)];
  });
  return [
    page.style.title(wrapped("", `${category}/${id}: ${question}`, page.columns)),
    wrapped("  ", names, page.columns),
    ...notes,
  ].join("\n");
}

const HEAD = ["cells", "documented", "measured", "judgement", "unknown", "oldest read"];

function table(
  title: string,
  rows: readonly CoverageRow[],
  notes: readonly string[],
  { style }: Page,
): string {
  const cells = rows.map((row) => {
    const all = row.documented + row.measured + row.judgement;
    const share = (count: number) => (all === 0 ? "-" : percent(count / all));
    return [
      String(all),
      share(row.documented),
      share(row.measured),
      share(row.judgement),
      percent(row.unknown),
      row.oldest ?? "-",
    ];
  });
  const first = Math.max(...rows.map(({ id }) => width(id)), width(title));
  const line = (label: string, texts: readonly string[], note = "") =>
    `${pad(label, first)}  ${texts.map((text, n) => text.padStart(HEAD[n]?.length ?? 0)).join("  ")}  ${note}`.trimEnd();
  return [
    style.title(line(title, HEAD)),
    ...rows.map(({ id }, n) => line(id, cells[n] ?? [], style.quiet(notes[n] ?? ""))),
  ].join("\n");
}

/** The least and the best known variant, where they differ. */
function spreadText(variants: readonly { unknown: number }[]): string {
  const shares = variants.map(({ unknown }) => unknown);
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  return shares.length === 0 || least === most
    ? ""
    : `${percent(least)} to ${percent(most)} unknown by variant`;
}

/** Drawn cells, each with all that is needed to read it again. */
export function drawnText(drawn: readonly DrawnCell[], { columns, style }: Page): string {
  const blocks = drawn.map(({ option, place, attribute, cell }, n) => {
    const named = [option, ...(place === "" ? [] : [place]), attribute].join(", ");
    const source = cell.source === undefined ? cell.basis : `${cell.source.url}, "${cell.source.section}"`;
    return [
      style.title(`${String(n + 1)}. ${named}: ${valueText(cell.value)}`),
      wrapped("   ", cell.note, columns),
      `   ${source}`,
      style.quiet(`   ${cell.basis}, as of ${cell.asOf}, read ${cell.checkedOn}`),
    ].join("\n");
  });
  return `${blocks.join("\n")}\n`;
}
