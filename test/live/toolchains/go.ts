import { dirname } from "node:path";
import { findProgram } from "../lib/find-program.ts";
import { runCommand } from "../lib/run-command.ts";
import { testEvidence } from "../lib/test-count.ts";
import type { Toolchain, Tools } from "../lib/toolchain.ts";

/** From this one on, Go fetches a newer one by itself where a module asks for it. */
const LEAST = 21;

async function find(): Promise<Tools> {
  const go = await findProgram("go");
  const printed = go === undefined ? "" : await runCommand(go, ["version"]);
  const [, version, minor] = /go(1\.(\d+)\S*)/.exec(printed) ?? [];
  if (go === undefined || version === undefined || Number(minor) < LEAST)
    throw new Error(`Expected Go 1.${String(LEAST)} or newer for starters in Go: https://go.dev/dl`);
  return { path: [dirname(go)], env: {}, version };
}

/** The lines of single tests, as `go test -v` prints them; those of subtests are indented. */
const ENDED = /^--- (PASS|FAIL|SKIP): /gm;

export const toolchain: Toolchain = {
  name: "go",
  // Debian has an older one than starters need.
  packages: [],
  programs: [],
  passedOn: ["GOPROXY", "GOSUMDB", "GONOSUMDB", "GOFLAGS", "GOPATH", "GOMODCACHE", "GOCACHE", "GOTOOLCHAIN"],
  find,
  testCount(printed) {
    const ends = [...printed.matchAll(ENDED)].map(([, end]) => end);
    const passed = ends.filter((end) => end === "PASS").length;
    return testEvidence({ passed, others: ends.length - passed }, printed);
  },
};
