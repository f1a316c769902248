import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadKnowledge } from "../knowledge/load.ts";
import { snapshotFiles } from "../knowledge/snapshot.ts";
import type { Finding } from "../model/finding.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import { bundle } from "./bundle.ts";
import { readYamlFiles } from "./knowledge-files.ts";
import { notices } from "./notices.ts";
import { recordTemplates } from "./record-templates.ts";
import { writeSchemas } from "./schemas.ts";
import { heavyAtStart, startUp } from "./start-up.ts";
import { buildStarters } from "./starters.ts";

export interface BuildSettings {
  /** The checkout: dist/, docs/schema/ and THIRD_PARTY_NOTICES.md are written there. */
  rootDir: string;
  /** Leaves out the knowledge files that have errors, and goes on: for work in progress, never for a release. */
  lenient: boolean;
  /** Takes a line for whoever watches. */
  say: (line: string) => void;
}

/**
 * Builds the program: the knowledge snapshot, the templates, the bundle, then what is published beside it. dist/ is
 * replaced as a whole at the end, so a build that fails leaves the old one.
 *
 * @throws when the knowledge has errors, a template or source does not compile, or a heavy package is loaded at start
 */
export async function buildAll({ rootDir, lenient, say }: BuildSettings): Promise<void> {
  const outDir = join(rootDir, ".cache", `build-${process.pid}`);
  mkdirSync(outDir, { recursive: true });
  try {
    const base = readKnowledge(rootDir, lenient, say);
    writeSnapshot(join(outDir, "knowledge"), base);
    recordTemplates(rootDir, outDir);
    buildStarters(rootDir, outDir);
    await program(rootDir, outDir, say);
    publish(rootDir, outDir);
    writeSchemas(rootDir, base);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

function shown({ level, file, line, column, id, message, tip }: Finding): string {
  const first = `knowledge/${file}:${line}:${column} ${level} ${id}: ${message}`;
  return tip === undefined || tip === "" ? first : `${first}\n  ${tip}`;
}

/** The knowledge base, validated here so that no start of the program parses or validates YAML. */
function readKnowledge(rootDir: string, lenient: boolean, say: (line: string) => void): KnowledgeBase {
  const { base, findings } = loadKnowledge(readYamlFiles(join(rootDir, "knowledge")));
  findings.forEach((finding) => say(shown(finding)));
  const errors = findings.filter((finding) => finding.level === "error").length;
  if (errors > 0 && !lenient) throw new Error(`${errors} errors in knowledge/`);
  return base;
}

function writeSnapshot(dir: string, base: KnowledgeBase): void {
  mkdirSync(join(dir, "options"), { recursive: true });
  for (const [file, content] of Object.entries(snapshotFiles(base))) {
    writeFileSync(join(dir, file), JSON.stringify(content));
  }
}

async function program(rootDir: string, outDir: string, say: (line: string) => void): Promise<void> {
  const metafile = await bundle(rootDir, outDir);
  const start = startUp(metafile);
  const heavy = heavyAtStart(start);
  if (heavy.length > 0)
    throw new Error(`Loaded at every start: ${heavy.join(", ")}. Reach them by import().`);
  writeFileSync(join(rootDir, "THIRD_PARTY_NOTICES.md"), notices(rootDir, metafile));
  say(`start-up loads ${(start.bytes / 1024).toFixed(0)} kB`);
}

/** Puts the finished folder in place of the old one: whoever runs the program meanwhile finds a whole one. */
function publish(rootDir: string, outDir: string): void {
  const dist = join(rootDir, "dist");
  const old = `${outDir}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(outDir, dist);
  rmSync(old, { recursive: true, force: true });
}
