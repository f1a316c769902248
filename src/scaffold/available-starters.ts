import type { ProofLevel, Selection, StarterEntry } from "../model/starter.ts";

/** A starter that can be generated, and how far it was proved. */
export interface AvailableStarter {
  readonly language: string;
  readonly title: string;
  readonly selection: Selection;
  readonly proofLevel: ProofLevel;
  /** The parts it is composed of, base first. */
  readonly parts: readonly StarterEntry[];
}

/** The level that still holds: a proof of other files than these proves nothing of them. */
export function proofLevel(proved: StarterEntry, parts: readonly StarterEntry[]): ProofLevel {
  const { proof } = proved;
  if (proof === undefined) return "rendered";
  return parts.every((part) => proof.hashes[part.id] === part.hash) ? proof.level : "rendered";
}

function starter(base: StarterEntry, part: StarterEntry): AvailableStarter[] {
  if (part.provides === "base") return [];
  const parts = [base, part];
  const { language, title, provides } = part;
  return [{ language, title, selection: provides, proofLevel: proofLevel(part, parts), parts }];
}

/** Every starter that the parts of the index make, in the order of their ids. */
export function availableStarters(index: readonly StarterEntry[]): AvailableStarter[] {
  const sorted = [...index].sort((a, b) => (a.id < b.id ? -1 : 1));
  const bases = sorted.filter(({ provides }) => provides === "base");
  return bases.flatMap((base) =>
    sorted.filter(({ language }) => language === base.language).flatMap((part) => starter(base, part)),
  );
}

/** The starter for a language and a selection, if there is one. */
export function findStarter(
  index: readonly StarterEntry[],
  language: string,
  { category, option, mode }: Selection,
): AvailableStarter | undefined {
  return availableStarters(index).find(
    ({ language: spoken, selection }) =>
      spoken === language &&
      selection.category === category &&
      selection.option === option &&
      selection.mode === mode,
  );
}
