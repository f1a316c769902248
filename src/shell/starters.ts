import { readFileSync } from "node:fs";
import type { Outcome } from "../model/decision.ts";
import type { StarterEntry, StarterPart } from "../model/starter.ts";
import { availableStarters, findStarter, type AvailableStarter } from "../scaffold/available-starters.ts";

const folder = new URL("./starters/", import.meta.url);

/** Every part that the build has compiled, without its files. */
export function starterIndex(): StarterEntry[] {
  return JSON.parse(readFileSync(new URL("index.json", folder), "utf8")) as StarterEntry[];
}

/** Loads the parts of one starter, and nothing else. */
export async function loadParts({ parts }: AvailableStarter): Promise<StarterPart[]> {
  const modules = parts.map(
    ({ file }) => import(new URL(file, folder).href) as Promise<{ part: StarterPart }>,
  );
  return (await Promise.all(modules)).map(({ part }) => part);
}

/** The starter for an option: in this mode if there is one, else in the mode that there is. */
export function starterFor(
  index: readonly StarterEntry[],
  language: string,
  wanted: { category: string; option: string; mode?: string | undefined },
): AvailableStarter | undefined {
  const exact =
    wanted.mode === undefined ? undefined : findStarter(index, language, { ...wanted, mode: wanted.mode });
  return (
    exact ??
    availableStarters(index).find(
      (starter) =>
        starter.language === language &&
        starter.selection.category === wanted.category &&
        starter.selection.option === wanted.option,
    )
  );
}

/** What can be scaffolded for the leader of an outcome, in one sentence; how far it was proved is part of it. */
export function starterSentence(index: readonly StarterEntry[], outcome: Outcome): string | undefined {
  const [leader] = outcome.ranking;
  if (leader === undefined) return undefined;
  const wanted = { category: outcome.category, option: leader.option, mode: leader.mode.id };
  const languages = [...new Set(index.map(({ language }) => language))];
  const starters = languages.flatMap((language) => starterFor(index, language, wanted) ?? []);
  return starters.length === 0 ? `none yet for ${leader.title}` : starters.map(starterText).join("; ");
}

/** Every starter of an option, each in one sentence. */
export function startersOf(index: readonly StarterEntry[], category: string, option: string): string[] {
  return availableStarters(index)
    .filter(({ selection }) => selection.category === category && selection.option === option)
    .map(starterText);
}

/** "typescript, Redis Streams: ran on 2026-11-22 against Redis 7.0.15". */
function starterText(starter: AvailableStarter): string {
  return `${starter.language}, ${starter.title}: ${provedText(starter)}`;
}

/**
 * "ran on 2026-11-22 against redis 8.10.1", or what less is true: a proof counts for the major version that it ran on, which may
 * not be the one that compose.yaml names.
 */
export function provedText({ proofLevel, parts, selection }: AvailableStarter): string {
  const part = parts.find(({ proof }) => proof !== undefined);
  const proof = part?.proof;
  if (proof === undefined || proofLevel !== proof.level)
    return `${proofLevel} only; nothing was run for these files`;
  const against = proof.ranOn.map(({ name, version }) => `${name} ${version}`).join(", ");
  const ran = proof.ranOn.find(({ name }) => name === selection.option)?.version;
  const named = part?.composeTag;
  const other = ran !== undefined && named !== undefined && majorOf(ran) !== majorOf(named);
  return `${proofLevel} on ${proof.date} against ${against}${other ? `; not on ${selection.option} ${named}, which compose.yaml names` : ""}`;
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
