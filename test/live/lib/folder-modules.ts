import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Loads one named export from every module of a folder, by file name without `.ts`, in alphabetical order.
 * Errors: a module lacks the export; `isComplete` rejects it.
 */
export async function loadFolder<T>(
  folder: string,
  exportName: string,
  isComplete: (candidate: unknown) => candidate is T,
): Promise<Map<string, T>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const modules = new Map<string, T>();
  for (const file of files.sort()) {
    const loaded = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    const candidate = loaded[exportName];
    if (!isComplete(candidate)) throw new Error(`Expected ${file} to export a complete ${exportName}.`);
    modules.set(basename(file, ".ts"), candidate);
  }
  return modules;
}
