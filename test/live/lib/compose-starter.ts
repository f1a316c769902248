import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildStarters } from "../../../src/build/starters.ts";
import type { Commands, StarterEntry, StarterPart, TreeFile } from "../../../src/model/starter.ts";
import { availableStarters, type AvailableStarter } from "../../../src/scaffold/available-starters.ts";
import { compose } from "../../../src/scaffold/compose.ts";

/** A starter as a user gets it, and what it was composed of. */
export interface ComposedStarter {
  /** `<language>/<part>`, the folder of the part that is proved. */
  id: string;
  language: string;
  option: string;
  commands: Commands;
  /** The part's service in compose.yaml. */
  service: string;
  files: TreeFile[];
  /** Base first, the proved part last. */
  parts: readonly StarterEntry[];
}

async function loadPart(folder: string, { file }: StarterEntry): Promise<StarterPart> {
  const module = (await import(pathToFileURL(join(folder, "starters", file)).href)) as { part: StarterPart };
  return module.part;
}

async function composeOne(folder: string, starter: AvailableStarter): Promise<ComposedStarter> {
  const parts = await Promise.all(starter.parts.map((entry) => loadPart(folder, entry)));
  const proved = parts.at(-1)?.manifest;
  const service = proved?.services[0];
  const commands = parts[0]?.manifest.commands;
  if (proved === undefined || service === undefined)
    throw new Error(`Expected a compose service in the part for ${starter.title}, found none.`);
  if (commands === undefined)
    throw new Error(`Expected commands in the base of ${starter.title}, found none.`);
  return {
    id: `${starter.language}/${proved.id}`,
    language: starter.language,
    commands,
    option: starter.selection.option,
    service: service.name,
    files: compose({ projectName: "live-test", records: [] }, parts),
    parts: starter.parts,
  };
}

/** Builds the parts from their folders into `folder`, and composes every starter as `arch-map scaffold` does. */
export function composeStarters(root: string, folder: string): Promise<ComposedStarter[]> {
  const index = buildStarters(root, folder);
  return Promise.all(availableStarters(index).map((starter) => composeOne(folder, starter)));
}
