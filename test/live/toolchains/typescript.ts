import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runCommand, tryCommand } from "../lib/run-command.ts";
import { testEvidence } from "../lib/test-count.ts";
import type { Toolchain, Tools } from "../lib/toolchain.ts";

/** The Node line that starters are written for. */
const MAJOR = 24;

async function nodeIn(folder: string): Promise<Tools | undefined> {
  const result = await tryCommand(join(folder, "node"), ["--version"]).catch(() => undefined);
  const version = /^v(\d+\.\d+\.\d+)/.exec(result?.stdout ?? "")?.[1];
  if (version === undefined || Number.parseInt(version) < MAJOR) return undefined;
  return { path: [folder], env: {}, version };
}

/** Fetches Node as an ordinary npm package; install scripts are not needed, the program is in the package. */
async function fetchNode(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const spec = `n24@npm:node-${process.platform}-${process.arch}@${String(MAJOR)}`;
  await runCommand("npm", ["install", "--ignore-scripts", "--no-save", "--prefix", folder, spec]);
}

/** The Node that runs this where it is new enough, else one that is kept in the cache. */
async function find(cache: string, tell: (line: string) => void): Promise<Tools> {
  const folder = join(cache, "node24");
  const bin = join(folder, "node_modules", "n24", "bin");
  const present = (await nodeIn(dirname(process.execPath))) ?? (await nodeIn(bin));
  if (present !== undefined) return present;
  tell(`fetching Node ${String(MAJOR)}, because this is ${process.version}`);
  await fetchNode(folder);
  const fetched = await nodeIn(bin);
  if (fetched === undefined) throw new Error(`Expected Node ${String(MAJOR)} in ${bin}, found none.`);
  return fetched;
}

const COUNT = /^(?:ℹ|#) (pass|fail|skipped|todo|cancelled) (\d+)$/gm;

export const toolchain: Toolchain = {
  name: "node",
  packages: [],
  programs: [],
  passedOn: [
    "NODE_EXTRA_CA_CERTS",
    "SSL_CERT_FILE",
    "npm_config_registry",
    "npm_config_cache",
    "npm_config_userconfig",
  ],
  find,
  testCount(printed) {
    const counts = new Map([...printed.matchAll(COUNT)].map(([, name, count]) => [name, Number(count)]));
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const passed = counts.get("pass") ?? 0;
    return testEvidence({ passed, others: all - passed }, printed);
  },
};
