import { dirname } from "node:path";
import { findProgram } from "../lib/find-program.ts";
import { tryCommand } from "../lib/run-command.ts";
import { testEvidence } from "../lib/test-count.ts";
import type { Toolchain, Tools } from "../lib/toolchain.ts";

const LEAST = 17;
const HOW = "on Debian or Ubuntu: apt-get install openjdk-17-jdk-headless maven";

async function find(): Promise<Tools> {
  const [javac, maven] = [await findProgram("javac"), await findProgram("mvn")];
  const printed = javac === undefined ? "" : (await tryCommand(javac, ["-version"])).stdout;
  const version = /javac (\d+\S*)/.exec(printed)?.[1];
  if (javac === undefined || maven === undefined || version === undefined || Number.parseInt(version) < LEAST)
    throw new Error(`Expected a JDK of at least ${String(LEAST)} and Maven for starters in Java; ${HOW}.`);
  return { path: [dirname(javac), dirname(maven)], env: {}, version };
}

/** The sums that Maven Surefire prints at the end, not the lines of single classes. */
const SUM = /^(?:\[\w+\] )?Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)\s*$/gm;

export const toolchain: Toolchain = {
  name: "java",
  packages: ["openjdk-17-jdk-headless", "maven"],
  programs: ["javac", "mvn"],
  passedOn: ["JAVA_HOME", "MAVEN_OPTS", "MAVEN_ARGS"],
  find,
  testCount(printed) {
    let [passed, others] = [0, 0];
    for (const [, ran, failures, errors, skipped] of printed.matchAll(SUM)) {
      const bad = Number(failures) + Number(errors) + Number(skipped);
      passed += Number(ran) - bad;
      others += bad;
    }
    return testEvidence({ passed, others }, printed);
  },
};
