import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Decision } from "../../src/model/decision.ts";
import { runMain } from "../support/main.ts";
import { validateAgainstSchema } from "../support/schema.ts";

const examples = join(import.meta.dirname, "../../examples");
const example = join(examples, "small-job-queue.yaml");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "arch-map-advise-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const decisionOf = async (...argv: string[]) =>
  Decision.parse(JSON.parse((await runMain(["advise", "--json", ...argv])).stdout));

describe.each(readdirSync(examples))("examples/%s", (file) => {
  test("gives a decision that the published schema accepts, and the same bytes twice", async () => {
    const once = await runMain(["advise", join(examples, file), "--json"]);
    const twice = await runMain(["advise", join(examples, file), "--json"]);
    expect(once.stdout).toBe(twice.stdout);
    expect(once.stderr).toBe("");
    expect(validateAgainstSchema("decision", JSON.parse(once.stdout))).toEqual([]);
  });
});

test("the page prints every score as the sum of its contributions", async () => {
  const { stdout, code } = await runMain(["advise", example], { env: { COLUMNS: "400" } });
  expect(code).toBe(0);
  const blocks = [
    ...stdout.matchAll(/░? (\d\.\d{3})(?: \(.*?\))?  (?:keep|extend|adopt|replace).*\n.*\n   = (.*)\n/g),
  ];
  expect(blocks.length).toBeGreaterThan(3);
  for (const [, score, parts] of blocks) {
    const sum = parts!
      .split(" + ")
      .reduce((total, part) => total + Number(/ (\d\.\d{3})$/.exec(part)?.[1]), 0);
    expect(Math.abs(sum - Number(score))).toBeLessThanOrEqual(0.0005 * parts!.split(" + ").length);
  }
});

test("fits the width that is asked for; only addresses and the command are never broken", async () => {
  for (const columns of ["60", "80", "120"]) {
    const { stdout } = await runMain(["advise", example], { env: { COLUMNS: columns } });
    const breakable = stdout
      .split("\n")
      .filter((line) => !line.includes("://") && !line.startsWith("Again: "));
    for (const line of breakable) expect(line.length).toBeLessThanOrEqual(Number(columns));
  }
});

test("colour only when wanted, and never the only carrier of meaning", async () => {
  const plain = await runMain(["advise", example]);
  const coloured = await runMain(["advise", example], { env: { FORCE_COLOR: "1" } });
  const refused = await runMain(["advise", example, "--no-color"], { env: { FORCE_COLOR: "1" } });
  const escape = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
  expect(plain.stdout).not.toMatch(escape);
  expect(coloured.stdout).toMatch(escape);
  expect(coloured.stdout.replaceAll(escape, "")).toBe(plain.stdout);
  expect(refused.stdout).toBe(plain.stdout);
});

test("a value of another type is told in our words, where it stands", async () => {
  const { code, stdout, stderr } = await runMain(["advise", "-"], { stdin: "name: x\npeakRate: lots\n" });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(
    'stdin:2:11  error  invalid-value\n  Expected "peakRate" to be a number, found "lots".',
  );
});

test("answers come from a file, from stdin and from flags, the later winning", async () => {
  const fromFile = await decisionOf(example);
  const fromStdin = JSON.parse(
    (await runMain(["advise", "-", "--json"], { stdin: readFileSync(example, "utf8") })).stdout,
  ) as Decision;
  expect(fromStdin.outcomes).toEqual(fromFile.outcomes);
  const changed = await decisionOf(example, "--set", "peakRate=100000", "--set", "clientLanguages=go,rust");
  expect(changed.workload.fields["peakRate"]?.value).toBe(100_000);
  expect(changed.workload.fields["clientLanguages"]?.value).toEqual(["go", "rust"]);
});

test("the printed command gives the same decision again", async () => {
  const first = await decisionOf(
    "--set",
    "messageKind=work-once",
    "--set",
    "operated=redis,postgresql",
    "--seed",
    "5",
  );
  expect(first.command).toBe(
    "arch-map advise --set messageKind=work-once --set operated=redis,postgresql --seed 5",
  );
  const again = await decisionOf(...first.command.split(" ").slice(2));
  expect(again).toEqual(first);
});

test("a saved workload gives the same advice", async () => {
  const saved = join(folder, "saved.yaml");
  const two = join(examples, "two-flows.yaml");
  const first = await decisionOf(two, "--save", saved);
  expect((await decisionOf(saved)).outcomes).toEqual(first.outcomes);
});

