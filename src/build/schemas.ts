import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchema, schemaTitles } from "../knowledge/json-schemas.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";

/** Writes docs/schema/<name>.json for everything that the program reads or writes. @returns the names */
export function writeSchemas(rootDir: string, base: KnowledgeBase): string[] {
  const names = Object.keys(schemaTitles());
  const dir = join(rootDir, "docs/schema");
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const name of names) {
    writeFileSync(join(dir, `${name}.json`), schemaFileText(name, base));
  }
  return names;
}

/** The text of one published schema file. */
export function schemaFileText(name: string, base: KnowledgeBase): string {
  return `${JSON.stringify(jsonSchema(name, base), undefined, 2)}\n`;
}
