import { parseDocument } from "yaml";

const shared = ["attributes", "criteria", "rules", "questions"];
const categoryFolders = [...shared, "options"];

/** Folders directly under knowledge/ whose files are things with an id. */
const flat = ["components", "pairings", "misconceptions", "decomposition"];

const belongs = new RegExp(
  [
    "^GUIDELINES\\.md$",
    "^categories/[a-z0-9-]+/category\\.yaml$",
    `^categories/[a-z0-9-]+/(${categoryFolders.join("|")})/[a-z0-9-]+\\.yaml$`,
    `^common/(${shared.join("|")})/[a-z0-9-]+\\.yaml$`,
    `^(${flat.join("|")})/[a-z0-9-]+\\.yaml$`,
  ].join("|"),
);

/** What a file must call itself: the folder for a category, else the file. */
function expectedId(path: string): string | undefined {
  const parts = path.replace(/\.yaml$/, "").split("/");
  return parts.at(-1) === "category" ? parts.at(-2) : parts.at(-1);
}

function wrongId([path, text]: [string, string]): string[] {
  // Reads on behind a syntax error: reporting that one is the linter's part.
  const id = parseDocument(text).get("id");
  return id === expectedId(path) ? [] : [`${path} calls itself ${String(id)}`];
}

function missing(category: string, paths: string[]): string[] {
  const here = paths.filter((path) => path.startsWith(`categories/${category}/`));
  const needed = ["category.yaml", ...categoryFolders.map((folder) => `${folder}/`)];
  return needed
    .filter((name) => !here.some((path) => path.startsWith(`categories/${category}/${name}`)))
    .map((name) => `categories/${category}/${name} is missing`);
}

/**
 * Finds what makes a knowledge folder incomplete: a file that no reader looks for, a file whose id is another one, a
 * category without one of its folders.
 *
 * @param files path from knowledge/ to text
 */
export function misshapen(files: ReadonlyMap<string, string>): string[] {
  const paths = [...files.keys()];
  const categories = new Set(paths.map((path) => /^categories\/([^/]+)\//.exec(path)?.[1]));
  return [
    ...paths.filter((path) => !belongs.test(path)).map((path) => `${path} has no place`),
    ...[...files].filter(([path]) => path.endsWith(".yaml")).flatMap(wrongId),
    ...[...categories].filter((id) => id !== undefined).flatMap((id) => missing(id, paths)),
  ];
}
