import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The root of this checkout. */
export const root = join(import.meta.dirname, "../..");

/** @returns path (from the root, with forward slashes) to text of the files below `dir` that have one of the endings */
export function filesBelow(dir: string, endings: readonly string[]): Map<string, string> {
  const found = readdirSync(join(root, dir), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    found.map((file) => [relative(root, file).split(sep).join("/"), readFileSync(file, "utf8")]),
  );
}
