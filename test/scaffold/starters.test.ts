import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { buildStarters } from "../../src/build/starters.ts";
import type { StarterPart, TreeFile } from "../../src/model/starter.ts";
import { availableStarters, type AvailableStarter } from "../../src/scaffold/available-starters.ts";
import { compose } from "../../src/scaffold/compose.ts";

const rootDir = join(import.meta.dirname, "../..");
const outDir = mkdtempSync(join(tmpdir(), "starters-"));
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const records = [{ path: "0001-choose-a-queue.md", content: "# Choose a queue\n" }];
const starters = availableStarters(buildStarters(rootDir, outDir));
const nameOf = ({ language, selection }: AvailableStarter) => `${language}/${selection.option}`;

async function load(file: string): Promise<StarterPart> {
  const module = (await import(pathToFileURL(join(outDir, "starters", file)).href)) as { part: StarterPart };
  return module.part;
}

async function generate(starter: AvailableStarter): Promise<TreeFile[]> {
  return compose(
    { projectName: "shop", records },
    await Promise.all(starter.parts.map((part) => load(part.file))),
  );
}

const trees = new Map<string, TreeFile[]>();
beforeAll(async () => {
  for (const starter of starters) trees.set(nameOf(starter), await generate(starter));
});
const contentOf = (name: string, path: string): string =>
  trees.get(name)?.find((file) => file.path === path)?.content ?? "";

interface Compose {
  services: Record<
    string,
    { image?: string; healthcheck?: object; depends_on?: Record<string, { condition: string }> }
  >;
}

describe.each(starters.map(nameOf))("%s", (name) => {
  it("is the same to the byte when it is generated again", async () => {
    const starter = starters.find((each) => nameOf(each) === name);
    expect(starter && (await generate(starter))).toEqual(trees.get(name));
  });

  it("has everything that a project needs", () => {
    const paths = trees.get(name)?.map(({ path }) => path);
    const needed = [
      ".dockerignore",
      ".env.example",
      ".github/workflows/ci.yml",
      ".gitignore",
      "Dockerfile",
      "README.md",
      "compose.yaml",
      "docs/adr/0001-choose-a-queue.md",
    ];
    expect(paths).toEqual(expect.arrayContaining(needed));
    expect(paths?.filter((path) => path.endsWith("broker/README.md"))).toHaveLength(1);
  });

  it("starts services only once the broker is healthy, and pins its image", () => {
    const { services } = parse(contentOf(name, "compose.yaml")) as Compose;
    const { broker, ...own } = services;
    expect(broker?.image).toMatch(/^[a-z][a-z/-]*:\d+\.\d+/);
    expect(broker?.healthcheck).toMatchObject({ test: expect.arrayContaining(["CMD"]) as unknown });
    for (const service of Object.values(own))
      expect(service.depends_on?.["broker"]?.condition).toBe("service_healthy");
  });

  it("names the images that its manifest gives the source of", async () => {
    const base = await load(starters.find((each) => nameOf(each) === name)?.parts[0]?.file ?? "");
    expect(base.manifest.images.length).toBeGreaterThan(0);
    for (const { name: image, tag, usedIn } of base.manifest.images)
      expect(contentOf(name, usedIn)).toContain(`FROM ${image}:${tag}`);
  });

  it("says how it is run", async () => {
    const base = await load(starters.find((each) => nameOf(each) === name)?.parts[0]?.file ?? "");
    expect(base.manifest.commands).toBeDefined();
  });

  it("lists its variables with an example and no more", () => {
    const assigned = contentOf(name, ".env.example").match(/^[A-Z_]+=.+$/gm) ?? [];
    const variables = starters
      .find((each) => nameOf(each) === name)
      ?.parts.map(async (part) => (await load(part.file)).manifest.environment);
    return Promise.all(variables ?? []).then((lists) =>
      expect(assigned).toEqual(lists.flat().map(({ name, example }) => `${name}=${example}`)),
    );
  });
});

describe.each(starters.map(nameOf).filter((name) => name.startsWith("typescript/")))(
  "%s with npm",
  (name) => {
    it("locks every package by its checksum and names no registry", () => {
      const lock = JSON.parse(contentOf(name, "package-lock.json")) as {
        packages: Record<string, { integrity?: string }>;
      };
      const { "": root, ...packages } = lock.packages;
      expect(root).toBeDefined();
      for (const { integrity } of Object.values(packages)) expect(integrity).toMatch(/^sha512-/);
      expect(contentOf(name, "package-lock.json")).not.toContain('"resolved"');
    });
  },
);

describe.each(starters.map(({ selection }) => selection))("$option/$mode", ({ category, option, mode }) => {
  it("is a mode that the knowledge base knows", () => {
    const file = join(rootDir, "knowledge/categories", category, "options", `${option}.yaml`);
    const { modes } = parse(readFileSync(file, "utf8")) as { modes: Record<string, unknown> };
    expect(Object.keys(modes)).toContain(mode);
  });
});

describe("templates", () => {
  const templates = readdirSync(join(rootDir, "templates/starter"), { recursive: true, encoding: "utf8" });

  it.each(templates.filter((path) => path.endsWith(".hbs")))("%s has at most three ifs", (path) => {
    const text = readFileSync(join(rootDir, "templates/starter", path), "utf8");
    expect([...text.matchAll(/\{\{#(if|unless)/g)].length).toBeLessThanOrEqual(3);
  });
});

describe("another broker", () => {
  const swapped =
    /(\/broker\/|^package(-lock)?\.json$|^pom\.xml$|^go\.(mod|sum)$|^compose\.yaml$|^\.env\.example$)/;
  const languages = [...new Set(starters.map(({ language }) => language))];

  it.each(languages)(
    "changes one folder, the dependencies, compose and the environment in %s",
    (language) => {
      const [first, ...others] = [...trees].flatMap(([name, tree]) =>
        name.startsWith(`${language}/`) ? [tree] : [],
      );
      const files = (tree: readonly TreeFile[] | undefined) =>
        new Map(
          (tree ?? []).filter(({ path }) => !swapped.test(path)).map(({ path, content }) => [path, content]),
        );
      for (const other of others) expect(files(other)).toEqual(files(first));
    },
  );
});

describe("the index", () => {
  it("is what the build wrote", () => {
    const index = JSON.parse(readFileSync(join(outDir, "starters/index.json"), "utf8")) as { id: string }[];
    expect(index.map(({ id }) => id)).toContain("order-flow");
    expect(availableStarters(index as never)).toEqual(starters);
  });
});
