import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cellsOf } from "../../src/knowledge/checks/value-fits-type.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Option } from "../../src/model/option.ts";
import { published } from "../support/published.ts";
import { filesBelow } from "../support/repository.ts";

/** What every recorded value has to have, by its basis. Without a source, a judgement has to say what it rests on. */
const NEEDED = {
  documented: [
    ["basis"],
    ["source"],
    ["source", "url"],
    ["source", "section"],
    ["asOf"],
    ["checkedOn"],
    ["note"],
  ],
  measured: [["basis"], ["source"], ["source", "url"], ["setting"], ["asOf"], ["checkedOn"], ["note"]],
  judgement: [["basis"], ["reason"], ["asOf"], ["checkedOn"], ["note"]],
} as const;

const files = [...filesBelow("knowledge", [".yaml"])].filter(([path]) => path.includes("/options/"));

interface Removal {
  file: string;
  cell: string[];
  key: readonly string[];
}

const removals: Removal[] = files.flatMap(([file, text]) =>
  cellsOf(parse(text) as Option).flatMap(({ path, cell }) =>
    NEEDED[cell.basis].map((key) => ({ file, cell: path, key })),
  ),
);

function lint(file: string, data: unknown) {
  const path = file.replace(/^knowledge\//, "");
  const categories = published.categories.filter(({ category }) =>
    path.startsWith(`categories/${category.id}/`),
  );
  const onto = { ...published, categories };
  return loadKnowledge([{ path, text: JSON.stringify(data) }], { onto, origin: "test" }).findings;
}

function without(data: unknown, path: readonly string[]): unknown {
  const [key = "", ...rest] = path;
  const { [key]: value, ...others } = data as Record<string, unknown>;
  return rest.length === 0 ? others : { ...others, [key]: without(value, rest) };
}

describe("the cells of all options", () => {
  test.each(files.map(([file]) => file))("%s has no finding as it is", (file) => {
    const [, text] = files.find(([path]) => path === file) ?? [];
    expect(lint(file, parse(text ?? ""))).toEqual([]);
  });

  test("taking a source, a date, a basis or a reason from any of them is an error", () => {
    const texts = new Map(files);
    expect(removals.length).toBeGreaterThan(1000);
    fc.assert(
      fc.property(fc.constantFrom(...removals), ({ file, cell, key }) => {
        const whole: unknown = parse(texts.get(file) ?? "");
        const findings = lint(file, without(whole, [...cell, ...key]));
        expect(findings.map(({ level }) => level)).toContain("error");
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
