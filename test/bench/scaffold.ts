import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../support/repository.ts";
import { scratch } from "./bundled.ts";
import { measure, once, type Program } from "./measure.ts";
import { program } from "./processes.ts";
import { ratioRow, type Figure, type Settings } from "./rows.ts";

/** The name of a project is in its files, so both sides write to folders of one name. */
const NAME = "orders";

interface Written {
  path: string;
  text: string;
  mode: number;
}

/** `scaffold` against a program that holds the same files as texts and writes them. */
export function scaffoldRows({ node: { path }, rounds }: Settings): Figure[] {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, "scaffold-"));
  try {
    const [ours, theirs] = ["ours", "theirs"].map((side) => join(folder, side, NAME)) as [string, string];
    const own = anew(ours, program(path, "scaffold", ours, "--option", firstStarter()));
    once(own);
    const files = filesOf(ours);
    const writer = join(folder, "writer.mjs");
    writeFileSync(writer, writerOf(files));
    const base = anew(theirs, { node: path, args: [writer, theirs] });
    once(base);
    if (JSON.stringify(filesOf(theirs)) !== JSON.stringify(files))
      throw new Error("The written files differ.");
    const [measured] = measure([{ own, base }], rounds);
    return [ratioRow("scaffold", `scaffold, ${files.length} files`, "writing the same files", measured!)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program, with its target removed before each run. */
function anew(target: string, run: Program): Program {
  return { ...run, prepare: () => rmSync(target, { recursive: true, force: true }) };
}

/** The first part that provides an option, as `--option` names it. */
function firstStarter(): string {
  const index = JSON.parse(readFileSync(join(root, "dist/starters/index.json"), "utf8")) as {
    provides?: { category: string; option: string };
  }[];
  const provides = index.find((part) => part.provides !== undefined)?.provides;
  if (provides === undefined) throw new Error("Nothing to measure on: no starter.");
  return `${provides.category}=${provides.option}`;
}

function filesOf(folder: string): Written[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: relative(folder, file),
      text: readFileSync(file, "utf8"),
      mode: statSync(file).mode & 0o777,
    }));
}

/** Makes each folder once and writes each file once; it has nothing to read, to choose or to render. */
function writerOf(files: readonly Written[]): string {
  return `import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
const target = process.argv[2];
const files = ${JSON.stringify(files)};
for (const folder of new Set(files.map(({ path }) => dirname(path)))) mkdirSync(join(target, folder), { recursive: true });
for (const { path, text, mode } of files) writeFileSync(join(target, path), text, { mode });
`;
}
