import type { Manifest, PartFile, StarterPart, TreeFile } from "../model/starter.ts";
import { merged, packageJson } from "./package-json.ts";
import { packageLock } from "./package-lock.ts";
import { renderTemplate } from "./render-template.ts";

export interface ComposeInput {
  /** A name that npm and compose both accept. */
  readonly projectName: string;
  /** Decision records, stored under docs/adr. */
  readonly records: readonly TreeFile[];
  /** Further documents, stored under docs. */
  readonly documents?: readonly TreeFile[];
}

/** `_x` in a part is `.x` in the project: npm drops or renames dotfiles when it packs. */
const visiblePath = (path: string): string => path.replaceAll(/(^|\/)_/g, "$1.");

/** Inside compose a variable has its own value there, or what .env says, or its example. */
function composeEnvironment(variables: Manifest["environment"]): Record<string, string> {
  const read = variables.filter(({ composeOnly }) => !composeOnly);
  const inside = read.map(({ name, inCompose, example }) => [name, inCompose ?? `\${${name}:-${example}}`]);
  return { ...(Object.fromEntries(inside) as Record<string, string>), PORT: "3000", DATA_DIR: "/app/data" };
}

/** What templates can name. */
function templateValues(
  { projectName, records, documents = [] }: ComposeInput,
  manifests: readonly Manifest[],
): object {
  const environment = manifests.flatMap((manifest) => manifest.environment);
  const services = manifests.flatMap((manifest) => manifest.services);
  const listed = (kind: "dependencies" | "devDependencies") =>
    Object.entries(merged(manifests, kind)).map(([name, version]) => ({ name, version }));
  return {
    projectName,
    dependencies: listed("dependencies"),
    devDependencies: listed("devDependencies"),
    environment,
    composeEnvironment: composeEnvironment(environment),
    services: services.map((service) => ({ hostname: service.name, command: null, ...service })),
    dependsOn: Object.fromEntries(services.map(({ name }) => [name, { condition: "service_healthy" }])),
    records: [
      ...records.map(({ path }) => ({ path: `docs/adr/${path}`, name: path })),
      ...documents.map(({ path }) => ({ path: `docs/${path}`, name: path })),
    ],
  };
}

function rendered(file: PartFile, values: object): TreeFile {
  if (!("template" in file)) return { ...file, path: visiblePath(file.path) };
  return { path: visiblePath(file.path), content: renderTemplate(file.template, values) };
}

/** What npm reads; other languages bring a template of their build file. */
function packageFiles(projectName: string, parts: readonly StarterPart[]): TreeFile[] {
  if (parts.every(({ manifest }) => manifest.package === undefined)) return [];
  const json = packageJson(
    projectName,
    parts.map(({ manifest }) => manifest),
  );
  const locks = parts.flatMap(({ lock }) => (lock === undefined ? [] : (packageLock(lock, json) ?? [])));
  const files = [
    ["package.json", json] as const,
    ...locks.map((lock) => ["package-lock.json", lock] as const),
  ];
  return files.map(([path, value]) => ({ path, content: `${JSON.stringify(value, null, 2)}\n` }));
}

function assertNoConflict(files: readonly TreeFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (seen.has(path)) throw new Error(`Expected one part to write ${path}, found two`);
    seen.add(path);
  }
}

function assertProjectName(name: string): void {
  if (!/^[a-z0-9][a-z0-9_-]{0,62}$/.test(name))
    throw new Error(`Expected a project name of small letters, digits, "-" and "_", found "${name}"`);
}

/**
 * Composes a starter: the same input and parts give the same files to the byte, sorted by path.
 *
 * @param parts the parts of one starter, base first (see `availableStarters`)
 * @throws when the name is not one, two parts write the same path or want different versions of a package, or a template
 *   names a value that there is not
 */
export function compose(input: ComposeInput, parts: readonly StarterPart[]): TreeFile[] {
  assertProjectName(input.projectName);
  const values = templateValues(
    input,
    parts.map(({ manifest }) => manifest),
  );
  const files = [
    ...parts.flatMap((part) => part.files.map((file) => rendered(file, values))),
    ...packageFiles(input.projectName, parts),
    ...input.records.map((record) => ({ ...record, path: `docs/adr/${record.path}` })),
    ...(input.documents ?? []).map((one) => ({ ...one, path: `docs/${one.path}` })),
  ];
  assertNoConflict(files);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
