import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runMain } from "../support/main.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "arch-map-broken-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\n${["b", "c", "d", "e", "f", "g", "h"]
  .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[n]!}`).join(",")}]`)
  .join("\n")}\n`;

/** What is wrong with a file, and what the message must say: where, what was expected, and the nearest valid name. */
const broken: [string, string | Buffer, RegExp[]][] = [
  [
    "unknown field",
    "name: x\nmesageKind: work-once\n",
    [/^w\.yaml:2:1 .*unknown-key/m, /Unknown field "mesageKind"/, /Did you mean "messageKind"\?/],
  ],
  [
    "unknown field of a flow",
    "flows:\n  - id: a\n    orderin: none\n",
    [/^w\.yaml:3:5 /m, /Did you mean "ordering"\?/],
  ],
  [
    "wrong level",
    "messageKind: work-onc\n",
    [/^w\.yaml:1:14 /m, /one of work-once, fact-for-many, question-answer/, /Did you mean "work-once"\?/],
  ],
  ["wrong type", "peakRate: many\n", [/^w\.yaml:1:11 /m, /number.*found "many"/]],
  ["number out of range", "peakRate: -3\n", [/^w\.yaml:1:11 /m, /found -3/]],
  ["unknown component", "operated: [redsi]\n", [/^w\.yaml:1:12 /m, /Did you mean "redis"\?/]],
  ["wrong strength", "peakRate: {value: 3, strength: maybe}\n", [/^w\.yaml:1:32 /m, /one of must, prefer/]],
  ["an unknown name instead of a list", "clientLanguages: gi\n", [/^w\.yaml:1:18 /m, /Did you mean "go"/]],
  ["a map instead of a list", "clientLanguages: {a: b}\n", [/^w\.yaml:1:18 /m]],
  ["empty file", "", [/w\.yaml: expected YAML or JSON, found an empty file/]],
  ["only a comment", "# nothing\n", [/^w\.yaml:1:1 /m, /found nothing/]],
  ["a plain text", "just words\n", [/^w\.yaml:1:1 /m, /found a plain text/]],
  ["a list", "- a\n- b\n", [/found a list/]],
  ["syntax", "a: [1, 2\nb: 3\n", [/^w\.yaml:\d+:\d+ .*yaml-syntax/m]],
  ["duplicate key", "name: a\nname: b\n", [/^w\.yaml:2:1 /m, /unique/]],
  [
    "binary file",
    Buffer.from([0, 1, 2, 255, 254, 0]),
    [/w\.yaml: expected a text file in UTF-8, found binary data/],
  ],
  ["alias bomb", bomb, [/^w\.yaml:/m, /alias/i]],
  ["a large file", Buffer.alloc(50_000_000, "a: b\n"), [/expected at most 2 MB, found 50\.0 MB/]],
];

test.each(broken)("%s: one clear message, exit code 2, no stack trace", async (_, content, messages) => {
  writeFileSync(join(folder, "w.yaml"), content);
  const ended = await runMain(["advise", "w.yaml"], { cwd: folder });
  expect(ended.code).toBe(2);
  expect(ended.stdout).toBe("");
  for (const message of messages) expect(ended.stderr).toMatch(message);
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(ended.stderr.length).toBeLessThan(2000);
});

test("a missing file names those that are there", async () => {
  writeFileSync(join(folder, "w.yaml"), "name: x\n");
  const ended = await runMain(["advise", "v.yaml"], { cwd: folder });
  expect(ended).toMatchObject({ code: 2, stdout: "", stderr: "v.yaml: no such file; there are w.yaml.\n" });
});

test.each([
  [["advise", "--set", "peakRate"], /--set: expected field=value, found "peakRate"/],
  [["advise", "--set", "peekRate=3"], /Did you mean "peakRate"\?/],
  [
    ["advise", "w.yaml", "--category", "queues"],
    /unknown category "queues"\. Expected one of: .*message-queue/,
  ],
  [["advise", "w.yaml", "--seed", "soon"], /--seed: expected a whole number/],
  [["advise", "w.yaml", "--knowledge", "nowhere"], /nowhere: no such folder/],
  [["advise", "--decision", "w.yaml"], /expected a record with a front matter block/],
  [["advise"], /Nothing to advise on, and nobody to ask/],
  [["advize"], /unknown command 'advize'/],
  [["scaffold", "new"], /Nothing to scaffold from/],
  [["scaffold", "new", "--option", "message-queue=rabbit"], /no starter for message-queue=rabbit/],
])("%j is told what is wrong", async (argv, message) => {
  writeFileSync(join(folder, "w.yaml"), "name: x\n");
  const ended = await runMain(argv, { cwd: folder });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(message);
});
