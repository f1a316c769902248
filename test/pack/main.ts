import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeVersions, type NodeVersion } from "../support/node-versions.ts";
import { root } from "../support/repository.ts";
import { mustRun, run } from "../support/run.ts";
import { validateAgainstSchema } from "../support/schema.ts";
import { demand, outcome, type Outcome } from "./outcomes.ts";
import { install, pack, type Installed, type Tarball } from "./tarball.ts";

/** What a person who reads the package must find in it. */
const needed = ["LICENSE", "README.md", "THIRD_PARTY_NOTICES.md", "bin/arch-map.js", "dist/main.js"];

const maxBytes = 1.5e6;

const { version: promised } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
};
const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".yaml"));

function contents(tarball: Tarball): Outcome[] {
  return [
    outcome("tarball size", () => {
      const size = `${(tarball.bytes / 1e6).toFixed(2)} MB of at most 1.50 MB`;
      demand(tarball.bytes <= maxBytes, size);
      return size;
    }),
    outcome("tarball files", () => {
      const missing = needed.filter((file) => !tarball.files.includes(file));
      demand(missing.length === 0, `missing: ${missing.join(", ")}`);
      return `${tarball.files.length} files`;
    }),
  ];
}

function dependencies({ packages }: Installed): Outcome {
  return outcome("installed packages", () => {
    const others = packages.filter((name) => name !== "arch-map");
    demand(packages.includes("arch-map") && others.length === 0, `brings ${others.join(", ")}`);
    return "0 dependencies";
  });
}

/** The decisions of every example on one Node, as printed. */
function decisions({ dir }: Installed, node: NodeVersion): string[] {
  const program = join(dir, "node_modules/arch-map/bin/arch-map.js");
  const version = mustRun(node.path, [program, "--version"], dir).trim();
  demand(version === promised, `--version prints ${version}`);
  return examples.map((name) => {
    const { code, stdout, stderr } = run(
      node.path,
      [program, "advise", join(root, "examples", name), "--json"],
      dir,
    );
    demand(code === 0 || code === 3, `advise ${name} ended with ${code ?? "a signal"}: ${stderr}`);
    const wrong = validateAgainstSchema("decision", JSON.parse(stdout));
    demand(
      wrong.length === 0,
      `advise ${name} --json does not fit docs/schema/decision.json: ${wrong.join("; ")}`,
    );
    return stdout;
  });
}

/** The first Node's answers are the measure of the others': the same input gives the same bytes everywhere. */
function onEveryNode(installed: Installed): Outcome[] {
  let first: string[] | undefined;
  return nodeVersions().map((node) =>
    outcome(`Node ${node.version}`, () => {
      const now = decisions(installed, node);
      const differ = examples.filter((_, index) => first !== undefined && first[index] !== now[index]);
      demand(differ.length === 0, `another answer than on the first Node: ${differ.join(", ")}`);
      first ??= now;
      return `${now.length} examples, valid, same bytes`;
    }),
  );
}

function everything(): Outcome[] {
  demand(examples.length > 0, "examples/ holds no workload");
  const tarball = pack();
  try {
    const installed = install(tarball);
    const outcomes = [...contents(tarball), dependencies(installed), ...onEveryNode(installed)];
    rmSync(installed.dir, { recursive: true });
    return outcomes;
  } finally {
    rmSync(dirname(tarball.path), { recursive: true });
  }
}

const outcomes = everything();
for (const { name, passed, detail } of outcomes) {
  process.stdout.write(`${passed ? "passed" : "FAILED"}  ${name.padEnd(20)}  ${detail}\n`);
}
const failed = outcomes.filter(({ passed }) => !passed).length;
mkdirSync(join(root, ".cache/reports"), { recursive: true });
const counts = { passed: outcomes.length - failed, failed };
writeFileSync(join(root, ".cache/reports/pack.json"), JSON.stringify({ ...counts, outcomes }, null, 2));
process.stdout.write(`${counts.passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
