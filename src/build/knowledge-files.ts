import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

export interface TextFile {
  /** Relative to the folder asked for, with forward slashes. */
  path: string;
  text: string;
}

/** Reads every .yaml file under a folder, in the order of their paths, so that the result does not depend on the disk. */
export function readYamlFiles(dir: string): TextFile[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(dir, file).split(sep).join("/"), text: readFileSync(file, "utf8") }));
}
