import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.ts";
import { mustRun } from "./run.ts";

/** The majors that the program promises to run on: `engines` of package.json and every even one since. */
const majors = [20, 22, 24, 26];

export interface NodeVersion {
  /** As `node --version` prints it. */
  version: string;
  path: string;
}

/**
 * Gets one Node of each promised major from npm into .cache/nodes, once. Where npm has no binary for this machine, only
 * the Node that runs this is returned.
 *
 * @throws when the download fails
 */
export function nodeVersions(): NodeVersion[] {
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== "linux-x64") return [{ version: process.version, path: process.execPath }];
  const dir = join(root, ".cache/nodes");
  const paths = majors.map((major) => join(dir, `node_modules/n${major}/bin/node`));
  if (!paths.every((path) => existsSync(path))) {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, "package.json"), '{ "private": true }\n');
    const packages = majors.map((major) => `n${major}@npm:node-${platform}@${major}`);
    mustRun("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], dir);
  }
  return paths.map((path) => ({ version: mustRun(path, ["--version"], root).trim(), path }));
}
