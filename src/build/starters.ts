import Handlebars from "handlebars";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parse } from "yaml";
import { Manifest, Proof, type StarterEntry } from "../model/starter.ts";
import { partHash } from "../scaffold/part-hash.ts";

interface SourceFile {
  readonly path: string;
  readonly content: string;
}

const settings = { strict: true, noEscape: true, knownHelpers: { json: true, segment: true } };

function filesUnder(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(folder, path).split(sep).join("/"),
      content: readFileSync(path, "utf8"),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A part's file as the text of a JavaScript value: templates become the function that renders them. */
function moduleFile({ path, content }: SourceFile): string {
  const target = path.slice("files/".length);
  if (!target.endsWith(".hbs")) return JSON.stringify({ path: target, content });
  const name = JSON.stringify(target.slice(0, -".hbs".length));
  // Declared as an object, handed over as the text of one.
  return `{path: ${name}, template: ${Handlebars.precompile(content, settings) as string}}`;
}

function moduleText(manifest: Manifest, files: readonly SourceFile[]): string {
  const own = files.filter(({ path }) => path.startsWith("files/")).map(moduleFile);
  const lock = files.find(({ path }) => path === "lock.json")?.content.trim();
  const end = lock === undefined ? "" : `, lock: ${lock}`;
  return `export const part = {manifest: ${JSON.stringify(manifest)}, files: [\n${own.join(",\n")}\n]${end}};\n`;
}

function readManifest(folder: string, files: readonly SourceFile[]): Manifest {
  const text = files.find(({ path }) => path === "manifest.yaml")?.content;
  if (text === undefined) throw new Error(`${folder}/manifest.yaml is missing`);
  const { data, error } = Manifest.safeParse(parse(text));
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new Error(`${folder}/manifest.yaml: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}

function readProof(files: readonly SourceFile[]): { proof?: Proof } {
  const text = files.find(({ path }) => path === "proof.json")?.content;
  return text === undefined ? {} : { proof: Proof.parse(JSON.parse(text)) };
}

function buildPart(folder: string, outDir: string): StarterEntry {
  const files = filesUnder(folder);
  const manifest = readManifest(folder, files);
  const { id, title, language, provides } = manifest;
  const file = `${language}-${id}.js`;
  writeFileSync(join(outDir, file), moduleText(manifest, files));
  const composeTag = manifest.services[0]?.image.tag;
  const tagged = composeTag === undefined ? {} : { composeTag };
  return { id, title, language, provides, file, hash: partHash(files), ...readProof(files), ...tagged };
}

/** Folders that hold a part: templates/starter/<language>/<part>. */
function partFolders(rootDir: string): string[] {
  const root = join(rootDir, "templates/starter");
  const folders = (path: string) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(path, entry.name))
      .sort();
  return folders(root)
    .flatMap(folders)
    .filter((path) => existsSync(join(path, "manifest.yaml")));
}

/**
 * Builds every part into <outDir>/starters: a module `<language>-<part>.js` that exports `part` (StarterPart), so that only
 * the chosen starter's are loaded, and index.json, which lists them (StarterEntry[]) with hash and proof.
 *
 * @returns the index
 * @throws with file and field when a manifest or a template is not valid
 */
export function buildStarters(rootDir: string, outDir: string): StarterEntry[] {
  const target = join(outDir, "starters");
  mkdirSync(target, { recursive: true });
  const index = partFolders(rootDir).map((folder) => buildPart(folder, target));
  writeFileSync(join(target, "index.json"), `${JSON.stringify(index, null, 2)}\n`);
  return index;
}
