import type { Metafile } from "esbuild";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageOf } from "./start-up.ts";

interface Notice {
  name: string;
  version: string;
  licence: string;
  author: string;
  text: string;
}

/** The folder of the package that a bundled file comes from: a nested copy is another version with its own text. */
function packageDir(input: string): string | undefined {
  const name = packageOf(input);
  return name === undefined
    ? undefined
    : input.slice(0, input.lastIndexOf(`node_modules/${name}/`)) + `node_modules/${name}`;
}

function licenceText(dir: string): string {
  const files = readdirSync(dir)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort();
  return files.map((file) => readFileSync(join(dir, file), "utf8").trim()).join("\n\n");
}

/** npm writes an author as "name <mail>" or as an object. */
function authorOf(author: unknown): string {
  if (typeof author === "string") return author;
  const named = typeof author === "object" && author !== null && "name" in author ? author.name : undefined;
  return typeof named === "string" ? named : "its authors";
}

function notice(dir: string): Notice {
  const about = JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as Record<string, unknown>;
  const field = (key: string) => (typeof about[key] === "string" ? about[key] : "");
  return {
    name: field("name"),
    version: field("version"),
    licence: field("license"),
    author: authorOf(about["author"]),
    text: licenceText(dir),
  };
}

/**
 * The licences of every package that went into the bundle, for the people who receive it.
 *
 * @throws when a bundled package states no licence at all
 */
export function notices(rootDir: string, metafile: Metafile): string {
  const bundled = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const dirs = new Set(bundled.map(packageDir).filter((dir) => dir !== undefined));
  const all = [...dirs]
    .map((dir) => join(rootDir, dir))
    .filter((dir) => existsSync(dir))
    .map(notice);
  const found = [...new Map(all.map((one) => [`${one.name} ${one.version}`, one])).values()];
  const unlicensed = found.filter((one) => one.licence === "" && one.text === "").map((one) => one.name);
  if (unlicensed.length > 0) throw new Error(`No licence found for the bundled ${unlicensed.join(", ")}`);
  found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  const head = "# Third-party notices\n\nThe published program contains the following packages.\n";
  return [head, ...found.map(section)].join("\n");
}

function section({ name, version, licence, author, text }: Notice): string {
  const body =
    text === "" ? `Copyright ${author}. The package carries no licence text.` : `\`\`\`text\n${text}\n\`\`\``;
  return `## ${name} ${version} (${licence})\n\n${body}\n`;
}
