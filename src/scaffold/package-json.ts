import type { Manifest } from "../model/starter.ts";

const sortKeys = <T>(entries: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The dependencies of all parts, by name. @throws when two parts want different versions of one package */
export function merged(
  manifests: readonly Manifest[],
  kind: "dependencies" | "devDependencies",
): Record<string, string> {
  const all: Record<string, string> = {};
  for (const manifest of manifests)
    for (const [name, version] of Object.entries(manifest[kind])) {
      if (all[name] !== undefined && all[name] !== version)
        throw new Error(
          `Expected one version of ${name}, found ${all[name]} and ${version} in ${manifest.id}`,
        );
      all[name] = version;
    }
  return sortKeys(all);
}

/** What the package.json of a generated project says. */
export interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly private: true;
  readonly type: "module";
  readonly engines?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export function packageJson(projectName: string, manifests: readonly Manifest[]): PackageJson {
  return {
    name: projectName,
    version: "0.1.0",
    private: true,
    type: "module",
    ...manifests.find((manifest) => manifest.package)?.package,
    dependencies: merged(manifests, "dependencies"),
    devDependencies: merged(manifests, "devDependencies"),
  };
}
