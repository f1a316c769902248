import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { runCommand, tryCommand } from "./lib/run-command.ts";

/** The Node line that starters are written for. */
const MAJOR = 24;

async function majorOf(program: string): Promise<number> {
  const result = await tryCommand(program, ["--version"]).catch(() => undefined);
  return Number(/^v(\d+)\./.exec(result?.stdout ?? "")?.[1] ?? 0);
}

/** Fetches Node as an ordinary npm package; install scripts are not needed, the program is in the package. */
async function fetchNode(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const spec = `n24@npm:node-${process.platform}-${process.arch}@${MAJOR}`;
  await runCommand("npm", ["install", "--ignore-scripts", "--no-save", "--prefix", folder, spec]);
}

/**
 * The folder with a `node` of at least version 24, for the front of a search path: the one that runs this, or one kept
 * under `cacheFolder`. Errors: there is no such package for this platform, or it cannot be fetched.
 */
export async function node24(cacheFolder: string, tell: (line: string) => void): Promise<string> {
  if ((await majorOf(process.execPath)) >= MAJOR) return join(process.execPath, "..");
  const folder = join(cacheFolder, "node24");
  const bin = join(folder, "node_modules", "n24", "bin");
  if ((await majorOf(join(bin, "node"))) < MAJOR) {
    tell(`fetching Node ${MAJOR}, because this is ${process.version}`);
    await fetchNode(folder);
  }
  if ((await majorOf(join(bin, "node"))) < MAJOR)
    throw new Error(`Expected Node ${MAJOR} in ${bin}, found none.`);
  return bin;
}
