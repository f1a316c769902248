import { access, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { requireProgram } from "./find-program.ts";
import { runCommand } from "./run-command.ts";

const CACHE = resolve(import.meta.dirname, "../../../.cache/servers");

/** Debian packages and programs that every server of this kind needs. */
export const GO = { packages: ["golang-go"], programs: ["go"] };

/** A server that is published as a Go module. */
export interface GoServer {
  /** Name of the program that the package builds. */
  program: string;
  /** Path of its main package. */
  path: string;
  version: string;
}

/** The full path of the program; it is built the first time, which takes a minute or more. Errors: it cannot be had. */
export async function goProgram({ program, path, version }: GoServer): Promise<string> {
  const folder = join(CACHE, `${program}-${version}`);
  const file = join(folder, program);
  const present = await access(file).then(
    () => true,
    () => false,
  );
  if (present) return file;
  await mkdir(folder, { recursive: true });
  const env = { ...process.env, GOBIN: folder, GOFLAGS: "", CGO_ENABLED: "0" };
  await runCommand(await requireProgram("go"), ["install", `${path}@v${version}`], { cwd: folder, env });
  return file;
}
