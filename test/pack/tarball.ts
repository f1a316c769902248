import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/repository.ts";
import { mustRun } from "../support/run.ts";

export interface Tarball {
  path: string;
  bytes: number;
  files: string[];
}

/** Builds the project and packs it as `npm publish` would. */
export function pack(): Tarball {
  mustRun("npm", ["run", "build"], root);
  const dir = mkdtempSync(join(tmpdir(), "arch-map-pack-"));
  const answer = mustRun("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", dir], root);
  const [packed] = JSON.parse(answer) as [{ filename: string; size: number; files: { path: string }[] }];
  return {
    path: join(dir, packed.filename),
    bytes: packed.size,
    files: packed.files.map(({ path }) => path),
  };
}

export interface Installed {
  dir: string;
  /** Folder names in node_modules. */
  packages: string[];
}

/** Installs the tarball into an empty folder, without any network: it has to bring everything. */
export function install({ path }: Tarball): Installed {
  const dir = mkdtempSync(join(tmpdir(), "arch-map-install-"));
  writeFileSync(join(dir, "package.json"), '{ "private": true }\n');
  mustRun("npm", ["install", "--offline", "--no-audit", "--no-fund", path], dir);
  const packages = readdirSync(join(dir, "node_modules")).filter((name) => !name.startsWith("."));
  return { dir, packages };
}
