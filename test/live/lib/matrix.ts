import type { AvailableStarter } from "../../../src/scaffold/available-starters.ts";

/** How far each option of each language was proved: a table with a line per option and a column per language. */
export function matrix(starters: readonly AvailableStarter[]): string {
  const languages = [...new Set(starters.map(({ language }) => language))].sort();
  const options = [...new Set(starters.map(nameOf))].sort();
  const rows = options.map((option) => [
    option,
    ...languages.map((language) => levelOf(starters, language, option)),
  ]);
  const lines = [["", ...languages], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const nameOf = ({ selection }: AvailableStarter): string =>
  `${selection.category}: ${selection.option}, ${selection.mode}`;

function levelOf(starters: readonly AvailableStarter[], language: string, option: string): string {
  const found = starters.find((one) => one.language === language && nameOf(one) === option);
  return found?.proofLevel ?? "-";
}
