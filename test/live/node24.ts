import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runCommand, tryCommand } from "./lib/run-command.ts";

/** The Node line that starters are written for. */
const MAJOR = 24;

/** A Node that is new enough. */
export interface Node24 {
  /** With the program `node`, for the front of a search path. */
  folder: string;
  version: string;
}

async function nodeIn(folder: string): Promise<Node24 | undefined> {
  const result = await tryCommand(join(folder, "node"), ["--version"]).catch(() => undefined);
  const version = /^v(\d+\.\d+\.\d+)/.exec(result?.stdout ?? "")?.[1];
  return version !== undefined && Number.parseInt(version) >= MAJOR ? { folder, version } : undefined;
}

/** Fetches Node as an ordinary npm package; install scripts are not needed, the program is in the package. */
async function fetchNode(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const spec = `n24@npm:node-${process.platform}-${process.arch}@${MAJOR}`;
  await runCommand("npm", ["install", "--ignore-scripts", "--no-save", "--prefix", folder, spec]);
}

/**
 * A Node of at least version 24: the one that runs this, or one kept under `cacheFolder`. Errors: there is no such
 * package for this platform, or it cannot be fetched.
 */
export async function node24(cacheFolder: string, tell: (line: string) => void): Promise<Node24> {
  const folder = join(cacheFolder, "node24");
  const bin = join(folder, "node_modules", "n24", "bin");
  const present = (await nodeIn(dirname(process.execPath))) ?? (await nodeIn(bin));
  if (present !== undefined) return present;
  tell(`fetching Node ${MAJOR}, because this is ${process.version}`);
  await fetchNode(folder);
  const fetched = await nodeIn(bin);
  if (fetched === undefined) throw new Error(`Expected Node ${MAJOR} in ${bin}, found none.`);
  return fetched;
}
