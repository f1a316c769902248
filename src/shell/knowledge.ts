import { readFileSync } from "node:fs";
import { fromSnapshot } from "../knowledge/snapshot.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import { InputError, UserError } from "./errors.ts";
import { readYamlFolder } from "./files.ts";
import type { Io } from "./io.ts";

/** The published knowledge base: a snapshot that the build has validated. */
export function publishedKnowledge(): KnowledgeBase {
  return fromSnapshot((file): unknown =>
    JSON.parse(readFileSync(new URL(`./knowledge/${file}`, import.meta.url), "utf8")),
  );
}

/** The published base, extended by the user's own folder if one is named. */
export async function knowledgeFor(io: Io, folder: string | undefined): Promise<KnowledgeBase> {
  const published = publishedKnowledge();
  if (folder === undefined) return published;
  const files = readYamlFolder(io, folder);
  if (files.length === 0) throw new UserError(`${folder}: expected knowledge files (*.yaml), found none.`);
  const { loadKnowledge } = await import("../knowledge/load.ts");
  const { base, findings } = loadKnowledge(files, { onto: published, origin: folder });
  if (findings.length > 0) {
    throw new InputError(findings.map((finding) => ({ ...finding, file: `${folder}/${finding.file}` })));
  }
  return base;
}
