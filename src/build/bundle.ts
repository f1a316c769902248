import { build, type Metafile, type Plugin } from "esbuild";
import { join } from "node:path";

/**
 * Modules that packages name but that this program never reaches: ink's debugger, which is attached in development only,
 * and the fifty languages of zod's messages beside English, which it imports by itself.
 */
const neverReached: Plugin = {
  name: "never-reached",
  setup(context) {
    context.onResolve({ filter: /^(\.\/devtools\.js|\.\.\/locales\/index\.js)$/ }, ({ path, importer }) =>
      /node_modules\/(ink|zod)\//.test(importer) ? { path, namespace: "empty" } : undefined,
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
    minify: true,
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
