#!/usr/bin/env node
import { existsSync } from "node:fs";
import process from "node:process";

const program = new URL("../dist/main.js", import.meta.url);
const { stdout, stderr, env } = process;
const io = { stdout, stderr, env, cwd: process.cwd(), today: new Date().toISOString().slice(0, 10) };
// Opened on first use: an unused stdin costs start-up time and can keep the process alive.
Object.defineProperty(io, "stdin", { get: () => process.stdin });
process.on("SIGINT", () => process.exit(130));
for (const stream of [stdout, stderr]) {
  // A reader that stops early (`| head`) is not an error: what is left is dropped, the exit code stays.
  stream.on("error", (error) => void (error.code === "EPIPE" || process.exit(1)));
}
if (existsSync(program))
  process.exitCode = await (await import(program.href)).main(process.argv.slice(2), io);
else {
  stderr.write("arch-map is not built: dist/main.js is missing. Run `npm ci` (or `npm run build`) first.\n");
  process.exitCode = 1;
}
