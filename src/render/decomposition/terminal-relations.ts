import type { Source } from "../../model/attribute.ts";
import type { Decomposition, FollowingField, PlacedRelation } from "../../model/decomposition.ts";
import type { Page } from "../style.ts";
import { wrapped } from "../text.ts";
import { fieldLine, pairsText, patternText, reference, relationSentence } from "./sentences.ts";

/** Each relation: what it comes to, synchronous or not, and why. */
export function relationsText(
  decomposition: Decomposition,
  sources: readonly Source[],
  page: Page,
): string[] {
  if (decomposition.relations.length === 0) return [];
  const lines = decomposition.relations.map((relation) =>
    relationText(decomposition, relation, sources, page),
  );
  return [[page.style.title("Relations, and how they communicate"), ...lines].join("\n")];
}

function relationText(
  decomposition: Decomposition,
  relation: PlacedRelation,
  sources: readonly Source[],
  { columns, style }: Page,
): string {
  const { communication, purpose, reasons } = relation;
  const way = communication === "undecided" ? style.warn(communication) : style.good(communication);
  const said = communication === "none" ? "" : ` (${way})`;
  return [
    wrapped("  ", `${relationSentence(decomposition, relation)}${said}`, columns),
    ...(purpose === undefined ? [] : [wrapped("    for  ", purpose, columns)]),
    wrapped("    map  ", patternText(decomposition, relation), columns),
    ...whyTexts(relation).map((text) => wrapped("    why  ", text, columns)),
    ...reasons.map((reason) =>
      wrapped(
        "    why  ",
        `${reason.title}: ${reason.communication}. ${reason.because} ${reference(reason, sources)}`,
        columns,
      ),
    ),
  ].join("\n");
}

/** What no rule says: that it was stated, or that rules are silent or at odds. */
function whyTexts({ origin, communication, reasons }: PlacedRelation): string[] {
  if (origin === "stated") return ["Stated in the file."];
  if (communication !== "undecided") return [];
  return reasons.length === 0
    ? ["Nothing says when an answer is needed, nor whether the data may lag: state answer or mayLag."]
    : ["Its needs are at odds with each other:"];
}

/** The requirement fields that follow, as they could stand in the file, with the reason for each. */
export function fieldsText(decomposition: Decomposition, sources: readonly Source[], page: Page): string[] {
  const { fields } = decomposition;
  if (fields.length === 0) return [];
  const derived = fields.filter(({ status }) => status === "derived");
  const kept = fields.filter(({ status }) => status === "kept");
  return [
    ...block("Requirement fields that follow; advise takes them on", derived, decomposition, sources, page),
    ...block("The file states these itself, and that stays", kept, decomposition, sources, page),
  ];
}

function block(
  title: string,
  fields: readonly FollowingField[],
  decomposition: Decomposition,
  sources: readonly Source[],
  { columns, style }: Page,
): string[] {
  if (fields.length === 0) return [];
  const lines = fields.map((field) => {
    const flow = field.flow === undefined ? "" : ` ${style.quiet(`(flow ${field.flow})`)}`;
    const of = field.relations.length === 0 ? "" : ` From ${pairsText(decomposition, field)}.`;
    const why = field.reasons.map((reason) => `${reason.because} ${reference(reason, sources)}`).join(" ");
    return [
      wrapped("  ", `${style.accent(fieldLine(field))}${flow}`, columns),
      wrapped("    why  ", `${why}${of}`, columns),
    ].join("\n");
  });
  return [[style.title(wrapped("", title, columns)), ...lines].join("\n")];
}
