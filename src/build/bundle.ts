import { build, type Metafile, type Plugin } from "esbuild";
import { join } from "node:path";

/** Importer and name of modules that packages name but that this program never reaches. */
const unreached: [importer: RegExp, name: RegExp][] = [
  // The debugger, which is attached in development only.
  [/node_modules\/ink\//, /^\.\/devtools\.js$/],
  // Fifty languages of messages; English is imported by itself.
  [/node_modules\/zod\//, /^\.\.\/locales\/index\.js$/],
  // Commands that are programs of their own; here are none, and loading it takes longer than all of commander.
  [/node_modules\/commander\//, /^node:child_process$/],
];

const neverReached: Plugin = {
  name: "never-reached",
  setup(context) {
    context.onResolve({ filter: /devtools|locales|child_process/ }, ({ path, importer }) =>
      unreached.some(([from, name]) => from.test(importer) && name.test(path))
        ? { path, namespace: "empty" }
        : undefined,
    );
    context.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "export {};" }));
  },
};

/** CommonJS packages inside an ES module call `require` for Node's own modules (yaml asks for "process"). */
const requireBanner =
  'import { createRequire as arch_map_createRequire } from "node:module"; const require = arch_map_createRequire(import.meta.url);';

/**
 * Bundles the program with code splitting: what is behind `import()` becomes a file of its own, which only the commands
 * that need it load.
 *
 * @returns esbuild's account of which source went where
 * @throws when the source does not resolve or compile
 */
export async function bundle(rootDir: string, outDir: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: { main: join(rootDir, "src/shell/main.ts") },
    absWorkingDir: rootDir,
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: !process.env.ARCH_MAP_PLAIN,
    legalComments: "none",
    chunkNames: "[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    banner: { js: requireBanner },
    plugins: [neverReached],
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}
