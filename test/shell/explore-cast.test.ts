import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { framesOf, recordedExplore } from "../record/cast.ts";
import { root } from "../support/repository.ts";

// Each step has a deadline of its own, which names the screen it was missed at.
vi.setConfig({ testTimeout: 120_000 });

const cast = readFileSync(join(root, "docs/explore.cast"), "utf8");

test("the recording shows what it is said to show, step by step", async () => {
  const frames = Object.entries(await framesOf(cast)).map(([name, frame]) => `== ${name}\n${frame}\n`);
  await expect(frames.join("\n")).toMatchFileSnapshot("../golden/explore-cast.txt");
});

test("the recording is a recording: times never go back, every line is an event", () => {
  const [header = "", ...lines] = cast.trimEnd().split("\n");
  expect(JSON.parse(header)).toMatchObject({ version: 2, width: 100, height: 30 });
  const events = lines.map((line) => JSON.parse(line) as [number, string, string]);
  const times = events.map(([at]) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(events.map(([, kind]) => kind))).toEqual(new Set(["m", "o"]));
});

test("today's program still shows these frames; if not, npm run record", async () => {
  expect(await framesOf(await recordedExplore())).toEqual(await framesOf(cast));
});
