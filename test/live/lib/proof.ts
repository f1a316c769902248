import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Proof } from "../../../src/model/starter.ts";
import { proofLevel } from "../../../src/scaffold/available-starters.ts";
import type { ComposedStarter } from "./compose-starter.ts";

/** What a part ran on, as the programs themselves tell it. */
export type RanOn = Proof["ranOn"];

/** The proof of a starter that passed every check, for exactly the files that it was composed of. */
export function proofOf({ parts }: ComposedStarter, checks: string[], ranOn: RanOn, today: string): Proof {
  const hashes = Object.fromEntries(parts.map(({ id, hash }) => [id, hash]));
  return { level: "ran", date: today, ranOn, checks, hashes };
}

/** Writes the proof into the part's folder. */
export async function writeProof(root: string, starter: ComposedStarter, proof: Proof): Promise<void> {
  const file = join(root, "templates", "starter", starter.id, "proof.json");
  await writeFile(file, `${JSON.stringify(proof, null, 2)}\n`);
}

/** What the stored proof is worth today, in one line. */
export function describeProof({ id, parts }: ComposedStarter): string {
  const proved = parts.at(-1);
  if (proved?.proof === undefined) return `proof of ${id}: none is stored`;
  const { level, date, ranOn } = proved.proof;
  const versions = ranOn.map(({ name, version }) => `${name} ${version}`).join(", ");
  const worth = proofLevel(proved, parts) === level ? "holds" : "is STALE, the files have changed since";
  return `proof of ${id}: ${level} on ${date} with ${versions}, ${worth}`;
}
