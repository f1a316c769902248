import type { Decomposition } from "../../model/decomposition.ts";
import { listed } from "../text.ts";
import { decompositionMermaid } from "./mermaid.ts";
import {
  contextTitle,
  evidenceOf,
  fieldLine,
  patternText,
  reference,
  relationSentence,
  sourcesOf,
} from "./sentences.ts";

/** The decomposition as a Markdown document with its drawing; in a starter, with what its services stand for. */
export function decompositionMarkdown(decomposition: Decomposition, forStarter = false): string {
  const sources = sourcesOf(evidenceOf(decomposition));
  const { services, relations, findings, fields } = decomposition;
  const blocks = [
    `# ${inline(decomposition.name)}: where its services come from`,
    ["```mermaid", decompositionMermaid(decomposition).trimEnd(), "```"].join("\n"),
    ...(forStarter ? [titled("In this starter", starterRoles(decomposition))] : []),
    titled("Services", [
      "| service | contexts | team | |\n| --- | --- | --- | --- |",
      ...services.map(({ id, contexts, owners, origin }) => {
        const titles = listed(contexts.map((context) => contextTitle(decomposition, context)));
        return `| ${row([id, titles, listed(owners) || "none", origin])} |`;
      }),
    ]),
    titled("Relations", [
      "| relation | communication | map | why |\n| --- | --- | --- | --- |",
      ...relations.map((relation) => {
        const why = relation.reasons.map((one) => `${one.title} ${reference(one, sources)}`);
        const stated = relation.origin === "stated" ? ["stated"] : [];
        const sentence = relationSentence(decomposition, relation);
        const map = patternText(decomposition, relation);
        return `| ${row([sentence, relation.communication, map, [...stated, ...why].join("; ")])} |`;
      }),
    ]),
    titled(
      "Findings",
      findings.map(
        (one) =>
          `- **${one.level}** \`${one.id}\` ${inline(one.message)} ${inline(one.because)} ${reference(one, sources)}`,
      ),
    ),
    titled(
      "Requirement fields that follow",
      fields.map((field) => {
        const why = field.reasons.map((one) => `${one.because} ${reference(one, sources)}`).join(" ");
        const flow = field.flow === undefined ? "" : ` (flow ${field.flow})`;
        return `- \`${fieldLine(field)}\`${flow}, ${field.status}: ${inline(why)}`;
      }),
    ),
    titled(
      "Sources",
      sources.map(({ url, section }, n) => `${String(n + 1)}. [${inline(section)}](${url})`),
    ),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Which of the services the two of a starter can stand for: the ends of the first relation that messages carry. */
function starterRoles(decomposition: Decomposition): string[] {
  const { relations } = decomposition;
  const carried = relations.find((one) => one.communication === "asynchronous" && one.from !== undefined);
  if (carried === undefined) {
    return [
      "No relation is carried by messages, so the two services of this starter stand for none of these.",
    ];
  }
  const [from, to] = [carried.from ?? "", carried.to ?? ""];
  const name = (id: string) => `**${inline(contextTitle(decomposition, id))}** (\`${id}\`)`;
  return [
    `The starter has two services. The one that publishes stands for ${name(from)}, the one that reads for ${name(to)}:`,
    "put their aggregates and events in the place of the examples. The other services are not in it.",
  ];
}

function titled(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${title}\n\n${lines.join("\n")}`;
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => inline(cell).replaceAll("|", "\\|")).join(" | ");
}

/** Text that starts nothing in Markdown. */
function inline(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[*_<>`[\]]/g, (mark) => `\\${mark}`);
}
