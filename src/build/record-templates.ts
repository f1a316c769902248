import Handlebars from "handlebars";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const settings = { strict: true, noEscape: true };

/**
 * Precompiles templates/record/<id>.hbs into <outDir>/record/<id>.js, which exports `template` for `Handlebars.template`
 * of handlebars/runtime. Strict: a name that the record does not have is an error, not an empty place. Unescaped: the
 * result is Markdown.
 *
 * @returns the ids
 * @throws when a template does not parse
 */
export function recordTemplates(rootDir: string, outDir: string): string[] {
  const from = join(rootDir, "templates/record");
  const files = readdirSync(from)
    .filter((file) => file.endsWith(".hbs"))
    .sort();
  mkdirSync(join(outDir, "record"), { recursive: true });
  return files.map((file) => {
    const id = file.slice(0, -".hbs".length);
    // Declared as an object, handed over as the text of one.
    const compiled = Handlebars.precompile(readFileSync(join(from, file), "utf8"), settings) as string;
    writeFileSync(join(outDir, "record", `${id}.js`), `export const template = ${compiled};\n`);
    return id;
  });
}
