import { access, constants, readdir } from "node:fs/promises";
import { join } from "node:path";

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Folders of the search path, and those where server programs lie that are not on an ordinary user's path. */
async function programFolders(): Promise<string[]> {
  const root = "/usr/lib/postgresql";
  const versions = await readdir(root).catch(() => []);
  const newestFirst = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, "bin"));
  const own = ["/usr/lib/rabbitmq/bin", "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];
  return [...newestFirst, ...own, ...(process.env.PATH ?? "").split(":")];
}

/** The full path of a program, or undefined when it is not installed. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const folder of await programFolders()) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/** The full path of a program. Errors: it is not installed. */
export async function requireProgram(name: string): Promise<string> {
  const path = await findProgram(name);
  if (path === undefined) throw new Error(`Expected the program ${name} to be installed, found none.`);
  return path;
}
