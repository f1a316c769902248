import type { Packaged } from "./server-packages.ts";

/** What projects of one language are prepared, built and run with. */
export interface Tools {
  /** Folders for the front of a search path. */
  path: string[];
  /** Variables that the tools need, and nobody else. */
  env: NodeJS.ProcessEnv;
  /** As the tool itself tells it. */
  version: string;
}

/** One file in toolchains/: the name of the file is the language. */
export interface Toolchain extends Packaged {
  /** What runs the program, as proofs name it. */
  name: string;
  /** Variables of the caller that say how the tools reach the network and where they keep what they fetched. */
  passedOn: string[];
  /** Finds the tools, or fetches them below the cache folder. Errors: they are missing; the message says what to install. */
  find(cache: string, tell: (line: string) => void): Promise<Tools>;
  /** Reads what the test runner counted. Errors: nothing ran, or something failed or was skipped. */
  testCount(printed: string): string;
}

/** Whether a module of toolchains/ exports what a toolchain needs. */
export function isToolchain(candidate: unknown): candidate is Toolchain {
  if (typeof candidate !== "object" || candidate === null) return false;
  return "find" in candidate && "testCount" in candidate && "passedOn" in candidate;
}