describe("exit codes", () => {
  test("3 when nothing fits, with what to drop", async () => {
    const ended = await runMain([
      "advise",
      "--set",
      "cloud=own",
      "--set",
      "managed=required",
      "--set",
      "lossTolerance=crash-safe",
    ]);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(/Nothing fits/);
    expect(ended.stdout).toMatch(/Smallest sets of musts to drop\n {2}- drop "/);
  });

  test("4 when it is too close to call, with --strict alone", async () => {
    const nothingKnown = ["advise", "--set", "messageKind=fact-for-many"];
    expect(await runMain(nothingKnown)).toMatchObject({ code: 0 });
    expect(await runMain([...nothingKnown, "--strict"])).toMatchObject({ code: 4 });
  });
});

test("an option from outside takes part and is shown with its origin", async () => {
  const outside = join(folder, "own");
  const { mkdirSync } = await import("node:fs");
  mkdirSync(join(outside, "categories/message-queue/options"), { recursive: true });
  const cell = (value: string) =>
    `{ value: ${value}, note: ours, basis: judgement, reason: ours, asOf: "1", checkedOn: "2026-11-22" }`;
  writeFileSync(
    join(outside, "categories/message-queue/options/house-queue.yaml"),
    `id: house-queue
title: House Queue
summary: Our own.
version: "1"
status: { kind: active }
attributes: { hosting: ${cell("self-run")}, processes: ${cell("1")}, work-sharing: ${cell("per-message")} }
modes: { plain: { title: plain, summary: plain, attributes: {} } }
offerings: { here: { title: here, summary: here, attributes: {}, modes: { plain: {} } } }
`,
  );
  const decision = await decisionOf("--set", "messageKind=work-once", "--knowledge", outside);
  const [outcome] = decision.outcomes;
  expect(
    [...outcome!.ranking, ...outcome!.excluded].find(({ option }) => option === "house-queue")?.origin,
  ).toBe(outside);
  const without = await decisionOf("--set", "messageKind=work-once");
  for (const ranked of without.outcomes[0]!.ranking) {
    expect(outcome!.ranking.find(({ option }) => option === ranked.option)?.score).toBe(ranked.score);
  }
});

describe("records", () => {
  test.each(["madr", "nygard"])(
    "%s: written in the folder's own numbering, and replayed to the same ranking",
    async (template) => {
      const dir = join(folder, template);
      const { mkdirSync } = await import("node:fs");
      mkdirSync(dir);
      writeFileSync(join(dir, "007-earlier.md"), "# earlier\n");
      const written = await runMain(["adr", example, "--dir", dir, "--template", template]);
      expect(written).toMatchObject({ code: 0, stderr: "" });
      const path = written.stdout.trim();
      expect(path).toMatch(/\/008-use-.*\.md$/);
      expect(readFileSync(path, "utf8")).toMatch(/^Starter: .+\.$/m);
      const replayed = await runMain(["advise", "--decision", path, "--json"]);
      expect(replayed.code).toBe(0);
      expect(replayed.stderr).toMatch(/same knowledge[\s\S]*The ranking is the same\./);
      const ranking = (JSON.parse(replayed.stdout) as Decision).outcomes[0]!.ranking.map(
        ({ option }) => option,
      );
      expect(ranking).toEqual((await decisionOf(example)).outcomes[0]!.ranking.map(({ option }) => option));
    },
  );

  test("exit 5 when another option leads than was recorded", async () => {
    const dir = join(folder, "turned");
    const path = (await runMain(["adr", example, "--dir", dir])).stdout.trim();
    const [leader, second] = (await decisionOf(example)).outcomes[0]!.ranking;
    const text = readFileSync(path, "utf8").replace(`option: ${leader!.option}`, `option: ${second!.option}`);
    writeFileSync(path, text.replace(/knowledge: \w+/, "knowledge: f000000000000000"));
    const replayed = await runMain(["advise", "--decision", path]);
    expect(replayed.code).toBe(5);
    expect(replayed.stderr).toMatch(/other knowledge[\s\S]*The ranking changed/);
  });

  test("a decision in JSON replays as well", async () => {
    const file = join(folder, "decision.json");
    writeFileSync(file, (await runMain(["advise", example, "--json"])).stdout);
    expect(await runMain(["advise", "--decision", file])).toMatchObject({ code: 0 });
  });
});

describe("scaffold", () => {
  test("writes what the dry run lists, with the record, and nothing into a folder in use", async () => {
    const dir = join(folder, "my-shop");
    const dry = await runMain(["scaffold", dir, example, "--dry-run"]);
    const done = await runMain(["scaffold", dir, example]);
    expect(done.code).toBe(0);
    const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).sort();
    expect(paths).toEqual(dry.stdout.trim().split("\n").sort());
    expect(paths.some((path) => /^docs\/adr\/0001-use-.*\.md$/.test(path))).toBe(true);
    const again = await runMain(["scaffold", dir, example]);
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toMatch(/expected an empty or new directory[\s\S]*Nothing was written/);
    expect(readdirSync(folder).filter((name) => name.startsWith(".arch-map-"))).toEqual([]);
  });
});

test("a single name is a list where a list is taken, and the last setting of a field wins", async () => {
  const { workload } = await decisionOf(
    "--set",
    "operated=redis",
    "--set",
    "peakRate=1",
    "--set",
    "peakRate=10",
  );
  expect(workload.fields["operated"]?.value).toEqual(["redis"]);
  expect(workload.fields["peakRate"]?.value).toBe(10);
});
