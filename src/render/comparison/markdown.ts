import type { ComparedCriterion, ComparedRow, ComparedValue, Comparison } from "../../model/comparison.ts";
import { decimals } from "../text.ts";
import { cellGroups } from "./cells.ts";
import { placeOf, scoreText, weightText } from "./standings.ts";

/** The comparison as Markdown: one table for each criterion, and the source of every value as a numbered note. */
export function comparisonMarkdown(comparison: Comparison): string {
  const notes = new Notes();
  const tables = comparison.criteria.flatMap((criterion) => criterionTable(criterion, comparison, notes));
  const titles = comparison.columns.map(({ title, version }) => `${title} ${version}`);
  const hidden =
    comparison.sameRows === 0
      ? []
      : [`${String(comparison.sameRows)} attributes that are the same everywhere are left out.`];
  const blocks = [
    `# ${comparison.category.title}: ${titles.join(", ")}`,
    `arch-map ${comparison.version}, knowledge ${comparison.fingerprint}. Modes never mix: a value that does not hold for a whole column names the modes and offerings it holds for.`,
    ...hidden,
    ...comparison.assessments.map((assessment) => standingTable(comparison, assessment)),
    ...tables,
    "## Sources",
    notes.text(),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function standingTable(comparison: Comparison, assessment: Comparison["assessments"][number]): string {
  const musts = (list: { title: string; because: string }[]) =>
    list.map(({ title, because }) => `${title} (${because})`).join("; ");
  const titleOf = (id: string) => comparison.columns.find((column) => column.id === id)?.title ?? id;
  const place = placeOf(assessment);
  const named = place === "" ? "" : `, ${place}`;
  const rows = assessment.standings.map((standing) => [
    titleOf(standing.column),
    standing.status,
    scoreText(standing),
    standing.mode === undefined ? "-" : `${standing.mode} on ${standing.offering ?? ""}`,
    musts(standing.violated),
    musts(standing.undetermined),
  ]);
  const head = ["Option", "Result", "Score", "Best variant", "Musts violated", "Undecided musts"];
  return `## ${comparison.workload ?? "Workload"}${named}\n\n${table(head, rows)}`;
}

function criterionTable(criterion: ComparedCriterion, comparison: Comparison, notes: Notes): string {
  const weights = comparison.assessments.map((assessment) => weightText(assessment, criterion.criterion));
  const title = [criterion.title, ...weights.filter((text) => text !== "")].join(": ");
  const contributions = comparison.assessments
    .filter(({ criteria }) => criteria.some((active) => active.criterion === criterion.criterion))
    .map(({ standings }) => [
      "*contributes*",
      ...standings.map(({ contributions: parts }) => {
        const part = parts.find((one) => one.criterion === criterion.criterion);
        return part === undefined ? "-" : `+${decimals(part.contribution)}`;
      }),
    ]);
  const rows = criterion.rows.map((row) => attributeRow(row, notes));
  const head = ["", ...comparison.columns.map((column) => column.title)];
  return `## ${title}\n\n${criterion.summary}\n\n${table(head, [...contributions, ...rows])}`;
}

function attributeRow({ title, cells }: ComparedRow, notes: Notes): string[] {
  const texts = cells.map((cell) =>
    cellGroups(cell)
      .map(({ text, where, values }) => {
        const marks = [...new Set(values.map((value) => notes.mark(value)))].join("");
        return `${text}${where === "" ? "" : ` (${where})`}${marks}`;
      })
      .join("; "),
  );
  return [title, ...texts];
}

/** Sources that are cited more than once are listed once. */
class Notes {
  readonly #numbers = new Map<string, number>();

  mark(value: ComparedValue): string {
    if (value.value === "unknown" && value.basis === undefined) return "";
    const text = noteText(value);
    const number = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return `[^${String(number)}]`;
  }

  text(): string {
    return [...this.#numbers].map(([text, number]) => `[^${String(number)}]: ${text}`).join("\n");
  }
}

function noteText({ note, basis, reason, source, asOf, checkedOn }: ComparedValue): string {
  const cited = source === undefined ? "" : ` [${source.section}](${source.url}),`;
  const because = reason === undefined ? "" : ` ${reason}`;
  return `${note ?? ""} *${basis ?? ""}:*${because}${cited} as of ${asOf ?? ""}, read ${checkedOn ?? ""}.`.replaceAll(
    "\n",
    " ",
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(head), `|${head.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
