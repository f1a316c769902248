import { instance } from "@viz-js/viz";
import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Graph } from "../../src/model/graph.ts";
import { drawing } from "../../src/render/graph/drawing.ts";
import { graphDot } from "../../src/render/graph/dot.ts";
import { graphMermaid } from "../../src/render/graph/mermaid.ts";
import { graphSvg } from "../../src/render/graph/svg.ts";
import { LINKS } from "../../src/render/graph/words.ts";
import { width } from "../../src/render/text.ts";
import { runMain } from "../support/main.ts";
import { diagramType } from "../support/mermaid.ts";

const ASKED = { registry: ["--category", "registry"], dubbo: ["rpc/dubbo"] };
const map = async (what: keyof typeof ASKED, ...more: string[]) =>
  (await runMain(["map", ...ASKED[what], ...more])).stdout;

const plain = { title: same, good: same, bad: same, warn: same, quiet: same, accent: same };
function same(text: string): string {
  return text;
}

const graphs: Record<string, Graph> = {};
beforeAll(async () => {
  for (const what of ["registry", "dubbo"] as const) {
    graphs[what] = JSON.parse(await map(what, "--json")) as Graph;
  }
});

/** Awkward names: what ends a text in some language, wide letters, and nothing else in common. */
const awkward: Graph = {
  format: 1,
  version: "0",
  fingerprint: "",
  title: 'A "map" of <fruit> & #1; 果物',
  nodes: ["apple [red]", 'the "pear"', "果物の籠 basket", "a -- b | c; end", "back\\slash %% subgraph"].map(
    (title, n) => ({
      id: `fruit/${String(n)}`,
      kind: (["option", "component", "statement"] as const)[n % 3] ?? "option",
      title,
      ...(n % 3 === 0 ? { category: "fruit & co" } : {}),
      centre: n === 0,
      state: (["plain", "fits", "open", "out"] as const)[n % 4] ?? "plain",
      why: [],
    }),
  ),
  links: (["conflict", "requires", "makes-unneeded", "rests-on", "works-with"] as const).map((kind, n) => ({
    number: n + 1,
    kind,
    from: `fruit/${String(n)}`,
    to: `fruit/${String((n + 1) % 5)}`,
    summary: 'It says "so" & <more>.',
    holds: n % 2 === 0,
  })),
};

describe.each(["registry", "dubbo"] as const)("%s in the terminal", (what) => {
  test.each([80, 160])("at %i columns, with and without colour", async (columns) => {
    const env = { COLUMNS: String(columns) };
    const run = async (colour: string) =>
      (await runMain(["map", ...ASKED[what]], { env: { ...env, FORCE_COLOR: colour } })).stdout;
    const [text, coloured] = [await run("0"), await run("1")];
    await expect(text).toMatchFileSnapshot(`../golden/map-${what}-${String(columns)}.txt`);
    await expect(coloured).toMatchFileSnapshot(`../golden/map-${what}-${String(columns)}-colour.txt`);
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(text);
    const wide = text.split("\n").filter((line) => width(line) > columns && !line.trim().startsWith("http"));
    expect(wide).toEqual([]);
    const words = (graphs[what]?.nodes ?? []).flatMap(({ title }) => title.split(" "));
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });
});

test.each([40, 60, 80, 120, 200])(
  "a drawing at %i columns cuts no word and keeps in its width",
  (columns) => {
    for (const graph of [...Object.values(graphs), awkward]) {
      const lines = drawing(graph, { columns, style: plain });
      if (lines === undefined) continue;
      expect(lines.filter((line) => width(line) > columns)).toEqual([]);
      const text = lines.join("\n");
      const words = graph.nodes.flatMap(({ title }) => title.split(" "));
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
    }
  },
);

test("every line reaches what it points to, with its number and kind at that end", () => {
  const text = (drawing(awkward, { columns: 200, style: plain }) ?? []).join("\n");
  const ends = { conflict: "✗", requires: "▶", "makes-unneeded": "○", "rests-on": "■", "works-with": "●" };
  for (const { number, kind } of awkward.links) {
    const end = ends[kind as keyof typeof ends];
    expect(text).toMatch(new RegExp(`${String(number)}${end}|${end}${String(number)}`));
  }
});

const KINDS = Object.keys(LINKS) as (keyof typeof LINKS)[];

