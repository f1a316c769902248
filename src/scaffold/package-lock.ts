import type { PackageJson } from "./package-json.ts";

interface Lock {
  readonly packages: Readonly<Record<string, Partial<PackageJson>>>;
}

const same = (a: object | undefined, b: object): boolean => JSON.stringify(a ?? {}) === JSON.stringify(b);

/** The lock under the project's name; undefined when it locks other dependencies than the project has. */
export function packageLock(lock: unknown, project: PackageJson): object | undefined {
  const { packages } = lock as Lock;
  const root = packages[""];
  if (
    !same(root?.dependencies, project.dependencies) ||
    !same(root?.devDependencies, project.devDependencies)
  )
    return undefined;
  return {
    ...(lock as Lock),
    name: project.name,
    packages: { ...packages, "": { ...root, name: project.name } },
  };
}
