import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { text as readStream } from "node:stream/consumers";
import { UserError } from "./errors.ts";
import type { Io } from "./io.ts";

/** A workload or a decision is a page or a few; a larger file is a mistake. */
const LARGEST = 2_000_000;

/** Reads a text file, or stdin for `-`. Missing, unreadable, too large and binary files are the user's errors. */
export async function readInput(io: Io, path: string): Promise<string> {
  const text = path === "-" ? await readStream(io.stdin) : readFile(resolve(io.cwd, path), path);
  if (text.includes("\u0000") || text.includes("\uFFFD")) {
    throw new UserError(`${path}: expected a text file in UTF-8, found binary data.`);
  }
  if (text.trim() === "")
    throw new UserError(`${path === "-" ? "stdin" : path}: expected YAML or JSON, found an empty file.`);
  return text;
}

function readFile(absolute: string, path: string): string {
  let size: number;
  try {
    const stat = statSync(absolute);
    if (stat.isDirectory()) throw new UserError(`${path}: expected a file, found a directory.`);
    size = stat.size;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${path}: no such file${similar(absolute)}.`);
  }
  if (size > LARGEST) {
    throw new UserError(
      `${path}: expected at most ${LARGEST / 1e6} MB, found ${(size / 1e6).toFixed(1)} MB.`,
    );
  }
  return readFileSync(absolute, "utf8");
}

/** Files of the same kind beside a missing one. */
function similar(absolute: string): string {
  try {
    const folder = resolve(absolute, "..");
    const names = readdirSync(folder).filter((name) => /\.(ya?ml|json|md)$/.test(name));
    return names.length > 0 && names.length <= 12 ? `; there are ${names.join(", ")}` : "";
  } catch {
    return "";
  }
}

/** Every YAML file below a folder, in the order of their paths. */
export function readYamlFolder(io: Io, path: string): { path: string; text: string }[] {
  const root = resolve(io.cwd, path);
  let names: string[];
  try {
    names = readdirSync(root, { recursive: true, encoding: "utf8" });
  } catch {
    throw new UserError(`${path}: no such folder.`);
  }
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({
      path: relative(root, join(root, name)).split(sep).join("/"),
      text: readFile(join(root, name), join(path, name)),
    }));
}
