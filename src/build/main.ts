import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadKnowledge } from "../knowledge/load.ts";
import type { Finding } from "../model/finding.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import { bundle } from "./bundle.ts";
import { readYamlFiles } from "./knowledge-files.ts";
import { notices } from "./notices.ts";
import { recordTemplates } from "./record-templates.ts";
import { writeSchemas } from "./schemas.ts";
import { buildStarters } from "./starters.ts";
import { heavyAtStart, startUp } from "./start-up.ts";

const rootDir = join(import.meta.dirname, "../..");

/** Leaves out the knowledge files that have errors, and goes on: for looking at work in progress, never for a release. */
const lenient = process.argv.includes("--lenient");

const say = (line: string) => process.stderr.write(`${line}\n`);

function shown({ level, file, line, column, id, message, tip }: Finding): string {
  const first = `knowledge/${file}:${line}:${column} ${level} ${id}: ${message}`;
  return tip === undefined || tip === "" ? first : `${first}\n  ${tip}`;
}

/** The knowledge base as one validated file, so that no start of the program parses or validates YAML. */
function snapshot(outDir: string): KnowledgeBase {
  const { base, findings } = loadKnowledge(readYamlFiles(join(rootDir, "knowledge")));
  findings.forEach((finding) => say(shown(finding)));
  const errors = findings.filter((finding) => finding.level === "error").length;
  if (errors > 0 && !lenient) throw new Error(`${errors} errors in knowledge/`);
  writeFileSync(join(outDir, "knowledge.json"), JSON.stringify(base));
  return base;
}

async function program(outDir: string): Promise<void> {
  const metafile = await bundle(rootDir, outDir);
  const start = startUp(metafile);
  const heavy = heavyAtStart(start);
  if (heavy.length > 0)
    throw new Error(`Loaded at every start: ${heavy.join(", ")}. Reach them by import().`);
  writeFileSync(join(rootDir, "THIRD_PARTY_NOTICES.md"), notices(rootDir, metafile));
  say(`start-up loads ${(start.bytes / 1024).toFixed(0)} kB`);
}

/** Puts the finished folder in place of the old one: whoever runs the program meanwhile finds a whole one. */
function publish(outDir: string): void {
  const dist = join(rootDir, "dist");
  const old = `${outDir}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(outDir, dist);
  rmSync(old, { recursive: true, force: true });
}

const outDir = join(rootDir, ".cache", `build-${process.pid}`);
mkdirSync(outDir, { recursive: true });
try {
  const base = snapshot(outDir);
  recordTemplates(rootDir, outDir);
  buildStarters(rootDir, outDir);
  await program(outDir);
  publish(outDir);
  writeSchemas(rootDir, base);
} catch (error) {
  say(`build failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
