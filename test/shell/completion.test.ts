import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runMain } from "../support/main.ts";
import { root } from "../support/repository.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

const script = await runMain(["completion", "bash"]);

/** What bash offers after these words; it splits them at `=`, as it does on a command line. */
function offered(...words: string[]): string[] {
  // From a file: the whole script is longer than an argument may be.
  const sourced = join(temporaryTree({ "arch-map.bash": script.stdout }), "arch-map.bash");
  const ask = `source ${sourced}
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_arch_map
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const cwd = temporaryTree({ "my workload.yaml": "", "other.json": "" });
  const { stdout, stderr, status } = spawnSync("bash", ["-c", ask, "bash", "arch-map", ...words], {
    cwd,
    encoding: "utf8",
  });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.split("\n").filter((line) => line !== "");
}

describe("bash offers", () => {
  test.each<[string, string[], string[]]>([
    ["commands", ["co"], ["compare", "completion"]],
    ["subcommands", ["kb", ""], ["lint", "list", "stats", "draw"]],
    ["flags of the command", ["compare", "--on"], ["--only-differences"]],
    ["flags of every command", ["kb", "stats", "--no"], ["--no-color"]],
    ["values of a flag", ["compare", "redis", "--format", "m"], ["md"]],
    ["values of the same flag of another command", ["map", "dubbo", "--format", "m"], ["mermaid"]],
    ["options by category where several have them", ["map", "registry/cons"], ["registry/consul"]],
    ["options and their modes", ["compare", "redis", "kafka/s"], ["kafka/share-group"]],
    ["options to ask about", ["why-not", "rabb"], ["rabbitmq"]],
    ["ids by their kind", ["explain", "criterion/persis"], ["criterion/persistence"]],
    ["fields of the workload, with answers", ["advise", "--set", "orderin"], orderings("ordering=")],
    ["answers after the =", ["advise", "--set", "ordering", "="], orderings("")],
    ["answers as they are typed", ["advise", "--set", "ordering", "=", "per"], ["per-key"]],
    ["files, spaces in them or not", ["advise", "my"], ["my workload.yaml"]],
    ["files of a flag", ["compare", "redis", "--workload", "o"], ["other.json"]],
    ["shells", ["completion", ""], ["bash", "zsh", "fish"]],
    ["nothing where anything can be typed", ["advise", "--seed", ""], []],
  ])("%s", (_, words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

function orderings(prefix: string): string[] {
  const text = readFileSync(join(root, "dist/knowledge/knowledge.json"), "utf8");
  const base = JSON.parse(text) as {
    categories: { questions: { field: string; type: { levels: object } }[] }[];
  };
  const question = base.categories
    .flatMap(({ questions }) => questions)
    .find(({ field }) => field === "ordering");
  return [...Object.keys(question?.type.levels ?? {}), "unknown"].map((answer) => prefix + answer);
}

test("every command is completed, with every flag that its help names", async () => {
  for (const path of [
    "advise",
    "explore",
    "adr",
    "why-not",
    "compare",
    "explain",
    "schema",
    "kb lint",
    "map",
    "decompose",
    "completion",
  ]) {
    const { stdout } = await runMain([...path.split(" "), "--help"]);
    const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = ""]) => flag);
    expect(flags.length).toBeGreaterThan(1);
    expect(offered(...path.split(" "), "--")).toEqual(
      expect.arrayContaining(flags.filter((f) => f !== "--version")),
    );
  }
});

test("zsh runs the script of bash by its bashcompinit, fish has one line for each word", async () => {
  const zsh = await runMain(["completion", "zsh"]);
  expect(zsh.stdout).toContain("bashcompinit\n");
  expect(zsh.stdout.endsWith(script.stdout)).toBe(true);
  const fish = await runMain(["completion", "fish"]);
  const lines = fish.stdout.trim().split("\n").slice(1);
  expect(lines.every((line) => line.startsWith("complete -c arch-map "))).toBe(true);
  expect(lines.filter((line) => line.includes("-l only-differences"))).toHaveLength(1);
});

test("an unknown shell is a usage error", async () => {
  const { code, stdout, stderr } = await runMain(["completion", "cmd"]);
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: "",
    stderr: 'Unknown shell "cmd". Expected one of: bash, zsh, fish.\n',
  });
});
