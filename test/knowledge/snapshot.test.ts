import { expect, test } from "vitest";
import { decide } from "../../src/core/decide.ts";
import { fromSnapshot, snapshotFiles } from "../../src/knowledge/snapshot.ts";
import { toWorkload } from "../../src/knowledge/read-workload.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import { SETTINGS } from "../support/decided.ts";
import { published } from "../support/published.ts";

const files = snapshotFiles(published);

function snapshot(): { base: KnowledgeBase; opened: string[] } {
  const opened: string[] = [];
  const base = fromSnapshot((file) => {
    opened.push(file);
    return JSON.parse(JSON.stringify(files[file]));
  });
  return { base, opened };
}

test("what is read back is what was written", () => {
  const { base } = snapshot();
  const categories = base.categories.map(({ names, ...others }) => {
    expect(names).toContain(others.options[0]?.id);
    return others;
  });
  expect({ ...base, categories }).toEqual(published);
});

test("a decision about one category reads the options of no other", () => {
  const { base, opened } = snapshot();
  const [first, second] = base.categories;
  const running = second!.names![0]!;
  const workload = toWorkload({ operated: [running], incumbent: [running] }, base);
  decide(base, workload, { ...SETTINGS, decide: [first!.category.id] });
  expect(opened).toEqual(["knowledge.json", `options/${first!.category.id}.json`]);
});
