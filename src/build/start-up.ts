import type { Metafile } from "esbuild";

type Outputs = Metafile["outputs"];

/** Every output file that is loaded before the first line of the program runs: the entry and what it imports statically. */
function loadedAtStart(outputs: Outputs): string[] {
  const entry = Object.keys(outputs).filter((name) =>
    outputs[name]?.entryPoint?.endsWith("src/shell/main.ts"),
  );
  const seen = new Set(entry);
  for (const name of seen) {
    for (const next of outputs[name]?.imports ?? []) {
      if (next.kind === "import-statement" && next.external !== true) seen.add(next.path);
    }
  }
  return [...seen];
}

/** What the program loads at every start. */
export interface StartUp {
  bytes: number;
  /** Name of each package, with its share of the bytes. */
  packages: Map<string, number>;
}

/** The package that a bundled file comes from, or undefined for our own. */
export function packageOf(input: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

/** Measures what the entry loads statically, package by package, from esbuild's account of the bundle. */
export function startUp({ outputs }: Metafile): StartUp {
  const packages = new Map<string, number>();
  let bytes = 0;
  for (const name of loadedAtStart(outputs)) {
    bytes += outputs[name]?.bytes ?? 0;
    for (const [input, { bytesInOutput }] of Object.entries(outputs[name]?.inputs ?? {})) {
      const owner = packageOf(input);
      if (owner !== undefined) packages.set(owner, (packages.get(owner) ?? 0) + bytesInOutput);
    }
  }
  return { bytes, packages };
}

/** Packages that cost more at start than a whole answer takes; each belongs to a command, not to the start. */
const heavy = /^(@inquirer\/.*|ink|react|react-reconciler|yoga-layout|yaml|zod|handlebars)$/;

/** @returns the heavy packages that have come into the start-up path, by mistake. */
export function heavyAtStart(start: StartUp): string[] {
  return [...start.packages.keys()].filter((name) => heavy.test(name));
}
