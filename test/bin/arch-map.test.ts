import { spawn, spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/repository.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

/** The real entry before a made-up program. @returns its path */
function entryOf(main: string | undefined): string {
  const built = main === undefined ? {} : { "dist/main.js": main };
  const dir = temporaryTree({ "package.json": '{ "type": "module" }', "bin/.keep": "", ...built });
  cpSync(join(root, "bin/arch-map.js"), join(dir, "bin/arch-map.js"));
  return join(dir, "bin/arch-map.js");
}

const runEntry = (main: string | undefined, ...args: string[]) =>
  spawnSync(process.execPath, [entryOf(main), ...args], { encoding: "utf8", input: "typed" });

test("hands over arguments and streams, and ends with the program's exit code", () => {
  const main = `export async function main(argv, io) {
    for await (const chunk of io.stdin) io.stdout.write(argv.join(" ") + " " + chunk);
    io.stderr.write(io.cwd + " " + io.today + " " + io.env.HOME);
    return 5;
  }`;
  const { status, stdout, stderr } = runEntry(main, "advise", "a.yaml");
  expect({ status, stdout }).toEqual({ status: 5, stdout: "advise a.yaml typed" });
  expect(stderr).toMatch(new RegExp(`^${process.cwd()} \\d{4}-\\d\\d-\\d\\d ${process.env["HOME"] ?? ""}$`));
});

test("says that it is not built", () => {
  const { status, stderr } = runEntry(undefined);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^arch-map is not built: .*npm ci/);
});

test("a reader that stops early changes neither the exit code nor stderr", async () => {
  const main = `export async function main(argv, io) {
    for (let line = 0; line < 50_000; line++) io.stdout.write("a line of a long answer\\n");
    await new Promise((done) => setTimeout(done, 50));
    return 4;
  }`;
  const child = spawn(process.execPath, [entryOf(main)], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.once("data", () => child.stdout.destroy());
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise((done) => child.once("close", done));
  expect({ code, stderr }).toEqual({ code: 4, stderr: "" });
});

test("Ctrl-C ends it with 130", async () => {
  const main = `export function main(argv, io) { io.stdout.write("ready"); return new Promise((done) => setTimeout(done, 20_000)); }`;
  const child = spawn(process.execPath, [entryOf(main)], { stdio: ["ignore", "pipe", "ignore"] });
  child.stdout.once("data", () => child.kill("SIGINT"));
  const end = await new Promise((done) => child.once("close", (code, signal) => done({ code, signal })));
  expect(end).toEqual({ code: 130, signal: null });
});
