import type { GraphLink, LinkKind } from "../../model/graph.ts";

/** How each kind of line ends in a drawing, and what it says from left to right, of one thing and of several. */
export const LINKS: Readonly<Record<LinkKind, { end: string; words: string; several: string }>> = {
  requires: { end: "▶", words: "requires", several: "require" },
  "works-with": { end: "●", words: "works with", several: "work with" },
  provides: { end: "◆", words: "provides something to", several: "provide something to" },
  conflict: { end: "✗", words: "conflicts with", several: "conflict with" },
  "makes-unneeded": { end: "○", words: "makes unneeded", several: "make unneeded" },
  "rests-on": { end: "■", words: "rests on", several: "rest on" },
  "superseded-by": { end: "»", words: "is superseded by", several: "are superseded by" },
  "belongs-to": { end: "»", words: "belongs to", several: "belong to" },
};

/** What one line says; of several that say the same together, any of which is enough, that it is one of them. */
export function wordsOf({ kind, number, from }: GraphLink, links: readonly GraphLink[]): string {
  const same = links.filter((link) => link.number === number && link.from === from);
  return kind === "requires" && same.length > 1 ? "requires one of" : LINKS[kind].words;
}
