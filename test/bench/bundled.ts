import { buildSync } from "esbuild";
import { join } from "node:path";
import { mustRun } from "../support/run.ts";
import { root } from "../support/repository.ts";

/** Where programs and data of a run are put. */
export const scratch = join(root, ".cache/bench");

/** Packages with a binary beside them, and packages that are compared: as they are installed. */
const asInstalled = ["@gorules/zen-engine", "json-rules-engine", "highs"];

/**
 * Bundles a program of programs/ as ours is bundled, so that it runs on any Node.
 *
 * @returns the file
 */
export function bundled(name: string): string {
  const outfile = join(scratch, `${name}.mjs`);
  buildSync({
    entryPoints: [join(import.meta.dirname, "programs", `${name}.ts`)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: true,
    // A failure prints the line that it is in.
    lineLimit: 120,
    external: asInstalled,
    banner: {
      js: 'import { createRequire as bench_createRequire } from "node:module"; const require = bench_createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  return outfile;
}

/** Runs a bundled program. @returns the JSON that it prints @throws when it fails */
export function reported<T>(node: string, name: string, args: readonly string[] = []): T {
  return JSON.parse(mustRun(node, [bundled(name), ...args], root)) as T;
}
