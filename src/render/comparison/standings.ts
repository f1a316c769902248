import type { Assessment, ComparedStanding } from "../../model/comparison.ts";
import type { Page } from "../style.ts";
import { decimals } from "../text.ts";
import type { TableRow } from "./table.ts";

/** How the columns do for a flow of the workload, as rows of the table. */
export function standingRows({ flow, standings }: Assessment, page: Page): TableRow[] {
  const { style } = page;
  const named = flow === undefined || flow === "main" ? "For the workload" : `For the workload, flow "${flow}"`;
  const rows: TableRow[] = [
    { heading: style.title(named) },
    { label: "  Result", cells: standings.map((standing) => statusText(standing, page)) },
    { label: "  Score", cells: standings.map(scoreText) },
    { label: "  Best variant", cells: standings.map(({ mode, offering }) => (mode === undefined ? "-" : `${mode} on ${offering ?? ""}`)) },
    { label: "  Musts violated", cells: standings.map(({ violated }) => style.bad(titles(violated))) },
    { label: "  Undecided musts", cells: standings.map(({ undetermined }) => style.warn(titles(undetermined))) },
  ];
  return rows.filter((row) => "heading" in row || row.cells.some((cell) => cell.replaceAll(/[^\w]/g, "") !== ""));
}

const RESULTS: Record<ComparedStanding["status"], string> = {
  eligible: "fits",
  undetermined: "fits if the undecided musts are met",
  excluded: "removed",
  inactive: "not advised: no longer maintained",
};

function statusText({ status }: ComparedStanding, { style }: Page): string {
  const text = RESULTS[status];
  if (status === "eligible") return style.good(text);
  return status === "undetermined" ? style.warn(text) : style.bad(text);
}

/** An excluded option has no score: it is not in the running. */
export function scoreText({ status, score, low, high }: ComparedStanding): string {
  if (score === undefined || status === "excluded") return "-";
  const range = (high ?? score) - (low ?? score) < 0.0005 ? "" : ` (${decimals(low ?? score)} to ${decimals(high ?? score)})`;
  return `${decimals(score)}${range}`;
}

function titles(musts: ComparedStanding["violated"]): string {
  return musts.length === 0 ? "-" : musts.map(({ title }) => title).join("; ");
}

/** What a criterion counts for this flow, and whether it tells the columns apart. */
export function weightText({ flow, criteria }: Assessment, id: string | undefined): string {
  if (id === undefined) return "";
  const named = flow === undefined || flow === "main" ? "" : `${flow}: `;
  const found = criteria.find(({ criterion }) => criterion === id);
  if (found === undefined) return `${named}not asked for`;
  const apart = found.difference < 0.0005 ? "tells nothing apart here" : `apart by ${decimals(found.difference)}`;
  return `${named}weight ${decimals(found.weight)}, ${apart}`;
}
