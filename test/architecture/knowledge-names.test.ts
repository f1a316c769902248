import { basename } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { filesBelow } from "../support/repository.ts";
import { namings, wordsOf, type Vocabulary } from "./knowledge-names.ts";

const knowledge = filesBelow("knowledge", [".yaml"]);

/** File names are ids (test/architecture/knowledge-shape.test.ts). */
function idsIn(folder: string): Set<string> {
  const files = [...knowledge.keys()].filter((path) => path.includes(`/${folder}/`));
  return new Set(files.map((path) => basename(path, ".yaml")));
}

/** Questions declare requirement fields, and so do derive rules. */
function fields(): Set<string> {
  const texts = [...knowledge].filter(([path]) => /\/(questions|rules)\//.test(path)).map(([, text]) => text);
  const declared = texts.map((text) => parse(text) as { field?: string; derive?: { field?: string } });
  return new Set(
    declared.map(({ field, derive }) => field ?? derive?.field).filter((name) => name !== undefined),
  );
}

/** Members of the language's own lists and maps, which every file calls ("push"). */
const MEMBERS = [Array, Map, Set, String].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));

/** Options whose id is an everyday word: what rests on something is no HTTP interface. */
const EVERYDAY = new Set(["rest"]);

/** Build code sees no workload and no option, so a plain word there is its own ("platform" of the bundler). */
const distinctive = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => !/^[a-z0-9]+$/.test(id)));

test("no file in src/ names an option, attribute, criterion, rule, component or requirement field", () => {
  const all: Vocabulary = new Map([
    ...["options", "attributes", "criteria", "rules", "components", "decomposition"].map(
      (kind) => [kind, idsIn(kind)] as const,
    ),
    ["fields", fields()] as const,
  ]);
  for (const [kind, ids] of all) expect(ids.size, kind).toBeGreaterThan(0);
  const inBuild = new Map([...all].map(([kind, ids]) => [kind, kind === "options" ? ids : distinctive(ids)]));
  const source = filesBelow("src", [".ts", ".tsx"]);
  const model = new Map([...source].filter(([path]) => path.startsWith("src/model/")));
  const verbs = [...source.keys()].filter((path) => path.startsWith("src/shell/commands/"));
  const own = new Set([
    ...wordsOf(model),
    ...verbs.map((path) => basename(path).replace(/\.tsx?$/, "")),
    ...MEMBERS,
    ...EVERYDAY,
  ]);
  const found = [...source].flatMap(([path, text]) =>
    namings(path, text, path.startsWith("src/build/") ? inBuild : all, own).map(
      ({ line, kind, id }) => `${path}:${line} names ${id} of ${kind}`,
    ),
  );
  expect(found).toEqual([]);
});

const sample: Vocabulary = new Map([
  ["options", new Set(["kafka", "own-table"])],
  ["attributes", new Set(["largest-message", "latency", "title"])],
  ["fields", new Set(["messageSize", "ordering"])],
]);
const own = wordsOf(new Map([["src/model/a.ts", "z.strictObject({ title: z.string() });"]]));

test.each([
  ['if (option.id === "kafka") boost();', "kafka"],
  ["say(`Kafka is ${good}`);", "kafka"],
  ['const broker = "own-table";', "own-table"],
  ['cells["largest-message"];', "largest-message"],
  ["const { largestMessage } = cells;", "largest-message"],
  ["const largestMessage = 1;", "largest-message"],
  ['cells["latency"];', "latency"],
  ["cells.latency;", "latency"],
  ["const { latency } = cells;", "latency"],
  ["workload.messageSize;", "messageSize"],
  ['flag("--ordering", "ordering");', "ordering"],
])("%s names %s", (source, id) => {
  expect(namings("src/a.ts", source, sample, own).map((naming) => naming.id)).toEqual([id]);
});

test.each([
  "// Kafka keeps its own-table and latency",
  'import { latency } from "./latency.ts";',
  'say("the ordering of objectives and the latency of an answer");',
  "const latency = end - start;",
  'const { latency } = await import("./latency.ts");',
  'const [{ latency }, { parse }] = await Promise.all([import("./latency.ts"), import("yaml")]);',
  "option.title;",
  'say("kafkaesque");',
])("%s names nothing", (source) => {
  expect(namings("src/a.ts", source, sample, own)).toEqual([]);
});