/** Any graph of up to nine nodes: circles, several lines between two nodes, several ends of one line. */
const anyGraph = fc
  .record({
    nodes: fc.integer({ min: 2, max: 9 }),
    lines: fc.array(
      fc.record({
        from: fc.nat(8),
        to: fc.array(fc.nat(8), { minLength: 1, maxLength: 3 }),
        kind: fc.constantFrom(...KINDS),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ nodes, lines }): Graph => ({
    ...awkward,
    nodes: Array.from({ length: nodes }, (_, n) => ({
      ...awkward.nodes[0]!,
      id: String(n),
      title: `node ${String(n)}`,
    })),
    links: lines.flatMap(({ from, to, kind }, n) =>
      [...new Set(to.map((one) => one % nodes))]
        .filter((one) => one !== from % nodes)
        .map((one) => ({
          ...awkward.links[0]!,
          number: n + 1,
          kind,
          from: String(from % nodes),
          to: String(one),
        })),
    ),
  }));

test("of any graph, each line shows its number and kind once at each of its ends, and no box is written over", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const lines = drawing(graph, { columns: 400, style: plain }) ?? [];
      const text = lines.join("\n");
      const names = graph.nodes.map(({ title }) => title);
      expect(names.filter((name) => !text.includes(name))).toEqual([]);
      for (const { number, kind } of graph.links) {
        const { end } = LINKS[kind];
        const ends = text.match(
          new RegExp(`(?<!\\d)${String(number)}${end}|${end}${String(number)}(?!\\d)`, "g"),
        );
        expect(ends).toHaveLength(graph.links.filter((link) => link.number === number).length);
      }
      const borders = text.match(/[┏┓┗┛┌┐└┘]/g)?.length ?? 0;
      expect(borders).toBeGreaterThanOrEqual(4 * graph.nodes.length);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("what does not fit the columns is drawn in parts, and nothing gets lost", async () => {
  const text = (await runMain(["map", "--category", "registry"], { env: { COLUMNS: "80" } })).stdout;
  expect(drawing(graphs["registry"]!, { columns: 80, style: plain })).toBeUndefined();
  const named = (graphs["registry"]?.nodes ?? []).filter(({ centre }) => centre);
  for (const { title } of named) for (const word of title.split(" ")) expect(text).toContain(word);
});

describe("Mermaid's own parser", () => {
  test.each(["registry", "dubbo", "awkward"])("accepts %s", async (what) => {
    const text = graphMermaid(graphs[what] ?? awkward);
    expect(await diagramType(text)).toMatch(/^flowchart/);
  });

  test("rejects what is broken", async () => {
    const broken = graphMermaid(awkward).replace("flowchart LR", "flowchart LR\n  n0[[");
    await expect(diagramType(broken)).rejects.toThrow(/Parse error/);
  });
});

describe("Graphviz", () => {
  test.each(["registry", "dubbo", "awkward"])("draws %s", async (what) => {
    const graph = graphs[what] ?? awkward;
    const viz = await instance();
    const drawn = viz.renderJSON(graphDot(graph)) as { objects: { name: string }[]; edges: unknown[] };
    const names = drawn.objects.map(({ name }) => name);
    expect(graph.nodes.filter(({ id }) => !names.includes(id))).toEqual([]);
    expect(drawn.edges).toHaveLength(graph.links.length);
  });
});

describe("SVG", () => {
  test.each(["registry", "dubbo", "awkward"])(
    "of %s is well-formed, with every node and line in its bounds",
    (what) => {
      const graph = graphs[what] ?? awkward;
      const text = graphSvg(graph);
      const { documentElement: svg } = parsedXml(text);
      expect(svg?.getElementsByTagName("title")[0]?.textContent).toBe(graph.title);
      expect(text.match(/<path class="link/g)).toHaveLength(graph.links.length);
      const [, , wide = 0, high = 0] = (svg?.getAttribute("viewBox") ?? "").split(" ").map(Number);
      const boxes = boxesOf(text);
      expect(boxes).toHaveLength(graph.nodes.length);
      const right = boxes.map(([x = 0, , w = 0]) => x + w);
      const bottom = boxes.map(([, y = 0, , h = 0]) => y + h);
      expect(Math.min(...boxes.flat())).toBeGreaterThanOrEqual(0);
      expect(Math.max(...right)).toBeLessThanOrEqual(wide);
      expect(Math.max(...bottom)).toBeLessThanOrEqual(high);
    },
  );
});

test("XML that is not well-formed is noticed", () => {
  expect(() => parsedXml(graphSvg(awkward).replace("</g>", ""))).toThrow();
});

function parsedXml(text: string) {
  const onError = (_: string, message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ onError }).parseFromString(text, "text/xml");
}

/** Left, top, width and height of every node. */
function boxesOf(svg: string): number[][] {
  const pattern = /<rect class="node[^"]*" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/g;
  return [...svg.matchAll(pattern)].map((box) => box.slice(1).map(Number));
}
