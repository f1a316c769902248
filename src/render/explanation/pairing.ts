import type { Explained } from "../../model/explanation.ts";
import type { Pairing, PairingKind, Thing } from "../../model/pairing.ts";
import type { Page } from "../style.ts";
import { listed, wrapped } from "../text.ts";
import { head, labelled, section, sourceLines } from "./parts.ts";

type ExplainedPairing = Extract<Explained, { kind: "pairing" }>;

const VERBS: Readonly<Record<PairingKind, string>> = {
  conflict: "conflicts with",
  requires: "requires",
  "works-with": "works with",
  provides: "provides",
  "makes-unneeded": "makes unneeded",
};

/** A pairing: what it says of what, why, and where that stands. */
export function pairingText({ value }: ExplainedPairing, page: Page): string[] {
  return [
    head(value.id, "pairing", value.summary, page),
    [
      labelled("Says", sentence(value), page),
      labelled("Because", value.because, page),
      ...(value.versions === undefined ? [] : [labelled("Versions", value.versions, page)]),
      ...(value.reason === undefined ? [] : [labelled("Our judgement", value.reason, page)]),
      ...(value.checkedOn === undefined ? [] : [labelled("Read on", value.checkedOn, page)]),
      ...(value.source === undefined ? [] : [sourceLines(value.source, page.style, page.columns, "  ")]),
    ].join("\n"),
  ];
}

/** What an option or component belongs together with, one line each. */
export function pairingSection(pairings: readonly Pairing[], page: Page): string[] {
  const lines = pairings.map((pairing) =>
    wrapped(
      "  - ",
      `${sentence(pairing)}. ${pairing.summary} ${page.style.quiet(`[pairing/${pairing.id}]`)}`,
      page.columns,
    ),
  );
  return section("What goes with it, and what does not", lines, page);
}

function sentence({ from, to, kind, provides }: Pairing): string {
  const names = listed(to.map(nameOf), kind === "requires" ? "or" : "and");
  if (kind === "provides") return `${nameOf(from)} provides ${provides ?? ""} to ${names}`;
  return `${nameOf(from)} ${VERBS[kind]} ${names}`;
}

function nameOf(thing: Thing): string {
  if ("workload" in thing) return `"${thing.title}"`;
  if ("component" in thing) return `component ${thing.component}`;
  return thing.modes === undefined ? thing.option : `${thing.option} (${listed(thing.modes, "or")})`;
}
