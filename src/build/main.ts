import { join } from "node:path";
import { buildAll } from "./build-all.ts";

const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const rootDir = join(import.meta.dirname, "../..");
  await buildAll({ rootDir, lenient: process.argv.includes("--lenient"), say });
} catch (error) {
  say(`build failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
