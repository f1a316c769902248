import type { Assessment, ComparedStanding } from "../../model/comparison.ts";
import type { Page } from "../style.ts";
import { decimals } from "../text.ts";
import type { TableRow } from "./table.ts";

/** The slot and the flow that an assessment is about, where there are several; else nothing. */
export function placeOf({ slot, flow }: Assessment): string {
  const named = flow === undefined || flow === "main" ? [] : [`flow "${flow}"`];
  return [...(slot === undefined ? [] : [slot.replaceAll("-", " ")]), ...named].join(", ");
}

/** How the columns do in a slot, for a flow of the workload, as rows of the table. */
export function standingRows(assessment: Assessment, page: Page): TableRow[] {
  const { standings } = assessment;
  const { style } = page;
  const named = ["For the workload", placeOf(assessment)].filter(Boolean).join(", ");
  const variant = ({ mode, offering }: ComparedStanding) =>
    mode === undefined ? "-" : `${mode} on ${offering ?? ""}`;
  return [
    { heading: style.title(named) },
    { label: "  Result", cells: standings.map((standing) => statusText(standing, page)) },
    { label: "  Score", cells: standings.map(scoreText) },
    { label: "  Best variant", cells: standings.map(variant) },
    ...mustsRow(
      "  Musts violated",
      standings.map(({ violated }) => violated),
      style.bad,
    ),
    ...mustsRow(
      "  Undecided musts",
      standings.map(({ undetermined }) => undetermined),
      style.warn,
    ),
  ];
}

/** Left out where no column has any. */
function mustsRow(
  label: string,
  musts: readonly ComparedStanding["violated"][],
  paint: (text: string) => string,
): TableRow[] {
  if (musts.every((list) => list.length === 0)) return [];
  return [{ label, cells: musts.map((list) => (list.length === 0 ? "-" : paint(titles(list)))) }];
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

/** The score and, where something is unknown, its bounds. */
export function scoreText({ score, low, high }: ComparedStanding): string {
  if (score === undefined) return "-";
  const range =
    (high ?? score) - (low ?? score) < 0.0005
      ? ""
      : ` (${decimals(low ?? score)} to ${decimals(high ?? score)})`;
  return `${decimals(score)}${range}`;
}

function titles(musts: ComparedStanding["violated"]): string {
  return musts.map(({ title }) => title).join("; ");
}

/** What a criterion counts for this flow, and whether it tells the columns apart. */
export function weightText(assessment: Assessment, id: string | undefined): string {
  const { criteria, standings } = assessment;
  if (id === undefined) return "";
  const place = placeOf(assessment);
  const named = place === "" ? "" : `${place}: `;
  const found = criteria.find(({ criterion }) => criterion === id);
  if (found === undefined) return `${named}not asked for`;
  const running = standings.filter(({ contributions }) => contributions.length > 0);
  if (running.length < 2) return `${named}weight ${decimals(found.weight)}`;
  const apart =
    found.difference < 0.0005 ? "tells nothing apart here" : `apart by ${decimals(found.difference)}`;
  return `${named}weight ${decimals(found.weight)}, ${apart}`;
}
