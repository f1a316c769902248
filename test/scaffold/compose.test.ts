import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { compose } from "../../src/scaffold/compose.ts";
import { part } from "./part.ts";

const input = { projectName: "shop", records: [] };
const npm = { package: { engines: {}, scripts: {} } };
const base = (files = {}) =>
  part({ id: "base", provides: "base", dependencies: { zeta: "1.0.0" }, ...npm }, files);
/** As the build hands it over: an object, not its text. */
const templateOf = (text: string): unknown =>
  (0, eval)(`(${Handlebars.precompile(text) as string})`) as unknown;
const paths = (tree: readonly { path: string }[]) => tree.map(({ path }) => path);
const contentOf = (tree: readonly { path: string; content: string }[], path: string) =>
  tree.find((file) => file.path === path)?.content ?? "";

describe("compose", () => {
  it("joins the files of all parts and the records, sorted by path", () => {
    const records = [{ path: "0001-queue.md", content: "why" }];
    const tree = compose({ ...input, records }, [base({ "src/b.ts": "b" }), part({}, { "src/a.ts": "a" })]);
    expect(paths(tree)).toEqual(["docs/adr/0001-queue.md", "package.json", "src/a.ts", "src/b.ts"]);
    expect(contentOf(tree, "docs/adr/0001-queue.md")).toBe("why");
  });

  it("turns names that npm would drop back into dotfiles", () => {
    const tree = compose(input, [base({ _gitignore: "", "_github/workflows/ci.yml": "", "src/a_b.ts": "" })]);
    expect(paths(tree)).toEqual([".github/workflows/ci.yml", ".gitignore", "package.json", "src/a_b.ts"]);
  });

  it("refuses two parts that write one path", () => {
    const parts = [base({ "src/a.ts": "1" }), part({}, { "src/a.ts": "2" })];
    expect(() => compose(input, parts)).toThrow("Expected one part to write src/a.ts, found two");
  });

  it("merges dependencies, sorted, and refuses two versions of one package", () => {
    const tree = compose(input, [base(), part({ dependencies: { alpha: "2.0.0", zeta: "1.0.0" } })]);
    const json = JSON.parse(contentOf(tree, "package.json")) as { name: string; dependencies: object };
    expect(json.name).toBe("shop");
    expect(Object.entries(json.dependencies)).toEqual([
      ["alpha", "2.0.0"],
      ["zeta", "1.0.0"],
    ]);
    const other = part({ id: "other", dependencies: { zeta: "2.0.0" } });
    expect(() => compose(input, [base(), other])).toThrow(
      "Expected one version of zeta, found 1.0.0 and 2.0.0 in other",
    );
  });

  it("keeps a lock that fits the dependencies, under the project's name, and drops one that does not", () => {
    const lock = (version: string) => ({
      name: "x",
      lockfileVersion: 3,
      packages: { "": { name: "x", dependencies: { zeta: version } }, "node_modules/zeta": { version } },
    });
    const fitting = compose(input, [base(), part({}, {}, lock("1.0.0"))]);
    expect(JSON.parse(contentOf(fitting, "package-lock.json"))).toEqual({
      ...lock("1.0.0"),
      name: "shop",
      packages: { ...lock("1.0.0").packages, "": { name: "shop", dependencies: { zeta: "1.0.0" } } },
    });
    expect(paths(compose(input, [base(), part({}, {}, lock("1.0.1"))]))).not.toContain("package-lock.json");
  });

  it("hands the dependencies of all parts to the template of another language's build file", () => {
    const other = part({ id: "other", dependencies: { alpha: "2.0.0" } });
    const template = templateOf("{{#each dependencies}}{{name}} {{version}};{{/each}}");
    const go = part({ id: "base", provides: "base", dependencies: { zeta: "1.0.0" } });
    const tree = compose(input, [{ ...go, files: [{ path: "go.mod", template }] }, other]);
    expect(tree).toEqual([{ path: "go.mod", content: "alpha 2.0.0;zeta 1.0.0;" }]);
  });

  it.each(["", "Shop", "my shop", "../shop", "-shop"])("refuses %j as a project name", (projectName) => {
    expect(() => compose({ ...input, projectName }, [base()])).toThrow("Expected a project name");
  });
});
